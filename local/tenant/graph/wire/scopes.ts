import type { Caller } from './caller';
import { GraphError } from './errors';

/** Permissions of which one is enough, least privileged first, as the API page's table lists them. */
export interface Needs {
  readonly delegated: readonly string[];
  /** Empty where the API does not support application permissions. */
  readonly application: readonly string[];
}

/** The service that answers decides the error's code. */
export type Service = 'files' | 'teams' | 'directory' | 'calendar';

const refusals: Readonly<Record<Service, string>> = {
  files: 'accessDenied',
  teams: 'Forbidden',
  directory: 'Authorization_RequestDenied',
  calendar: 'ErrorAccessDenied',
};

/** @throws 403 naming the permissions of which one is missing */
export function requirePermission(caller: Caller, service: Service, needs: Needs): void {
  const has = caller.kind === 'delegated' ? caller.scopes : caller.roles;
  const wanted = caller.kind === 'delegated' ? needs.delegated : needs.application;
  if (wanted.some((name) => has.has(name))) return;
  const noun = caller.kind === 'delegated' ? { one: 'scope', many: 'Scopes' } : { one: 'role', many: 'Roles' };
  const list = wanted.length > 0 ? `one of '${wanted.join(', ')}'` : 'delegated authentication';
  const held = [...has].join(', ');
  const message = `Missing ${noun.one} permissions on the request. API requires ${list}. ${noun.many} on the request '${held}'`;
  throw new GraphError(403, refusals[service], message);
}

const readAll = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const readFiles = ['Files.Read', 'Files.ReadWrite', ...readAll];
const setLabels = [...readAll, 'Sites.FullControl.All'];

export const needs = {
  me: {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    application: [],
  },
  people: {
    delegated: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
  },
  readSites: {
    delegated: ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
    application: ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
  },
  readDrives: {
    delegated: readFiles,
    application: readAll,
  },
  writeFiles: {
    delegated: ['Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    application: ['Files.ReadWrite.All', 'Sites.ReadWrite.All'],
  },
  writeItems: {
    delegated: ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
    application: ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
  },
  setRetentionLabel: {
    delegated: setLabels,
    application: setLabels,
  },
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
