import type { Needs } from '../wire/scopes';

/** Source: the permissions tables of the calendar and event pages. */
export const calendarNeeds = {
  read: {
    delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  },
  /** Without one of these an event shows neither what is written in it nor that files hang on it. */
  details: {
    delegated: ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared', 'Group.Read.All', 'Group.ReadWrite.All'],
    application: ['Calendars.Read', 'Calendars.ReadWrite'],
  },
  write: { delegated: ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'], application: ['Calendars.ReadWrite'] },
  schedule: {
    delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  },
  findTimes: { delegated: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'], application: [] },
} satisfies Record<string, Needs>;
