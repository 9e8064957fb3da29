import { createHash } from 'node:crypto';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import { expiryOf } from './expiry';
import { invitedTo } from './meetingStore';
import type { Meeting } from './meetingStore';

/** What a meeting is until its organiser says otherwise. */
const usual = {
  isBroadcast: false,
  isEntryExitAnnounced: false,
  allowedPresenters: 'everyone',
  allowedLobbyAdmitters: 'organizerAndCoOrganizersAndPresenters',
  allowAttendeeToEnableCamera: true,
  allowAttendeeToEnableMic: true,
  allowBreakoutRooms: true,
  allowCopyingAndSharingMeetingContent: true,
  allowLiveShare: 'enabled',
  allowMeetingChat: 'enabled',
  allowParticipantsToChangeName: false,
  allowPowerPointSharing: true,
  allowRecording: true,
  allowTeamworkReactions: true,
  allowTranscription: true,
  allowWhiteboard: true,
  isEndToEndEncryptionEnabled: false,
  meetingSpokenLanguageTag: null,
  meetingTemplateId: null,
  recordAutomatically: false,
  shareMeetingChatHistoryDefault: 'none',
  lobbyBypassSettings: { scope: 'organization', isDialInBypassEnabled: false },
  watermarkProtection: { isEnabledForContentSharing: false, isEnabledForVideo: false },
  externalId: null,
};

/** The numbers by which people join from a telephone or a room: of each meeting its own, always the same. */
export function numbersOf(meeting: Pick<Meeting, 'id'>): { readonly joinMeetingId: string; readonly videoTeleconferenceId: string } {
  const digits = createHash('sha256').update(meeting.id).digest().reduce((text, byte) => text + String(byte % 10), '');
  return { joinMeetingId: `2${digits.slice(0, 12)}`, videoTeleconferenceId: `1${digits.slice(12, 20)}` };
}

export function meetingResource(call: GraphCall, meeting: Meeting): Row {
  const { people, db, tenantId } = call.world;
  const { roles = {}, isPasscodeRequired = false, ...settings } = meeting.settings;
  const roleOf = (id: string): unknown => (roles as Readonly<Record<string, unknown>>)[id] ?? 'attendee';
  const participant = (id: string, role: unknown): object => ({
    upn: people.byId(id)?.upn ?? null,
    role,
    identity: { user: { id, displayName: null, tenantId, identityProvider: 'AAD' } },
  });
  const { joinMeetingId, videoTeleconferenceId } = numbersOf(meeting);
  return {
    id: meeting.id,
    creationDateTime: meeting.created,
    startDateTime: meeting.starts,
    endDateTime: meeting.ends,
    expiryDateTime: expiryOf(call.world, meeting)?.toISOString() ?? null,
    joinUrl: meeting.joinUrl,
    joinWebUrl: meeting.joinUrl,
    meetingOptionsWebUrl: `https://teams.microsoft.com/meetingOptions/?organizerId=${meeting.organiserId}&tenantId=${tenantId}&threadId=${encodeURIComponent(meeting.chatId)}&messageId=0&language=en-GB`,
    subject: meeting.subject,
    videoTeleconferenceId,
    ...usual,
    ...settings,
    participants: {
      organizer: participant(meeting.organiserId, 'presenter'),
      attendees: invitedTo(db, meeting.id).map((id) => participant(id, roleOf(id))),
    },
    chatInfo: { threadId: meeting.chatId, messageId: '0', replyChainMessageId: null },
    joinMeetingIdSettings: { isPasscodeRequired, joinMeetingId, passcode: isPasscodeRequired === true ? joinMeetingId.slice(-6) : null },
    audioConferencing: null,
  };
}
