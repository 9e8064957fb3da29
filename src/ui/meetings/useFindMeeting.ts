import * as React from 'react';

import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { useServices } from '../common/ServicesContext';
import { useLoad, type Loaded } from '../common/useLoad';
import { chooseMeeting } from './chooseMeeting';

export interface MeetingsOfChat {
  /** The one to open; nothing when the chat belongs to no meeting yet. */
  readonly chosen: Stored<Meeting> | undefined;
  readonly all: readonly Stored<Meeting>[];
}

/** The meetings of a Teams chat: a series shares one chat. */
export function useFindMeeting(chatId: string): { readonly loaded: Loaded<MeetingsOfChat>; reload(): void } {
  const services = useServices();
  const load = React.useCallback(async (): Promise<MeetingsOfChat> => {
    const all = await services.desk.meetings.all({ where: [{ field: 'chatId', op: 'eq', value: chatId }] });
    return { all, chosen: chooseMeeting(all, services.now()) };
  }, [services, chatId]);
  return useLoad(load);
}

/** The meeting that an action was set in, when a link asks for the action. */
export function useMeetingOfAction(key: Key): { readonly loaded: Loaded<Key | undefined>; reload(): void } {
  const { desk } = useServices();
  const load = React.useCallback(async () => {
    const action = await desk.actions.byKey(key);
    return action?.meeting && (await desk.meetings.byId(action.meeting.id)).key;
  }, [desk, key]);
  return useLoad(load);
}
