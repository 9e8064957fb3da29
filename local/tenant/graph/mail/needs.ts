import type { Needs } from '../wire/scopes';

const both = (...names: readonly string[]): Needs => ({ delegated: names, application: names });

/** Source: the permissions tables of the mail pages. */
export const mailNeeds = {
  basic: { delegated: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'], application: ['Mail.ReadBasic', 'Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'] },
  read: both('Mail.Read', 'Mail.ReadWrite'),
  write: both('Mail.ReadWrite'),
  send: both('Mail.Send'),
  settings: both('MailboxSettings.Read', 'MailboxSettings.ReadWrite'),
  changeSettings: both('MailboxSettings.ReadWrite'),
} satisfies Record<string, Needs>;
