import type { Needs } from '../wire/scopes';

const both = (...names: readonly string[]): Needs => ({ delegated: names, application: names });

/** Source: the permissions tables of the team and channel pages; a group's permissions serve for its team. */
export const teamNeeds = {
  read: both('Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
  create: both('Team.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'),
  settings: both('TeamSettings.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'),
  readMembers: both('TeamMember.Read.All', 'TeamMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'),
  writeMembers: both('TeamMember.ReadWrite.All', 'Group.ReadWrite.All'),
  channels: both('Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'),
  createChannel: both('Channel.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'),
  channelSettings: both('ChannelSettings.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'),
  deleteChannel: both('Channel.Delete.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'),
  readChannelMembers: both('ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'),
  writeChannelMembers: both('ChannelMember.ReadWrite.All'),
  readMessages: both('ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'),
  sendMessages: { delegated: ['ChannelMessage.Send', 'Group.ReadWrite.All'], application: [] },
  editMessages: { delegated: ['ChannelMessage.ReadWrite', 'Group.ReadWrite.All'], application: [] },
  files: both('Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'),
} satisfies Record<string, Needs>;
