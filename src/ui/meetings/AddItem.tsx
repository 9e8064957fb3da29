import * as React from 'react';

import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './room.module.scss';
import { strings } from './strings';

/** Puts an item on the agenda of the meeting that goes on. */
export function AddItem({ onAdd }: { readonly onAdd: (title: string, key: string) => Promise<void> }): JSX.Element {
  const { newKey } = useServices();
  const id = useGroupId();
  const box = React.useRef<HTMLInputElement>(null);
  const opener = React.useRef<HTMLElement>(null);
  const [open, setOpen] = React.useState(false);
  const [title, setTitle] = React.useState('');
  const [problem, setProblem] = React.useState(false);
  const key = React.useRef('');
  const { run, busy, error } = useWork(async () => {
    await onAdd(title.trim(), key.current);
    close();
  });

  const close = (): void => {
    setOpen(false);
    setTitle('');
    setProblem(false);
    opener.current?.focus();
  };
  const submit = (): void => {
    if (title.trim() === '') {
      setProblem(true);
      box.current?.focus();
    } else run();
  };

  React.useEffect(() => {
    if (!open) return;
    key.current = newKey();
    box.current?.focus();
  }, [open, newKey]);

  return (
    <div className={styles.addItem}>
      <Button ref={opener} kind="quiet" small icon="add" expanded={open} onClick={() => (open ? close() : setOpen(true))}>
        {strings.room.addItem}
      </Button>
      {open && (
        <form
          className={styles.form}
          aria-label={strings.room.addItem}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <input
            ref={box}
            className={styles.box}
            aria-label={strings.room.itemTitle}
            aria-invalid={problem || undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            maxLength={255}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          {problem && (
            <p className={styles.problem} id={`${id}-problem`} role="alert">
              {strings.room.itemNeeded}
            </p>
          )}
          {error && <ErrorMessage error={error} plain onRetry={submit} retrying={busy} />}
          <div className={styles.tools}>
            <Button kind="primary" small type="submit" busy={busy}>
              {strings.room.addItemSave}
            </Button>
            <Button small onClick={close}>
              {strings.item.cancel}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
