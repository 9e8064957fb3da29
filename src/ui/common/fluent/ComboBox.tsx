import './noFluentDownloads';
import { TextField } from '@fluentui/react/lib/TextField';
import * as React from 'react';

import type { AppError } from '../../../core/errors';
import { strings } from '../strings';
import styles from './ComboBox.module.scss';
import { Field, type FieldProps } from './Field';
import { formStrings } from './formStrings';
import { onlyMatch } from './onlyMatch';
import { useSuggestions } from './useSuggestions';

export interface Suggestion<Value> {
  readonly id: string;
  readonly title: string;
  readonly second?: string;
  readonly value: Value;
}

export interface ComboBoxProps<Value> extends FieldProps {
  /** What is chosen, as its box shows it. */
  readonly chosen?: { readonly title: string; readonly second?: string };
  /** Undefined as soon as the text no longer is what was chosen. */
  readonly onChoose: (value: Value | undefined) => void;
  /** Answers to what is typed; wrap it in useCallback. */
  readonly search: (words: string) => Promise<readonly Suggestion<Value>[]>;
  /** Letters typed before the search begins. */
  readonly from?: number;
  /** What a failed search says. */
  readonly onFailure?: (error: AppError) => string;
}

/**
 * A box that finds what is typed: arrows move through what it found, Enter chooses, Escape closes the list, and
 * leaving the box chooses what is called exactly what was typed (WAI-ARIA authoring practices, editable combobox with list autocomplete).
 */
export function ComboBox<Value>(props: ComboBoxProps<Value>): JSX.Element {
  const { chosen, onChoose, search, from = 2, onFailure, ...field } = props;
  const { id } = field;
  const [typed, setTyped] = React.useState<string>();
  const [open, setOpen] = React.useState(false);
  const [at, setAt] = React.useState(0);
  const text = typed ?? chosen?.title ?? '';
  const { found, searching, failed } = useSuggestions(search, open ? text.trim() : '', from);
  const latest = React.useRef<string>();
  React.useEffect(() => {
    latest.current = typed;
    return () => {
      latest.current = undefined;
    };
  }, [typed]);
  const active = open ? found[Math.min(at, found.length - 1)] : undefined;
  const activeId = active && `${id}-${active.id}`;
  React.useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function choose(suggestion: Suggestion<Value>): void {
    setTyped(undefined);
    setOpen(false);
    onChoose(suggestion.value);
  }

  /** The search may still be under way when the box is left: its answer counts unless more was typed meanwhile. */
  function leave(): void {
    setOpen(false);
    if (typed === undefined || typed.trim().length < from) return;
    const match = onlyMatch(found, typed);
    if (match) choose(match);
    else if (searching || !open) {
      search(typed.trim()).then(
        answer => {
          const late = latest.current === typed ? onlyMatch(answer, typed) : undefined;
          if (late) choose(late);
        },
        () => {
          if (latest.current === typed) setOpen(true);
        },
      );
    }
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (open && found.length > 0) setAt((Math.min(at, found.length - 1) + by + found.length) % found.length);
      setOpen(true);
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <Field {...field}>
      {box => (
        <div className={styles.wrap}>
          <TextField
            {...box}
            role="combobox"
            aria-expanded={open && found.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={activeId}
            autoComplete="off"
            invalid={field.error !== undefined}
            value={text}
            onChange={(_event, next) => {
              setTyped(next ?? '');
              setAt(0);
              setOpen(true);
              if (chosen) onChoose(undefined);
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          {open && found.length > 0 && (
            <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={field.label}>
              {found.map(suggestion => (
                <div
                  key={suggestion.id}
                  id={`${id}-${suggestion.id}`}
                  role="option"
                  className={styles.option}
                  aria-selected={suggestion === active}
                  onMouseDown={event => {
                    event.preventDefault();
                    choose(suggestion);
                  }}
                >
                  <span className={styles.optionTitle}>{suggestion.title}</span>
                  {suggestion.second && <span className={styles.second}>{suggestion.second}</span>}
                </div>
              ))}
            </div>
          )}
          <p className={failed ? `${styles.says} ${styles.saysWrong}` : styles.says} role="status">
            {failed ? (onFailure?.(failed) ?? strings.error[failed.kind].title) : says(props, { open, text, searching, count: found.length })}
          </p>
        </div>
      )}
    </Field>
  );
}

interface Situation {
  readonly open: boolean;
  readonly text: string;
  readonly searching: boolean;
  readonly count: number;
}

function says<Value>({ chosen, from = 2 }: ComboBoxProps<Value>, { open, text, searching, count }: Situation): string {
  if (!open) return chosen?.second ?? '';
  if (text.trim().length < from) return '';
  if (searching) return formStrings.searching;
  return count === 0 ? formStrings.noneFound(text.trim()) : formStrings.found(count);
}
