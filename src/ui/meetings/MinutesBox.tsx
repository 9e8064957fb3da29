import * as React from 'react';

import form from '../common/inPlace/form.module.scss';
import { useGroupId } from '../common/useGroupId';
import { MinutesConflict } from './MinutesConflict';
import type { MinutesKeeper } from './minutesKeeper';
import { MinutesStatus } from './MinutesStatus';
import styles from './minutes.module.scss';
import { strings } from './strings';
import { useMinutes } from './useKeepers';

export interface MinutesBoxProps {
  readonly keeper: MinutesKeeper;
  readonly title: string;
  readonly onNext: () => void;
}

/** Where a caret stands after another's words were joined into the text around it. */
export function movedCaret(before: string, after: string, caret: number): number {
  if (after.slice(0, caret) === before.slice(0, caret)) return caret;
  const tail = before.slice(caret);
  return after.endsWith(tail) ? after.length - tail.length : Math.min(caret, after.length);
}

/** The minutes of one item. What is typed is kept from the first keystroke; leaving the box saves it. */
export const MinutesBox = React.forwardRef<HTMLTextAreaElement, MinutesBoxProps>(function MinutesBox(props, ref) {
  const { keeper, title, onNext } = props;
  const id = useGroupId();
  const box = React.useRef<HTMLTextAreaElement | null>(null);
  const { text, state } = useMinutes(keeper);
  const typed = React.useRef(text);

  React.useLayoutEffect(() => {
    const area = box.current;
    if (area && typed.current !== text && document.activeElement === area) {
      const caret = movedCaret(typed.current, text, area.dataset.caret ? Number(area.dataset.caret) : area.selectionStart);
      area.setSelectionRange(caret, caret);
    }
    typed.current = text;
  }, [text]);

  const rememberCaret = (area: HTMLTextAreaElement): void => {
    area.dataset.caret = String(area.selectionStart);
  };

  return (
    <div className={styles.minutes}>
      <label className={`${form.label} ${styles.label}`} htmlFor={id}>
        {strings.minutes.label}
      </label>
      <textarea
        ref={(area) => {
          box.current = area;
          if (typeof ref === 'function') ref(area);
          else if (ref) ref.current = area;
        }}
        id={id}
        className={styles.box}
        aria-label={strings.minutes.labelOf(title)}
        aria-describedby={`${id}-hint`}
        maxLength={60000}
        rows={4}
        value={text}
        onChange={(event) => {
          typed.current = event.target.value;
          rememberCaret(event.target);
          keeper.type(event.target.value);
        }}
        onSelect={(event) => rememberCaret(event.currentTarget)}
        onBlur={() => void keeper.flush()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onNext();
        }}
      />
      <div className={styles.below}>
        <MinutesStatus state={state} text={text} onRetry={() => void keeper.flush()} />
        <p className={styles.hint} id={`${id}-hint`}>
          {strings.minutes.hint}
        </p>
      </div>
      {state.kind === 'conflict' && <MinutesConflict current={state.current} mine={state.mine} both={state.both} onSettle={(chosen) => void keeper.settle(chosen)} />}
    </div>
  );
});
