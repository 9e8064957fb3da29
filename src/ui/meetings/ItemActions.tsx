import * as React from 'react';

import { addPeriod, type IsoDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { ActionForm, type TypedAction } from '../actions/ActionForm';
import { ActionList } from '../actions/ActionList';
import { choicesOf } from '../actions/ownerChoice';
import { useServices } from '../common/ServicesContext';
import type { Room } from './readRoom';
import reading from './reading.module.scss';
import { actionsOf } from './roomView';
import { strings } from './strings';
import { controlsOf, type RoomWork } from './useRoomWork';

/** Actions that were begun under an item when another one was opened. They stay as long as the meeting is on screen. */
export type UnfinishedActions = Map<Key, TypedAction>;

/** Days that a new action is given unless somebody says otherwise. */
const usualDays = 14;

export interface ItemActionsProps {
  readonly room: Room;
  readonly item: Stored<AgendaItem>;
  readonly today: IsoDate;
  readonly work?: RoomWork;
  /** Where no column beside it lists them. */
  readonly isListed: boolean;
  readonly adding: boolean;
  readonly unfinished: UnfinishedActions;
  readonly onCloseForm?: () => void;
}

/** The actions set under an item, and the form for the next one. */
export function ItemActions({ room, item, today, work, isListed, adding, unfinished, onCloseForm }: ItemActionsProps): JSX.Element | null {
  const { newKey } = useServices();
  const key = React.useRef(newKey());
  const known = React.useMemo(() => choicesOf(room.meeting.attendance ?? []), [room.meeting.attendance]);
  const actions = isListed ? actionsOf(item, room) : [];
  if (actions.length === 0 && !(adding && work)) return null;
  return (
    <div className={reading.block}>
      {actions.length > 0 && (
        <ActionList
          label={strings.item.actions}
          actions={actions}
          today={today}
          known={known}
          onEdit={work?.editAction}
          controls={work && controlsOf(work)}
        />
      )}
      {adding && work && (
        <ActionForm
          key={item.key}
          label={strings.item.addTo(item.title)}
          today={today}
          known={known}
          due={addPeriod(today, { days: usualDays })}
          submit={strings.item.add}
          stays
          takesFocus={onCloseForm !== undefined && !unfinished.has(item.key)}
          typed={unfinished.get(item.key)}
          onTyped={(typed) => {
            if (typed) unfinished.set(item.key, typed);
            else unfinished.delete(item.key);
          }}
          onSubmit={async (entry) => {
            await work.addAction(item, entry, key.current);
            key.current = newKey();
          }}
          onCancel={onCloseForm}
        />
      )}
    </div>
  );
}
