import { chatRoutes } from './chats/chats';
import { memberRoutes } from './chats/members';
import { messageRoutes } from './chats/messages';
import { copyRoutes } from './drives/copies';
import { itemRoutes } from './drives/items';
import { permissionRoutes } from './drives/permissions';
import { retentionLabelRoutes } from './drives/retentionLabels';
import { uploadRoutes } from './drives/uploads';
import { calendarRoutes } from './events/calendars';
import { eventRoutes } from './events/events';
import { responseRoutes } from './events/responses';
import { scheduleRoutes } from './events/schedule';
import { viewRoutes } from './events/views';
import { allArtefactRoutes } from './meetings/allArtefacts';
import { attendanceRoutes } from './meetings/attendance';
import { meetingRoutes } from './meetings/meetings';
import { recordingRoutes } from './meetings/recordings';
import { transcriptRoutes } from './meetings/transcripts';
import { installedAppRoutes } from './notifications/installedApps';
import { notificationRoutes } from './notifications/notifications';
import { listItemRoutes } from './sites/listItems';
import { siteRoutes } from './sites/sites';
import { userRoutes } from './users/users';
import type { Places } from './wire/places';
import type { Route } from './wire/request';

/** Every address of Graph that the tenant serves; docs/tenant.md is generated from it. */
export const graphRoutes: readonly Route[] = [
  ...userRoutes,
  ...siteRoutes,
  ...itemRoutes,
  ...uploadRoutes,
  ...copyRoutes,
  ...permissionRoutes,
  ...retentionLabelRoutes,
  ...listItemRoutes,
  ...allArtefactRoutes,
  ...meetingRoutes,
  ...recordingRoutes,
  ...transcriptRoutes,
  ...attendanceRoutes,
  ...chatRoutes,
  ...memberRoutes,
  ...messageRoutes,
  ...notificationRoutes,
  ...installedAppRoutes,
  ...eventRoutes,
  ...viewRoutes,
  ...responseRoutes,
  ...scheduleRoutes,
  ...calendarRoutes,
];

/** What the names at the beginning of a route stand for. */
export const graphPlaces: Places = {
  mailbox: ['/me', '/users/{user:any}'],
  calendarOwner: ['@mailbox', '/groups/{group:any}'],
  chat: ['/chats/{chat:any}', '@mailbox/chats/{chat:any}'],
};
