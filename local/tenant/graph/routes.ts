import { chatRoutes } from './chats/chats';
import { memberRoutes } from './chats/members';
import { messageRoutes } from './chats/messages';
import { directoryRoutes } from './directory/directoryObjects';
import { checkOutRoutes } from './drives/checkOut';
import { contentRoutes } from './drives/content';
import { copyRoutes } from './drives/copies';
import { deltaRoutes } from './drives/delta';
import { driveRoutes } from './drives/drives';
import { fileVersionRoutes } from './drives/fileVersions';
import { itemRoutes } from './drives/items';
import { linkRoutes } from './drives/links';
import { permissionRoutes } from './drives/permissions';
import { personalRoutes } from './drives/personal';
import { retentionLabelRoutes } from './drives/retentionLabels';
import { searchRoutes } from './drives/search';
import { uploadRoutes } from './drives/uploads';
import { calendarRoutes } from './events/calendars';
import { calendarPermissionRoutes } from './events/permissions';
import { eventRoutes } from './events/events';
import { responseRoutes } from './events/responses';
import { scheduleRoutes } from './events/schedule';
import { viewRoutes } from './events/views';
import { groupRoutes } from './groups/groups';
import { groupMemberRoutes } from './groups/members';
import { columnRoutes } from './lists/columns';
import { itemDeltaRoutes } from './lists/itemDelta';
import { listItemRoutes } from './lists/items';
import { listRoutes } from './lists/lists';
import { allArtefactRoutes } from './meetings/allArtefacts';
import { attendanceRoutes } from './meetings/attendance';
import { meetingRoutes } from './meetings/meetings';
import { recordingRoutes } from './meetings/recordings';
import { transcriptRoutes } from './meetings/transcripts';
import { appCatalogRoutes } from './apps/appCatalog';
import { installedAppRoutes } from './apps/installedApps';
import { tabRoutes } from './apps/tabs';
import { notificationRoutes } from './notifications/notifications';
import { searchQueryRoutes } from './search/query';
import { sitePermissionRoutes } from './sites/sitePermissions';
import { siteRoutes } from './sites/sites';
import { answerRoutes } from './mail/answers';
import { outlookAttachmentRoutes } from './mail/attachmentPlaces';
import { folderRoutes } from './mail/folders';
import { mailboxRoutes } from './mail/mailbox';
import { mailMessageRoutes } from './mail/messages';
import { bucketRoutes } from './planner/buckets';
import { planRoutes } from './planner/plans';
import { taskDetailRoutes } from './planner/taskDetails';
import { taskRoutes } from './planner/tasks';
import { channelMessageRoutes } from './teams/channelMessages';
import { channelRoutes } from './teams/channels';
import { teamMemberRoutes } from './teams/members';
import { teamRoutes } from './teams/teams';
import { presenceRoutes } from './presence/presence';
import { todoRoutes } from './todo/todo';
import { accountRoutes } from './users/accounts';
import { peopleRoutes } from './users/people';
import { photoRoutes } from './users/photos';
import { relationRoutes } from './users/relations';
import { filePlaces } from './places';
import { userRoutes } from './users/users';
import type { Places } from './wire/places';
import type { Route } from './wire/request';

/** Every address of Graph that the tenant serves; docs/tenant.md is generated from it. */
export const graphRoutes: readonly Route[] = [
  ...directoryRoutes,
  ...userRoutes,
  ...accountRoutes,
  ...relationRoutes,
  ...photoRoutes,
  ...peopleRoutes,
  ...groupRoutes,
  ...groupMemberRoutes,
  ...listRoutes,
  ...columnRoutes,
  ...itemDeltaRoutes,
  ...listItemRoutes,
  ...sitePermissionRoutes,
  ...driveRoutes,
  ...personalRoutes,
  ...deltaRoutes,
  ...searchRoutes,
  ...contentRoutes,
  ...uploadRoutes,
  ...copyRoutes,
  ...fileVersionRoutes,
  ...checkOutRoutes,
  ...permissionRoutes,
  ...linkRoutes,
  ...retentionLabelRoutes,
  ...itemRoutes,
  ...siteRoutes,
  ...searchQueryRoutes,
  ...allArtefactRoutes,
  ...meetingRoutes,
  ...recordingRoutes,
  ...transcriptRoutes,
  ...attendanceRoutes,
  ...mailMessageRoutes,
  ...answerRoutes,
  ...folderRoutes,
  ...mailboxRoutes,
  ...outlookAttachmentRoutes,
  ...todoRoutes,
  ...presenceRoutes,
  ...planRoutes,
  ...bucketRoutes,
  ...taskRoutes,
  ...taskDetailRoutes,
  ...channelMessageRoutes,
  ...channelRoutes,
  ...teamMemberRoutes,
  ...teamRoutes,
  ...appCatalogRoutes,
  ...tabRoutes,
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
  ...calendarPermissionRoutes,
];

/** What the names at the beginning of a route stand for. */
export const graphPlaces: Places = {
  ...filePlaces,
  mailbox: ['/me', '/users/{user:any}'],
  owner: ['@mailbox', '/groups/{group:any}'],
  folder: ['@mailbox/mailFolders/{folder:any}'],
  chat: ['/chats/{chat:any}', '@mailbox/chats/{chat:any}'],
  channel: ['/teams/{team}/channels/{channel:any}', '/teams/{team}/primaryChannel'],
};
