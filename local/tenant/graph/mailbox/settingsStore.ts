import type { Database } from '../../store/database';
import { putRecord, recordById } from '../records/records';
import { homeZone } from '../time/dateTime';

/** What somebody set in Outlook. */
export interface MailboxSettings {
  readonly archiveFolder: string;
  readonly timeZone: string;
  readonly delegateMeetingMessageDeliveryOptions: string;
  readonly dateFormat: string;
  readonly timeFormat: string;
  readonly userPurpose: string;
  readonly automaticRepliesSetting: Readonly<Record<string, unknown>>;
  readonly language: { readonly locale: string; readonly displayName: string };
  readonly workingHours: Readonly<Record<string, unknown>>;
}

const nothing = { dateTime: '0001-01-01T00:00:00.0000000', timeZone: 'UTC' };

const usual: MailboxSettings = {
  archiveFolder: '',
  timeZone: homeZone,
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  dateFormat: 'dd/MM/yyyy',
  timeFormat: 'HH:mm',
  userPurpose: 'user',
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'all',
    internalReplyMessage: '',
    externalReplyMessage: '',
    scheduledStartDateTime: nothing,
    scheduledEndDateTime: nothing,
  },
  language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
  workingHours: {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: homeZone },
  },
};

export function mailboxSettingsOf(db: Database, owner: string): MailboxSettings {
  return { ...usual, ...recordById<Partial<MailboxSettings>>(db, 'mailboxSettings', owner)?.body };
}

export function saveMailboxSettings(db: Database, owner: string, settings: MailboxSettings): void {
  putRecord(db, { kind: 'mailboxSettings', id: owner, owner, body: settings });
}
