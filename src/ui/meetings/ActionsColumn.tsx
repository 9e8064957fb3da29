import * as React from 'react';

import type { IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Key, Stored } from '../../lists/define';
import { ActionList } from '../actions/ActionList';
import actionStyles from '../actions/actions.module.scss';
import { countOf } from '../actions/actionState';
import { choicesOf } from '../actions/ownerChoice';
import { strings as actionWords } from '../actions/strings';
import { StateIcon } from '../common/StateIcon';
import { useSurface } from '../common/Surface';
import { StateTag } from '../common/Tags';
import { Heading } from '../common/TopHeading';
import { Disclosure } from './Disclosure';
import type { Room } from './readRoom';
import reading from './reading.module.scss';
import styles from './room.module.scss';
import { groupActions } from './roomView';
import { strings } from './strings';
import { controlsOf, type RoomWork } from './useRoomWork';

export interface ActionsProps {
  readonly room: Room;
  readonly today: IsoDate;
  readonly work?: RoomWork;
  readonly asked?: Key;
}

/** All actions of the contract beside the item in hand; one line that opens them where the frame is narrow. */
export function ActionsColumn(props: ActionsProps): JSX.Element {
  const { width } = useSurface();
  const [open, setOpen] = React.useState(props.asked !== undefined);
  const count = countOf(props.room.actions, props.today);
  if (width === 'narrow') {
    return (
      <Disclosure words={strings.actions.title} note={count} open={open} onToggle={setOpen}>
        <div className={styles.actions}>
          <ActionGroupList {...props} />
        </div>
      </Disclosure>
    );
  }
  return (
    <section className={styles.actions} aria-label={strings.actions.title} data-focus-home="">
      <div className={styles.columnHead}>
        <Heading below={1} tabIndex={-1}>{strings.actions.title}</Heading>
        <span className={reading.second}>{count}</span>
      </div>
      <ActionGroupList {...props} />
    </section>
  );
}

export function ActionGroupList({ room, today, work, asked }: ActionsProps): JSX.Element {
  const { setHere, broughtForward, escalated } = groupActions(room, today);
  const known = React.useMemo(() => choicesOf(room.meeting.attendance ?? []), [room.meeting.attendance]);
  const shared = {
    today,
    known,
    asked,
    onEdit: work?.editAction,
    controls: work && controlsOf(work),
  };
  const numberOf = (action: Stored<Action>): number => room.items.findIndex(({ key }) => key === action.item) + 1;
  const here = room.meeting.status === 'In progress' ? strings.actions.setToday : strings.actions.setHere;
  if (setHere.length + broughtForward.length + escalated.length === 0) return <p className={reading.second}>{strings.actions.none}</p>;
  return (
    <>
      {setHere.length > 0 && (
        <Group title={here}>
          <ActionList
            label={here}
            actions={setHere}
            noteOf={(action) => (numberOf(action) > 0 ? strings.actions.itemNumber(numberOf(action)) : undefined)}
            {...shared}
          />
        </Group>
      )}
      {broughtForward.length > 0 && (
        <Group title={strings.actions.broughtForward} count={`${broughtForward.length}`}>
          <ActionList label={strings.actions.broughtForward} actions={broughtForward} noteOf={broughtNote} {...shared} />
        </Group>
      )}
      {escalated.length > 0 && (
        <Group title={strings.actions.escalatedTo(escalated[0].escalateTo)}>
          <ul aria-label={strings.actions.escalatedTo(escalated[0].escalateTo)}>
            {escalated.map((item) => (
              <li key={item.key} className={actionStyles.row}>
                <StateTag state="escalated" strong />
                <p>{item.title}</p>
                <p className={reading.second}>{item.escalationReason}</p>
              </li>
            ))}
          </ul>
        </Group>
      )}
    </>
  );
}

function broughtNote({ broughtForward }: Stored<Action>): React.ReactNode {
  if (!broughtForward) return undefined;
  return (
    <span title={actionWords.broughtForwardLong(broughtForward)} className={actionStyles.right}>
      <StateIcon state="broughtForward" size={16} />
      {actionWords.broughtForward(broughtForward)}
    </span>
  );
}

function Group({ title, count, children }: { readonly title: string; readonly count?: string; readonly children: React.ReactNode }): JSX.Element {
  return (
    <div className={actionStyles.group} data-focus-home="">
      <Heading below={2} className={actionStyles.groupTitle} tabIndex={-1}>
        {title}
        {count && <span className={actionStyles.groupCount}>{count}</span>}
      </Heading>
      {children}
    </div>
  );
}
