import * as React from 'react';

import { displayDate, timeOf } from '../../core/time';
import { keepUntil } from '../../core/records';
import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { Progress } from '../common/Progress';
import { useServices } from '../common/ServicesContext';
import { Steps, type Step } from '../common/Steps';
import { Hidden } from '../common/Surface';
import { Heading } from '../common/TopHeading';
import { ChaseTrouble } from './ChaseTrouble';
import { closingWords as words } from './closingStrings';
import styles from './closing.module.scss';
import { FilingWays } from './FilingWays';
import { stepNews } from './news';
import type { Room } from './readRoom';
import type { WrapUp } from './useWrapUp';
import { closingLines, countSteps, countTold, filingTitle, inOrder, isFilingOpen } from './wrapUpView';

export interface WrapUpPanelProps {
  readonly room: Room;
  readonly wrapUp: WrapUp;
  readonly canEdit: boolean;
  /** Takes the focus when the meeting is closed from here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
}

type StepsProps = Pick<WrapUpPanelProps, 'room' | 'wrapUp' | 'canEdit'>;

/** Closing, telling and filing as one row of steps; what waits or is stuck has its way on beneath it. */
export function WrapUpPanel({ room, wrapUp, canEdit, heading }: WrapUpPanelProps): JSX.Element {
  const steps = useSteps({ room, wrapUp, canEdit });
  useStepNews(steps);
  const { done, waiting, all } = countSteps(steps);
  const resting = wrapUp.phase === 'resting';
  const interrupted = resting && room.meeting.status !== 'Closed' && !wrapUp.error;
  const toGoOn = resting && canEdit && (interrupted || room.filings.some((filing) => filing.state === 'Working'));
  return (
    <section aria-label={words.title} data-focus-home="">
      <div className={styles.head}>
        <Heading below={1} ref={heading} tabIndex={-1}>{done === all ? words.done : words.title}</Heading>
        <p className={styles.counts}>
          <span>{words.stepsDone(done, all)}</span>
          {waiting > 0 && <span>{words.waiting(waiting)}</span>}
        </p>
        <Progress done={done} total={all} label={words.progress} />
      </div>
      {toGoOn && !wrapUp.error && (
        <div className={styles.note}>
          <Message
            kind="busy"
            plain
            title={interrupted ? words.goOnTitle : words.goOnFiling}
            actions={
              <Button kind="primary" onClick={wrapUp.goOn}>
                {words.goOn}
              </Button>
            }
          >
            {words.goOnText}
          </Message>
        </div>
      )}
      {wrapUp.error && (
        <div className={styles.note}>
          <ErrorMessage error={wrapUp.error} what={words.failed} kept={words.failedKept} onRetry={wrapUp.goOn} retrying={!resting} plain />
        </div>
      )}
      <div className={styles.steps}>
        <Steps label={words.title} steps={steps} joined />
      </div>
      {done < all && <p className={styles.note}>{words.leave}</p>}
    </section>
  );
}

function useSteps({ room, wrapUp, canEdit }: StepsProps): readonly Step[] {
  const { links, pack } = useServices();
  const { meeting, contract } = room;
  const lines = closingLines(meeting, wrapUp.steps);
  const filings = inOrder(room.filings);
  const keep = contract.end && keepUntil(contract.end, contract.executedAs === 'Deed' ? 'Deed' : 'Simple contract', pack.records);
  const filed = filings.filter(({ state }) => state === 'Filed');
  const label: Step = {
    id: 'label',
    title: words.steps.label,
    state: filings.length > 0 && !filings.some(isFilingOpen) ? 'met' : 'notStarted',
    note: filed[0]?.keepUntil ? displayDate(filed[0].keepUntil) : keep && displayDate(keep),
  };
  const placeholders: readonly Step[] = (['Recording', 'Transcript'] as const).map((kind) => ({
    id: kind,
    title: words.filing.kinds[kind],
    state: 'notStarted',
    note: words.steps.afterMinutes,
  }));
  return [
    ...lines,
    chaseStep(room, wrapUp, canEdit),
    ...(filings.length > 0 ? filings.map((filing) => filingStep(filing, { room, wrapUp, canEdit }, links.file)) : placeholders),
    label,
  ];
}

/** Whether the owners were told, as far as it is known here. */
function chaseStep(room: Room, wrapUp: WrapUp, canEdit: boolean): Step {
  const base = { id: 'chase', title: words.steps.chase };
  if (wrapUp.phase === 'chasing') return { ...base, state: 'working' };
  if (wrapUp.chaseError) {
    return {
      ...base,
      state: 'stuck',
      note: words.filing.stuck,
      more: <ErrorMessage error={wrapUp.chaseError} what={words.chase.failed} kept={words.chase.failedText} onRetry={wrapUp.chaseNow} plain />,
    };
  }
  if (!wrapUp.chases) return { ...base, state: 'notStarted' };
  if (wrapUp.chases.length === 0) return untold(base, room, wrapUp, canEdit);
  const undelivered = wrapUp.chases.filter(({ state }) => state !== 'Sent');
  const { people, withoutAccount } = countTold(wrapUp.chases, room);
  const note = words.steps.told(people, withoutAccount);
  if (undelivered.length === 0) return { ...base, state: 'met', note };
  return { ...base, state: 'stuck', note, more: <ChaseTrouble rows={undelivered} wrapUp={wrapUp} canEdit={canEdit} /> };
}

/** Nobody has been told: because there is nobody to tell, or because somebody left in between. */
function untold(base: Pick<Step, 'id' | 'title'>, { meeting, actions }: Room, wrapUp: WrapUp, canEdit: boolean): Step {
  const toTell = actions.some((action) => action.meeting?.id === meeting.id && action.status === 'Open' && action.owner);
  if (!toTell) return { ...base, state: 'met', note: words.steps.nobody };
  const tell = canEdit && (
    <Button small kind="primary" onClick={wrapUp.chaseNow}>
      {words.chase.remind}
    </Button>
  );
  return { ...base, state: 'waiting', note: words.filing.waiting, more: words.steps.nobodyTold, actions: tell || undefined };
}

function filingStep(filing: Stored<Filing>, { room, wrapUp, canEdit }: StepsProps, file: (path: string) => string): Step {
  const title = filingTitle(filing);
  const base = { id: filing.key, title };
  const ways = canEdit && <FilingWays filing={filing} meeting={room.meeting} wrapUp={wrapUp} />;
  const more = (said: React.ReactNode): React.ReactNode => (
    <>
      {said}
      {ways}
    </>
  );
  switch (filing.state) {
    case 'Filed':
      return { ...base, state: 'filed', note: filing.file ? <FileLink title={title} note={filedNote(filing)} href={file(filing.file)} /> : filedNote(filing) };
    case 'Without':
      return { ...base, state: 'notRequired', note: words.filing.without, more: filing.message };
    case 'Waiting':
      return { ...base, state: 'waiting', note: words.filing.waiting, more: more(waitingWords(filing)) };
    case 'Stuck':
      return { ...base, state: 'stuck', note: words.filing.stuck, more: more(filing.message) };
    default:
      return workingStep(filing, wrapUp, base, more);
  }
}

function waitingWords({ reason, message, modified, nextCheck }: Stored<Filing>): string {
  const checked = reason === 'Not there yet' && words.filing.checked(timeOf(modified));
  return [checked, message, nextCheck && words.filing.nextCheck(timeOf(nextCheck))].filter(Boolean).join(' ');
}

function filedNote({ filedAt }: Pick<Filing, 'filedAt'>): string {
  return filedAt ? timeOf(filedAt) : words.filing.stepNotes.filed ?? '';
}

/** The time alone would not say what the link opens. */
function FileLink({ title, note, href }: { readonly title: string; readonly note: string; readonly href: string }): JSX.Element {
  return (
    <a href={href}>
      <Hidden>{`${title}, `}</Hidden>
      {note}
    </a>
  );
}

function workingStep(filing: Stored<Filing>, wrapUp: WrapUp, base: Pick<Step, 'id' | 'title'>, more: (said: React.ReactNode) => React.ReactNode): Step {
  const begun = filing.step !== 'locate' || filing.sourceId !== '';
  if (wrapUp.phase !== 'filing') {
    if (!begun) return { ...base, state: 'notStarted', note: filing.kind === 'Transcript' ? words.steps.afterRecording : undefined };
    return { ...base, state: 'waiting', note: words.filing.paused, more: more(filing.message || words.filing.pausedText) };
  }
  const isCopying = filing.step === 'wait' || filing.step === 'copy';
  const note = isCopying && filing.progress !== undefined ? words.filing.copying(filing.progress) : words.filing.stepNotes[filing.step];
  const bar = isCopying && filing.progress !== undefined && <Progress done={filing.progress} total={100} label={words.filing.copying(filing.progress)} />;
  const said = (
    <>
      {filing.message}
      {bar}
    </>
  );
  return { ...base, state: 'working', note, more: more(said) };
}

/** Says each step once as it is done. What is done when the screen opens is read where it stands. */
function useStepNews(steps: readonly Step[]): void {
  const announce = useAnnounce();
  const said = React.useRef(steps);
  React.useEffect(() => {
    stepNews(said.current, steps).forEach(announce);
    said.current = steps;
  });
}
