import type { Caller } from './caller';
import { GraphError } from './errors';

/** How far an application was let into a site by itself (Sites.Selected). */
export type SiteRole = 'read' | 'write' | 'manage' | 'owner';

/** Permissions of which one is enough, least privileged first, as the API page's table lists them. */
export interface Needs {
  readonly delegated: readonly string[];
  /** Empty where the API does not support application permissions. */
  readonly application: readonly string[];
  /** The role that an application with Sites.Selected needs in the site; without it the permission is of no use. */
  readonly selected?: SiteRole;
}

/** The service that answers decides the error's code. */
export type Service = 'files' | 'teams' | 'directory' | 'calendar';

const refusals: Readonly<Record<Service, string>> = {
  files: 'accessDenied',
  teams: 'Forbidden',
  directory: 'Authorization_RequestDenied',
  calendar: 'ErrorAccessDenied',
};

const selectedSites = 'Sites.Selected';

/** @throws 403 naming the permissions of which one is missing */
export function requirePermission(caller: Caller, service: Service, needs: Needs): void {
  if (holdsEverywhere(caller, needs) || (needs.selected && held(caller).has(selectedSites))) return;
  const wanted = caller.kind === 'delegated' ? needs.delegated : needs.application;
  const noun = caller.kind === 'delegated' ? { one: 'scope', many: 'Scopes' } : { one: 'role', many: 'Roles' };
  const other = caller.kind === 'delegated' ? 'application-only authentication' : 'delegated authentication';
  const list = wanted.length > 0 ? `one of '${wanted.join(', ')}'` : other;
  const has = [...held(caller)].join(', ');
  const message = `Missing ${noun.one} permissions on the request. API requires ${list}. ${noun.many} on the request '${has}'`;
  throw new GraphError(403, refusals[service], message);
}

/** Whether the caller needs no site's own permission: theirs is for all of them. */
export function holdsEverywhere(caller: Caller, needs: Needs): boolean {
  const wanted = caller.kind === 'delegated' ? needs.delegated : needs.application;
  return wanted.some((name) => held(caller).has(name));
}

function held(caller: Caller): ReadonlySet<string> {
  return caller.kind === 'delegated' ? caller.scopes : caller.roles;
}

const readAll = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
const readFiles = ['Files.Read', 'Files.ReadWrite', ...readAll];
const writeAll = ['Files.ReadWrite.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
const writeSites = ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
const readSites = ['Sites.Read.All', ...writeSites];
const manageSites = ['Sites.Manage.All', 'Sites.FullControl.All'];

export const needs = {
  me: {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    application: [],
  },
  people: {
    delegated: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
  },
  readSites: { delegated: readSites, application: readSites, selected: 'read' },
  writeItems: { delegated: writeSites, application: writeSites, selected: 'write' },
  /** Lists, columns and content types. */
  manageLists: { delegated: manageSites, application: manageSites, selected: 'manage' },
  ownSites: { delegated: ['Sites.FullControl.All'], application: ['Sites.FullControl.All'], selected: 'owner' },
  readDrives: { delegated: readFiles, application: readAll, selected: 'read' },
  writeFiles: { delegated: ['Files.ReadWrite', ...writeAll], application: writeAll, selected: 'write' },
  setRetentionLabel: { delegated: readAll, application: readAll, selected: 'write' },
  search: { delegated: readAll, application: readAll },
  readMeetings: {
    delegated: ['OnlineMeetings.Read', 'OnlineMeetings.ReadWrite'],
    application: ['OnlineMeetings.Read.All', 'OnlineMeetings.ReadWrite.All'],
  },
  writeMeetings: { delegated: ['OnlineMeetings.ReadWrite'], application: ['OnlineMeetings.ReadWrite.All'] },
  readRecordings: {
    delegated: ['OnlineMeetingRecording.Read.All'],
    application: ['OnlineMeetingRecording.Read.All'],
  },
  readTranscripts: {
    delegated: ['OnlineMeetingTranscript.Read.All'],
    application: ['OnlineMeetingTranscript.Read.All'],
  },
  readAttendance: {
    delegated: ['OnlineMeetingArtifact.Read.All'],
    application: ['OnlineMeetingArtifact.Read.All'],
  },
  readChat: {
    delegated: ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
    application: ['Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
  },
  readMessages: { delegated: ['Chat.Read', 'Chat.ReadWrite'], application: ['Chat.Read.All', 'Chat.ReadWrite.All'] },
  sendMessages: { delegated: ['ChatMessage.Send', 'Chat.ReadWrite'], application: [] },
  notify: { delegated: ['TeamsActivity.Send'], application: ['TeamsActivity.Send'] },
  readEvents: {
    delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
    application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  },
  writeEvents: { delegated: ['Calendars.ReadWrite'], application: ['Calendars.ReadWrite'] },
} as const;
