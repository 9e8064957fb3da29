import type { IsoDateTime } from '../core/time';

/** A Teams meeting or series, as Graph's onlineMeeting tells it. A series has one; its occurrences share it. */
export interface OnlineMeeting {
  readonly id: string;
  readonly subject: string;
  readonly joinUrl: string;
  readonly chatId: string;
  readonly organiserId: string;
  readonly organiserUpn?: string;
}

/** A recording or transcript of one occurrence. */
export interface MeetingArtefact {
  readonly id: string;
  readonly created: IsoDateTime;
  readonly ended?: IsoDateTime;
  /** Joins a recording to its transcript. */
  readonly correlationId?: string;
}

export interface DriveFile {
  readonly driveId: string;
  readonly itemId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** base64; absent while the service still works it out. */
  readonly quickXorHash?: string;
  readonly created: IsoDateTime;
  readonly webUrl: string;
}

export interface DriveFolder {
  readonly driveId: string;
  readonly itemId: string;
}

export type CopyProgress =
  | { readonly state: 'working'; readonly percent: number }
  | { readonly state: 'done'; readonly itemId: string }
  | { readonly state: 'failed'; readonly message: string };

/** Every failure is an AppError; a scope that is not granted is `forbidden` with `details.scope`. */
export interface TeamsMeetings {
  /** Scope: Chat.ReadBasic, OnlineMeetings.Read. @throws notFound when the chat belongs to no meeting */
  ofChat(chatId: string): Promise<OnlineMeeting>;
  /** Scope: OnlineMeetings.Read. */
  ofJoinUrl(joinUrl: string): Promise<OnlineMeeting>;
  /** Of every occurrence of the series, oldest first. Scope: OnlineMeetingRecording.Read.All. */
  recordings(meetingId: string): Promise<readonly MeetingArtefact[]>;
  /** Scope: OnlineMeetingTranscript.Read.All. */
  transcripts(meetingId: string): Promise<readonly MeetingArtefact[]>;
  /** WebVTT. Scope: OnlineMeetingTranscript.Read.All. */
  transcriptText(meetingId: string, transcriptId: string): Promise<string>;
}

/** Scope of all: Files.ReadWrite.All, within what the signed-in person may open. */
export interface Drives {
  /** Files of the organiser's Recordings folder. @throws forbidden when it is not shared with the person */
  recordingFiles(organiserId: string): Promise<readonly DriveFile[]>;
  /** The drive item of a folder by its server-relative path, `/sites/housing/ContractFolders/…`. */
  folder(serverRelativePath: string): Promise<DriveFolder>;
  file(driveId: string, itemId: string): Promise<DriveFile>;
  /** A file of a folder by its name. */
  fileNamed(folder: DriveFolder, name: string): Promise<DriveFile | undefined>;
  /** Starts a server-side copy. @returns the monitor's address. @throws conflict when the name is taken */
  startCopy(from: DriveFile, to: DriveFolder, name: string): Promise<string>;
  followCopy(monitor: string): Promise<CopyProgress>;
  /** Uploads in ranges through an upload session; resumes after a lost range. */
  upload(to: DriveFolder, name: string, content: Blob, onProgress: (sentBytes: number) => void): Promise<DriveFile>;
  /** @returns false when the tenant has no such label */
  applyRetentionLabel(driveId: string, itemId: string, label: string): Promise<boolean>;
}

export interface Mention {
  readonly userId: string;
  readonly name: string;
}

export interface ActivityNotice {
  /** A type of the Teams manifest's `activities`: actionDue, actionIssued, minutesFiled… */
  readonly type: string;
  /** 150 characters are shown. */
  readonly preview: string;
  /** What it opens: a Teams deep link. */
  readonly link: string;
  readonly topic: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** A later notice with the same number replaces the earlier one, so a repeat shows once. */
  readonly chainId: number;
}

export interface Messages {
  /** Scope: ChatMessage.Send. @param card an adaptive card 1.4; @returns the message's id */
  postCard(chatId: string, card: object, mentions: readonly Mention[]): Promise<string>;
  /** Scope: TeamsActivity.Send. */
  notify(userId: string, notice: ActivityNotice): Promise<void>;
}

export interface DirectoryPerson {
  /** Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly jobTitle?: string;
  readonly isGuest: boolean;
}

/** Scope: User.ReadBasic.All. */
export interface Directory {
  search(words: string): Promise<readonly DirectoryPerson[]>;
  byUpn(upn: string): Promise<DirectoryPerson | undefined>;
}

/** Microsoft Graph as the suite uses it. */
export interface Graph {
  readonly meetings: TeamsMeetings;
  readonly drives: Drives;
  readonly messages: Messages;
  readonly directory: Directory;
}
