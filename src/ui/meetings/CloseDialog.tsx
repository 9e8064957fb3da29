// First, so that Fluent fetches no fonts of its own.
import '../common/fluent/noFluentDownloads';
import { Modal } from '@fluentui/react/lib/Modal';
import * as React from 'react';

import type { Gap, Readiness } from '../../core/meetings';
import type { Key } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { FluentSurface } from '../common/fluent';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { StateIcon } from '../common/StateIcon';
import { useGroupId } from '../common/useGroupId';
import { toAppError, useLoad } from '../common/useLoad';
import { useWork } from '../common/useWork';
import styles from './closing.module.scss';
import type { Room } from './readRoom';
import { strings } from './strings';
import type { Keepers } from './useKeepers';
import { loadWrapUp } from './wrapUp';

export interface CloseDialogProps {
  readonly room: Room;
  readonly keepers: Keepers;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  /** Leads to the agenda item or action that a gap speaks of. */
  readonly onGoTo: (about: Key) => void;
}

const stillWhenAsked = { '@media (prefers-reduced-motion: reduce)': { animation: 'none', transition: 'none' } };

interface Check {
  readonly readiness: Readiness;
  readonly isSaved: boolean;
}

/** Saves what is typed, then says what is missing before a meeting is closed. */
export default function CloseDialog({ room, keepers, onCancel, onConfirm, onGoTo }: CloseDialogProps): JSX.Element {
  const services = useServices();
  const id = useGroupId();
  const back = React.useRef<HTMLElement>(null);
  const { meeting } = room;
  const check = React.useCallback(async (): Promise<Check> => {
    const isSaved = await keepers.flush();
    const { checkClosing } = await loadWrapUp();
    return { isSaved, readiness: await checkClosing(services, await services.desk.meetings.byId(meeting.id)) };
  }, [keepers, services, meeting.id]);
  const { loaded, reload } = useLoad(check);
  const confirm = useWork(async () => {
    if (!(await keepers.flush())) throw toAppError(new Error(strings.close.notSaved));
    onConfirm();
  });

  const opener = React.useRef(document.activeElement);

  function cancel(): void {
    onCancel();
    const { current } = opener;
    if (current instanceof HTMLElement) setTimeout(() => current.focus());
  }

  const ready = loaded.state === 'ready' ? loaded.value : undefined;
  // What is found out pushes the button that has the focus down, in a low window out of sight.
  React.useEffect(() => {
    if (document.activeElement === back.current) back.current?.scrollIntoView({ block: 'nearest' });
  }, [ready]);
  const blocked = !ready || !ready.isSaved || ready.readiness.blockers.length > 0;
  return (
    <Modal
      isOpen
      isBlocking
      onDismiss={cancel}
      // It begins on the button that changes nothing; a gap leads to its item and must not be called back to the opener.
      focusTrapZoneProps={{ firstFocusableTarget: () => back.current, disableRestoreFocus: true }}
      titleAriaId={`${id}-title`}
      subtitleAriaId={`${id}-text`}
      styles={{ root: stillWhenAsked, main: { ...stillWhenAsked, maxWidth: 'min(520px, 96vw)', minWidth: 'min(280px, 96vw)', minHeight: 0, maxHeight: '94vh', borderRadius: 8, background: 'transparent' } }}
    >
      <FluentSurface className={styles.dialog}>
        <h2 className={styles.title} id={`${id}-title`}>
          {strings.close.title}
        </h2>
        <p className={styles.text} id={`${id}-text`}>
          {strings.close.text}
        </p>
        <div className={styles.gapList}>
          {loaded.state === 'loading' && <Skeleton rows={3} />}
          {loaded.state === 'failed' && <ErrorMessage error={loaded.error} onRetry={reload} plain />}
          {ready && !ready.isSaved && <p className={styles.problem}>{strings.close.notSaved}</p>}
          {ready && <Gaps title={strings.close.blockers} state="stuck" gaps={ready.readiness.blockers} onGoTo={onGoTo} />}
          {ready && <Gaps title={strings.close.warnings} state="dueSoon" gaps={ready.readiness.warnings} onGoTo={onGoTo} />}
          {ready && !blocked && ready.readiness.warnings.length === 0 && <p>{strings.close.ready}</p>}
          {confirm.error && <p className={styles.problem}>{strings.close.notSaved}</p>}
        </div>
        <div className={`${form.buttons} ${styles.buttons}`}>
          <Button kind="primary" disabled={blocked} busy={confirm.busy} onClick={() => confirm.run()}>
            {strings.close.confirm}
          </Button>
          <Button ref={back} onClick={cancel}>
            {strings.close.cancel}
          </Button>
          {ready && !ready.isSaved && <Button onClick={reload}>{strings.minutes.tryAgain}</Button>}
        </div>
      </FluentSurface>
    </Modal>
  );
}

interface GapsProps {
  readonly title: string;
  readonly state: 'stuck' | 'dueSoon';
  readonly gaps: readonly Gap[];
  readonly onGoTo: (about: Key) => void;
}

function Gaps({ title, state, gaps, onGoTo }: GapsProps): JSX.Element | null {
  if (gaps.length === 0) return null;
  return (
    <section className={styles.gaps}>
      <h3>{title}</h3>
      <ul>
        {gaps.map(({ code, message, about }) => (
          <li key={`${code}:${about ?? ''}`} data-state={state}>
            <StateIcon state={state} size={16} />
            {about ? (
              <button type="button" className={styles.gap} onClick={() => onGoTo(about)}>
                {message}
              </button>
            ) : (
              <span>{message}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
