import * as React from 'react';

import { dayOf, displayDate, type IsoDate } from '../../core/time';
import type { Key } from '../../lists/define';
import { Button } from '../common/Button';
import { useServices } from '../common/ServicesContext';
import { ClauseTag, LevelTag, StateTag } from '../common/Tags';
import styles from './Contract.module.scss';
import { ContractFacts } from './ContractFacts';
import { dueNext, type Duty } from './dueNext';
import { dateWords } from './entry';
import { Life } from './Life';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

export interface OverviewProps {
  readonly view: ContractView;
  readonly today: IsoDate;
  readonly onPlan: (level: string) => void;
  readonly onAction: (key: Key) => void;
}

const most = 8;

/** What is next comes before what happened. */
export function Overview({ view, today, onPlan, onAction }: OverviewProps): JSX.Element {
  const { pack } = useServices();
  const { contract, meetings, actions, waiting } = view;
  const duties = React.useMemo(() => dueNext(contract, meetings, actions, pack, today), [contract, meetings, actions, pack, today]);
  const shown = duties.slice(0, most);
  return (
    <>
      <ContractFacts contract={contract} today={today} />
      <Life view={view} today={today} />
      <div className={styles.columns}>
        <section className={styles.section} aria-labelledby="contract-due" data-focus-home="">
          <div className={styles.sectionHead}>
            <h3 id="contract-due">{words.dueNext}</h3>
            <span className={styles.second}>{words.someOf(shown.length, duties.length)}</span>
          </div>
          {duties.length === 0 && <p className={styles.empty}>{words.nothingDue}</p>}
          <ul>
            {shown.map(duty => (
              <DutyRow key={duty.id} duty={duty} canEdit={view.canEdit} onPlan={onPlan} onAction={onAction} />
            ))}
          </ul>
        </section>
        <div>
          <LatestMeeting view={view} />
          {waiting.length > 0 && (
            <section className={styles.section} aria-labelledby="contract-waiting">
              <div className={styles.sectionHead}>
                <h3 id="contract-waiting">{words.waiting}</h3>
              </div>
              <ul>
                {waiting.map(item => (
                  <li key={item.key} className={styles.row}>
                    <LevelTag level={item.level} />
                    <span className={styles.grow}>
                      <StateTag state="escalated" note={words.waitingTo(item.level)}>
                        {item.title}
                      </StateTag>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {contract.summary && (
            <section className={styles.section} aria-labelledby="contract-summary">
              <div className={styles.sectionHead}>
                <h3 id="contract-summary">{words.summary}</h3>
              </div>
              <p className={styles.text}>{contract.summary}</p>
            </section>
          )}
        </div>
      </div>
    </>
  );
}

interface DutyRowProps {
  readonly duty: Duty;
  readonly canEdit: boolean;
  readonly onPlan: (level: string) => void;
  readonly onAction: (key: Key) => void;
}

/** State, what, clause, when and who, and a way on. */
function DutyRow({ duty, canEdit, onPlan, onAction }: DutyRowProps): JSX.Element {
  const { links } = useServices();
  const { meeting, plan, action, title } = duty;
  return (
    <li className={styles.duty}>
      <StateTag state={duty.state} note={duty.note} strong>
        {duty.words}
      </StateTag>
      <span className={styles.dutyTitle}>{title}</span>
      <span className={styles.clause}>{duty.clause && <ClauseTag clause={duty.clause} />}</span>
      <span>
        {dateWords(duty.date)}
        <span className={styles.second}>
          {duty.date && <br />}
          {duty.owner}
        </span>
      </span>
      <span>
        {meeting && (
          <Button small href={links.meeting(meeting.key)} label={words.labelOf(words.openMeeting, title)}>
            {words.openMeeting}
          </Button>
        )}
        {plan && canEdit && (
          <Button small label={words.labelOf(words.plan, title)} onClick={() => onPlan(plan)}>
            {words.plan}
          </Button>
        )}
        {action && (
          <Button small label={words.labelOf(words.open, title)} onClick={() => onAction(action.key)}>
            {words.open}
          </Button>
        )}
      </span>
    </li>
  );
}

function LatestMeeting({ view }: { readonly view: ContractView }): JSX.Element {
  const { links } = useServices();
  const latest = view.meetings.find(({ status }) => status === 'Closed' || status === 'Closing');
  const invited = latest?.attendance ?? [];
  const present = invited.filter(({ attendance }) => attendance === 'Present').length;
  const set = view.actions.filter(({ meeting }) => meeting && meeting.id === latest?.id).length;
  return (
    <section className={styles.section} aria-labelledby="contract-latest">
      <div className={styles.sectionHead}>
        <h3 id="contract-latest">{words.latest}</h3>
        {latest?.minutesFile && (
          <span className={styles.right}>
            <a href={links.file(latest.minutesFile)}>{words.minutes}</a>
          </span>
        )}
      </div>
      {latest?.starts ? (
        <p className={styles.empty}>
          <LevelTag level={latest.level} /> <a href={links.meeting(latest.key)}>{displayDate(dayOf(latest.starts))}</a>
          {invited.length > 0 && `. ${words.attended(present, invited.length)}`}
          {`. ${words.actionsSet(set)}.`}
        </p>
      ) : (
        <p className={styles.empty}>{words.latestNone}</p>
      )}
    </section>
  );
}
