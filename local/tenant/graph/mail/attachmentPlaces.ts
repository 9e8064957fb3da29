import { eventPlaces } from '../events/calendarStore';
import { eventOf } from '../events/events';
import { calendarNeeds } from '../events/needs';
import { attachmentRoutes } from '../mailbox/attachments';
import type { Route } from '../wire/request';
import { messageOf } from './messages';
import { mailNeeds } from './needs';

/** Files at messages and at events. */
export const outlookAttachmentRoutes: readonly Route[] = [
  ...['@mailbox/messages', '@folder/messages'].flatMap((place) =>
    attachmentRoutes({
      pattern: `${place}/{message:any}/attachments`,
      type: 'fileAttachment',
      find: (call, use) => messageOf(call, mailNeeds[use]).message.id,
    })
  ),
  ...attachmentRoutes({
    pattern: `${eventPlaces}events/{event:any}/attachments`,
    type: 'fileAttachment',
    find: (call, use) => eventOf(call, use === 'read' ? calendarNeeds.details : calendarNeeds.write).shown.event.id,
  }),
];
