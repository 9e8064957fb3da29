import type { IsoDateTime } from './time';

/**
 * Long work as a list of named steps. Its state is a plain value that somebody keeps (a list item); each step can be
 * repeated, so work that stopped anywhere goes on from the step whose name was kept last.
 */

/** What a step gives: it is done, has to be tried again later, or needs a person. */
export type Outcome<State, Reason extends string = string> =
  | { readonly kind: 'done'; readonly state: State }
  | { readonly kind: 'later'; readonly state: State; readonly when: IsoDateTime; readonly reason: Reason }
  | { readonly kind: 'stuck'; readonly state: State; readonly reason: Reason; readonly message: string };

export function done<State>(state: State): Outcome<State, never> {
  return { kind: 'done', state };
}

export function later<State, Reason extends string>(state: State, when: IsoDateTime, reason: Reason): Outcome<State, Reason> {
  return { kind: 'later', state, when, reason };
}

export function stuck<State, Reason extends string>(state: State, reason: Reason, message: string): Outcome<State, Reason> {
  return { kind: 'stuck', state, reason, message };
}

export interface Step<State, Tools, Reason extends string = string> {
  readonly name: string;
  /** Safe to repeat. What it throws leaves the work at this step. */
  run(state: State, tools: Tools): Promise<Outcome<State, Reason>>;
}

export function step<State, Tools, Reason extends string = string>(
  name: string,
  run: (state: State, tools: Tools) => Promise<Outcome<State, Reason>>,
): Step<State, Tools, Reason> {
  return { name, run };
}

/** Where the work stands after a step: `next` is the step to begin with next time, absent when all is done. */
export interface Standing<State, Reason extends string = string> {
  readonly outcome: Outcome<State, Reason>;
  readonly step: string;
  readonly next?: string;
}

/** Writes the standing down and gives the state as kept, with its new ETag. */
export type Keep<State, Reason extends string = string> = (standing: Standing<State, Reason>) => Promise<State>;

/**
 * Runs steps from the named one until all are done, one has to wait, one is stuck, or the signal aborts.
 * @param from the step kept as next; the first one when absent or unknown
 * @returns the last standing
 */
export async function runSteps<State, Tools, Reason extends string>(
  steps: readonly Step<State, Tools, Reason>[],
  from: string | undefined,
  state: State,
  tools: Tools,
  keep: Keep<State, Reason>,
  signal?: AbortSignal,
): Promise<Standing<State, Reason>> {
  let index = Math.max(0, steps.findIndex(({ name }) => name === from));
  let current = state;
  for (;;) {
    const { name, run } = steps[index];
    const outcome = await run(current, tools);
    const finished = outcome.kind === 'done';
    const next = finished ? steps[index + 1]?.name : name;
    current = await keep({ outcome, step: name, next });
    const standing = { outcome: { ...outcome, state: current }, step: name, next };
    if (!finished || next === undefined || signal?.aborted) return standing;
    index += 1;
  }
}
