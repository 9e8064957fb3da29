import * as React from 'react';

import {
  addDraftAction,
  completeAction,
  editAction,
  removeDraftAction,
  reopenAction,
  setWaiting,
  type ActionDraft,
} from '../../flows/meetings/actions';
import { addItem, escalateItem, unescalateItem } from '../../flows/meetings/agenda';
import { saveAttendance, saveMinutes } from '../../flows/meetings/minutes';
import type { Services } from '../../flows/services';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import type { Attendee } from '../../lists/meetings';
import type { ActionControls } from '../actions/ActionButtons';
import type { ActionEntry } from '../actions/ActionForm';
import { useServices } from '../common/ServicesContext';
import { strings as actionWords } from '../actions/strings';
import { useAnnounce } from '../common/announce';
import type { SaveOutcome } from './minutesKeeper';
import { attendanceNews } from './news';
import type { Room } from './readRoom';
import { strings } from './strings';
import type { RoomChanges } from './useRoom';

type Item = Stored<AgendaItem>;
type Row = Stored<Action>;

/** What a person does in a meeting that goes on. Each shows its result in the room; failures reach the caller. */
export interface RoomWork {
  saveMinutes(item: Item, base: string, text: string): Promise<SaveOutcome>;
  addAction(item: Item, entry: ActionEntry, key: Key): Promise<void>;
  editAction(action: Row, entry: ActionEntry): Promise<void>;
  removeAction(action: Row): Promise<void>;
  completeAction(action: Row, note: string): Promise<void>;
  reopenAction(action: Row): Promise<void>;
  waitForAction(action: Row, waiting: boolean): Promise<void>;
  escalate(item: Item, reason: string): Promise<void>;
  withdraw(item: Item): Promise<void>;
  saveAttendance(attendees: readonly Attendee[]): Promise<void>;
  addItem(title: string, key: Key): Promise<Item>;
}

/** What a person does with an action in its row. */
export function controlsOf(work: RoomWork): ActionControls {
  return { complete: work.completeAction, reopen: work.reopenAction, wait: work.waitForAction, remove: work.removeAction };
}

/** An owner with an account becomes a user of the site; one without is kept by name. */
export async function draftOf(services: Services, entry: ActionEntry, item: Key | undefined): Promise<ActionDraft> {
  const { title, due, owner } = entry;
  const who = owner.kind === 'account' ? { owner: await services.desk.people.ensure(owner.upn) } : { ownerName: owner.name };
  return { title, due, item, ...who };
}

export function useRoomWork(room: Room | undefined, changes: RoomChanges): RoomWork {
  const services = useServices();
  const announce = useAnnounce();
  const latest = React.useRef(room);
  latest.current = room;

  return React.useMemo<RoomWork>(() => {
    const meetingNow = (): Room['meeting'] => {
      if (!latest.current) throw new Error('The room is not open.');
      return latest.current.meeting;
    };
    return {
      saveMinutes: (item, base, text) => saveMinutes(services, item, { base, text, minuted: text.trim() !== '' }),
      async addAction(item, entry, key) {
        const draft = await draftOf(services, entry, item.key);
        changes.putAction(await addDraftAction(services, meetingNow(), draft, key));
        announce(strings.item.added(entry.title));
      },
      async editAction(action, entry) {
        changes.putAction(await editAction(services, action, { ...(await draftOf(services, entry, action.item)), detail: action.detail }));
        announce(strings.item.edited(entry.title));
      },
      async removeAction(action) {
        await removeDraftAction(services, action);
        changes.dropAction(action.key);
        announce(strings.item.removed(action.title));
      },
      async completeAction(action, note) {
        changes.putAction(await completeAction(services, action, note));
        announce(actionWords.markedDone(action.title));
      },
      async reopenAction(action) {
        changes.putAction(await reopenAction(services, action));
        announce(actionWords.reopened(action.title));
      },
      async waitForAction(action, waiting) {
        changes.putAction(await setWaiting(services, action, waiting));
        announce(waiting ? actionWords.waits(action.title) : actionWords.goesOn(action.title));
      },
      async escalate(item, reason) {
        const escalated = await escalateItem(services, item, reason);
        changes.putItem(escalated);
        announce(strings.item.escalatedNews(escalated.title, escalated.escalateTo));
      },
      async withdraw(item) {
        changes.putItem(await unescalateItem(services, item));
        announce(strings.item.withdrawn(item.title));
      },
      async saveAttendance(attendees) {
        const before = meetingNow().attendance ?? [];
        changes.putMeeting(await saveAttendance(services, meetingNow(), attendees));
        announce(attendanceNews(before, attendees));
      },
      async addItem(title, key) {
        const item = await addItem(services, meetingNow(), title, key);
        changes.putItem(item);
        announce(strings.room.itemAdded(item.title));
        return item;
      },
    };
  }, [services, changes, announce]);
}
