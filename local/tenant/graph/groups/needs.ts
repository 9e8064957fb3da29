import type { Needs } from '../wire/scopes';

/** Source: the permissions tables of the group pages. */
export const groupNeeds = {
  read: {
    delegated: ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    application: ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  create: { delegated: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'], application: ['Group.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'] },
  write: { delegated: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'], application: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'] },
  members: {
    delegated: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
} satisfies Record<string, Needs>;
