import '@pnp/sp/batching';
import type { IWeb } from '@pnp/sp/webs/types';

/** How one of many writes is sent, and how it is tried again when the batch did not bring it through. */
export interface BulkWork<Part> {
  send(web: IWeb, part: Part): Promise<unknown>;
  alone(part: Part): Promise<unknown>;
}

/** SharePoint takes a hundred operations at once; a smaller batch loses less when its answer is lost. */
const together = 50;

/**
 * Carries out many writes in few requests. A batch is no transaction ("Make batch requests with the REST APIs"): what
 * was refused, throttled or lost is tried again by itself, where each write knows how to find out whether it went through.
 * @throws the first failure, once every other write has had its turn
 */
export async function carryOutAll<Part>(web: IWeb, parts: readonly Part[], work: BulkWork<Part>): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < parts.length; from += together) {
    const some = parts.slice(from, from + together);
    for (const part of await notCarriedOut(web, some, work)) {
      await work.alone(part).catch((error: unknown) => failures.push(error));
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Sends a batch and gives the writes that it did not bring through. */
async function notCarriedOut<Part>(web: IWeb, parts: readonly Part[], work: BulkWork<Part>): Promise<readonly Part[]> {
  if (parts.length === 1) return parts;
  const [batched, execute] = web.batched({ maxRequests: together });
  const answers = Promise.allSettled(parts.map(async (part) => work.send(batched, part)));
  // Without an answer every part is looked at alone.
  const isAnswered = await execute().then(() => true, () => false);
  if (!isAnswered) return parts;
  const ends = await answers;
  return parts.filter((_, index) => ends[index].status === 'rejected');
}
