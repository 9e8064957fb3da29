import * as React from 'react';

import { ErrorMessage } from '../ErrorMessage';
import { useWork } from '../useWork';
import { InPlaceBox, type Box } from './InPlaceBox';
import { InPlaceForm } from './InPlaceForm';

export interface OneTextFormProps {
  /** What the form is called by a screen reader. */
  readonly label: string;
  readonly field: string;
  readonly hint?: string;
  readonly value?: string;
  readonly rows?: number;
  readonly max: number;
  /** What is said when nothing was typed. */
  readonly needed: string;
  readonly submit: string;
  readonly cancel?: string;
  readonly framed?: boolean;
  /** What happened when saving failed, and what is kept. */
  readonly failed?: string;
  readonly kept?: string;
  readonly onSubmit: (text: string) => Promise<void>;
  readonly onClose: () => void;
  /** Above the box. */
  readonly children?: React.ReactNode;
}

/** Asks for one text that must not be empty: a reason, a note, a title. It takes the focus when it opens. */
export function OneTextForm(props: OneTextFormProps): JSX.Element {
  const { value = '', onSubmit } = props;
  const box = React.useRef<Box>(null);
  const [text, setText] = React.useState(value);
  const [problem, setProblem] = React.useState(false);
  const { run, busy, error } = useWork(() => onSubmit(text.trim()));
  const submit = (): void => {
    const isEmpty = text.trim() === '';
    setProblem(isEmpty);
    if (isEmpty) box.current?.focus();
    else run();
  };

  React.useLayoutEffect(() => box.current?.focus(), []);

  return (
    <InPlaceForm
      label={props.label}
      submit={props.submit}
      cancel={props.cancel}
      framed={props.framed}
      isDirty={text.trim() !== value.trim()}
      busy={busy}
      message={error && <ErrorMessage error={error} what={props.failed} kept={props.kept} onRetry={submit} retrying={busy} plain />}
      onSubmit={submit}
      onCancel={props.onClose}
    >
      {props.children}
      <InPlaceBox
        ref={box}
        label={props.field}
        hint={props.hint}
        rows={props.rows}
        max={props.max}
        value={text}
        problem={problem && text.trim() === '' ? props.needed : undefined}
        onChange={setText}
      />
    </InPlaceForm>
  );
}
