import * as v from 'valibot';
import { AppError } from '../core/errors';
import type { DirectoryPerson, DriveFile, MeetingArtefact, OnlineMeeting } from './ports';

/** The answers of Graph that the adapter reads, checked where they come in. */

const instant = v.pipe(v.string(), v.transform((text) => new Date(text).toISOString()));

export const chatAnswer = v.object({
  onlineMeetingInfo: v.nullish(
    v.object({ joinWebUrl: v.nullish(v.string()), organizer: v.nullish(v.object({ id: v.nullish(v.string()) })) }),
  ),
});

const onlineMeeting = v.pipe(
  v.object({
    id: v.string(),
    subject: v.nullish(v.string()),
    joinWebUrl: v.string(),
    chatInfo: v.nullish(v.object({ threadId: v.nullish(v.string()) })),
    participants: v.object({
      organizer: v.object({
        upn: v.nullish(v.string()),
        identity: v.object({ user: v.object({ id: v.string() }) }),
      }),
    }),
  }),
  v.transform((answer): OnlineMeeting => {
    const organiser = answer.participants.organizer;
    return {
      id: answer.id,
      subject: answer.subject ?? '',
      joinUrl: answer.joinWebUrl,
      chatId: answer.chatInfo?.threadId ?? '',
      organiserId: organiser.identity.user.id,
      organiserUpn: organiser.upn ?? undefined,
    };
  }),
);

export const onlineMeetingsAnswer = v.object({ value: v.array(onlineMeeting) });

const artefact = v.pipe(
  v.object({
    id: v.string(),
    createdDateTime: instant,
    endDateTime: v.nullish(instant),
    contentCorrelationId: v.nullish(v.string()),
  }),
  v.transform(
    (answer): MeetingArtefact => ({
      id: answer.id,
      created: answer.createdDateTime,
      ended: answer.endDateTime ?? undefined,
      correlationId: answer.contentCorrelationId ?? undefined,
    }),
  ),
);

export const artefactsAnswer = v.object({ value: v.array(artefact), '@odata.nextLink': v.optional(v.string()) });

/** What is asked of a drive item. */
export const driveItemFields = 'id,name,size,file,createdDateTime,webUrl,parentReference';

export const driveItem = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    size: v.nullish(v.number()),
    createdDateTime: instant,
    webUrl: v.nullish(v.string()),
    parentReference: v.object({ driveId: v.string() }),
    file: v.nullish(v.object({ hashes: v.nullish(v.object({ quickXorHash: v.nullish(v.string()) })) })),
  }),
  v.transform((answer): DriveFile & { readonly isFile: boolean } => ({
    isFile: Boolean(answer.file),
    driveId: answer.parentReference.driveId,
    itemId: answer.id,
    name: answer.name,
    size: answer.size ?? 0,
    quickXorHash: answer.file?.hashes?.quickXorHash ?? undefined,
    created: answer.createdDateTime,
    webUrl: answer.webUrl ?? '',
  })),
);

export const driveItemsAnswer = v.object({ value: v.array(driveItem), '@odata.nextLink': v.optional(v.string()) });

export const drivesAnswer = v.object({
  value: v.array(v.object({ id: v.string(), webUrl: v.string() })),
  '@odata.nextLink': v.optional(v.string()),
});

export const monitorAnswer = v.object({
  status: v.optional(v.string()),
  percentageComplete: v.nullish(v.number()),
  resourceId: v.nullish(v.string()),
  id: v.optional(v.string()),
  error: v.nullish(v.object({ code: v.nullish(v.string()), message: v.nullish(v.string()) })),
});

export const uploadSessionAnswer = v.object({ uploadUrl: v.string() });

export const uploadStatusAnswer = v.object({ nextExpectedRanges: v.optional(v.array(v.string()), []) });

export const messageAnswer = v.object({ id: v.string() });

const directoryPerson = v.pipe(
  v.object({
    id: v.string(),
    displayName: v.nullish(v.string()),
    userPrincipalName: v.string(),
    jobTitle: v.nullish(v.string()),
  }),
  v.transform(
    (answer): DirectoryPerson => ({
      id: answer.id,
      name: answer.displayName ?? answer.userPrincipalName,
      upn: answer.userPrincipalName,
      jobTitle: answer.jobTitle ?? undefined,
      isGuest: answer.userPrincipalName.toUpperCase().includes('#EXT#'),
    }),
  ),
);

export const personAnswer = directoryPerson;

export const peopleAnswer = v.object({ value: v.array(directoryPerson) });

/** @throws unexpected, when Graph answers in a shape that it does not document */
export function read<Schema extends v.GenericSchema>(schema: Schema, answer: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  const where = v.getDotPath(parsed.issues[0]) ?? 'the answer';
  throw new AppError('unexpected', 'Microsoft Graph answered in an unknown way.', {
    technical: `${where}: ${parsed.issues[0].message}`,
  });
}
