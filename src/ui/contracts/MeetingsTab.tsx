import * as React from 'react';

import { displayDateAndTime } from '../../core/time';
import { meetingStatuses, type MeetingStatus } from '../../lists/meetings';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { useServices } from '../common/ServicesContext';
import type { State } from '../common/StateIcon';
import { LevelTag, StateTag } from '../common/Tags';
import styles from './Contract.module.scss';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

const shapes: { readonly [S in MeetingStatus]: State } = {
  Planned: 'due',
  'In progress': 'now',
  Closing: 'working',
  Closed: 'met',
  Cancelled: 'notRequired',
};

function statusOf(status: string | undefined): MeetingStatus {
  return meetingStatuses.find(known => known === status) ?? 'Planned';
}

/** Every meeting of the contract, the next ones first (CP-9.1). */
export function MeetingsTab({ view, onPlan }: { readonly view: ContractView; readonly onPlan: () => void }): JSX.Element {
  const { links } = useServices();
  const { meetings, canEdit } = view;
  const plan = canEdit && (
    <Button icon="calendar" onClick={onPlan}>
      {words.planMeeting}
    </Button>
  );
  if (meetings.length === 0) {
    return (
      <Empty title={words.meetings.none} actions={plan}>
        {words.meetings.noneText}
      </Empty>
    );
  }
  return (
    <section className={styles.section} aria-labelledby="contract-meetings" data-focus-home="">
      <div className={styles.sectionHead}>
        <h3 id="contract-meetings">{words.meetings.title}</h3>
        <span className={styles.right}>{plan}</span>
      </div>
      <ul>
        {meetings.map(({ key, level, status, starts, chair, minutesFile, title }) => (
          <li key={key} className={styles.row}>
            <span className={styles.when}>
              <StateTag state={shapes[statusOf(status)]}>{words.meetingStates[statusOf(status)]}</StateTag>
            </span>
            <LevelTag level={level} />
            <span className={styles.grow}>
              <a href={links.meeting(key)} title={title}>
                {starts ? displayDateAndTime(starts) : title}
              </a>
              {chair && <span className={styles.second}> {words.meetings.chair(chair.name)}</span>}
            </span>
            {minutesFile && (
              <Button small icon="document" href={links.file(minutesFile)} label={words.labelOf(words.minutes, title)}>
                {words.minutes}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
