import type { Answer } from '../../wire/answer';
import { Complex } from '../../wire/values';

/** A column as a form sends it. */
export interface FormValue {
  readonly name: string;
  readonly value: string;
}

/** What became of it. */
export interface Outcome extends FormValue {
  readonly problem?: string;
}

const REFUSED = -2146232832;

export function hasProblem(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ problem }) => problem !== undefined);
}

/** What the store would not do is told with the first column. */
export function failed(outcomes: readonly Outcome[], problem: string): readonly Outcome[] {
  return outcomes.length === 0 ? [{ name: '', value: '', problem }] : outcomes.map((outcome, index) => (index === 0 ? { ...outcome, problem } : outcome));
}

/** One answer for each column, a refusal beside the value that it is about; the request as a whole is 200 (sp-dev-docs#7942). */
export function formAnswer(name: string, outcomes: readonly Outcome[], itemId: number): Answer {
  const value = outcomes.map(
    outcome =>
      new Complex('SP.ListItemFormUpdateValue', {
        ErrorCode: outcome.problem === undefined ? 0 : REFUSED,
        ErrorMessage: outcome.problem ?? null,
        FieldName: outcome.name,
        FieldValue: outcome.value,
        HasException: outcome.problem !== undefined,
        ItemId: itemId,
      })
  );
  return { kind: 'value', name, value, type: 'Collection(SP.ListItemFormUpdateValue)' };
}
