/** What reading something typed gives: the value, or a sentence that says what is wrong and what would be right. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

export function good<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function bad<Value>(problem: string): Result<Value> {
  return { ok: false, problem };
}
