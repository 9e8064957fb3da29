import type { Call } from '../wire/call';
import { SharePointError, fromStore } from '../wire/errors';
import { StoreError } from '../../store/errors';
import { Complex, type Json } from '../wire/values';

/** How an action ended: 0 done, 1 failed, 2 nothing to do. */
export interface Outcome {
  readonly title: string;
  readonly outcome: 0 | 1 | 2;
  readonly text: string | null;
}

/** Runs one action whole or not at all; what is refused becomes its outcome, and the next action follows. */
export function attempt(call: Call, title: string, work: () => boolean): Outcome {
  try {
    return { title, outcome: call.tenant.db.transaction(work) ? 0 : 2, text: null };
  } catch (error) {
    const known = error instanceof StoreError ? fromStore(error) : error;
    if (!(known instanceof SharePointError)) throw error;
    return { title, outcome: 1, text: known.message };
  }
}

export function outcomeValue({ title, outcome, text }: Outcome): Complex {
  return new Complex('Microsoft.SharePoint.Utilities.WebTemplateExtensions.SiteScriptActionResult', { Outcome: outcome, OutcomeText: text, Target: null, TargetId: null, Title: title });
}

/** A text of an action. @throws 400 when it is missing */
export function required(action: { readonly [name: string]: Json }, name: string): string {
  const value = action[name];
  if (typeof value !== 'string' || value === '') throw new SharePointError(400, '-2147024809, System.ArgumentException', `The action lacks ${name}.`);
  return value;
}

export function optional(action: { readonly [name: string]: Json }, name: string): string | undefined {
  const value = action[name];
  return typeof value === 'string' ? value : undefined;
}
