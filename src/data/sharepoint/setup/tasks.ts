import '@pnp/sp/batching';
import type { IWeb } from '@pnp/sp/webs/types';
import { toAppError } from '../errors';

/** One thing that a site still lacks, and the requests that bring it, in order. */
export interface Task {
  readonly id: string;
  readonly requests: readonly ((web: IWeb) => Promise<unknown>)[];
}

/**
 * Brings what is lacking: all of it in one $batch, then, one at a time, whatever the batch did not bring. What is
 * lacking is read anew from the site each time, so a batch of which half fails, or whose answer is lost, does no harm.
 */
export async function carryOut(web: IWeb, lacking: () => Promise<readonly Task[]>, stopIfAsked: () => void, say: (left: number) => void): Promise<void> {
  let tasks = await lacking();
  say(tasks.length);
  if (tasks.length > 1) {
    await inBatch(web, tasks.flatMap(({ requests }) => requests));
    tasks = await lacking();
    say(tasks.length);
  }
  for (const [index, task] of tasks.entries()) {
    stopIfAsked();
    await carryOutOne(web, task, lacking);
    say(tasks.length - index - 1);
  }
}

async function carryOutOne(web: IWeb, task: Task, lacking: () => Promise<readonly Task[]>): Promise<void> {
  try {
    for (const request of task.requests) await request(web);
  } catch (error) {
    // The answer may have been lost, or another administrator may have been faster.
    if ((await lacking()).some(({ id }) => id === task.id)) throw toAppError(error);
  }
}

/**
 * Sends requests together, twenty to an HTTP call, and tells what became of each.
 * Source: "Make batch requests with the REST APIs": a batch is no transaction.
 */
export async function inBatch<Answer>(web: IWeb, requests: readonly ((web: IWeb) => Promise<Answer>)[]): Promise<readonly PromiseSettledResult<Answer>[]> {
  const [batched, execute] = web.batched();
  const answers = Promise.allSettled(requests.map((request) => request(batched)));
  await execute();
  return answers;
}
