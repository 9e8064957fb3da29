import { isAppError } from '../../core/errors';
import type { Services } from '../../flows/services';

/** What Teams says of the meeting behind a chat. */
export interface TeamsFacts {
  readonly joinUrl?: string;
  /** User principal name. */
  readonly organiser?: string;
  /** The permission that is not granted, so that nothing is known. */
  readonly scope?: string;
}

/** Looks the Teams meeting of a chat up. That it cannot be read stops nobody from minuting. */
export async function readTeamsFacts({ graph }: Services, chatId: string): Promise<TeamsFacts> {
  try {
    const online = await graph.meetings.ofChat(chatId);
    return { joinUrl: online.joinUrl, organiser: online.organiserUpn };
  } catch (error) {
    if (isAppError(error, 'forbidden')) return { scope: error.details.scope ?? error.message };
    if (isAppError(error, 'notFound')) return {};
    throw error;
  }
}
