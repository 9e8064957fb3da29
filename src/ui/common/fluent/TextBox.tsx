import './noFluentDownloads';
import { TextField } from '@fluentui/react/lib/TextField';
import * as React from 'react';

import { Field, type FieldProps } from './Field';

export interface TextBoxProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email';
  /** Shown inside the box, before the text: "£". */
  readonly prefix?: string;
}

/** One line of text. What is typed is kept as typed; the form reads it when it is saved. */
export function TextBox({ value, onChange, onBlur, inputMode, prefix, ...field }: TextBoxProps): JSX.Element {
  return (
    <Field {...field}>
      {box => (
        <TextField
          {...box}
          // Fluent would name the box after its prefix.
          aria-labelledby={prefix && `${field.id}-label`}
          value={value}
          prefix={prefix}
          inputMode={inputMode}
          invalid={field.error !== undefined}
          autoComplete="off"
          onChange={(_event, text) => onChange(text ?? '')}
          onBlur={onBlur}
        />
      )}
    </Field>
  );
}

/** A sum in pounds and pence, as typed. */
export function MoneyBox(props: Omit<TextBoxProps, 'prefix' | 'inputMode'>): JSX.Element {
  return <TextBox {...props} prefix="£" inputMode="decimal" />;
}

/** Several lines of text. */
export function NoteBox({ value, onChange, rows = 4, ...field }: FieldProps & Pick<TextBoxProps, 'value' | 'onChange'> & { readonly rows?: number }): JSX.Element {
  return (
    <Field {...field}>
      {box => (
        <TextField
          {...box}
          multiline
          rows={rows}
          autoAdjustHeight
          resizable={false}
          value={value}
          invalid={field.error !== undefined}
          onChange={(_event, text) => onChange(text ?? '')}
        />
      )}
    </Field>
  );
}
