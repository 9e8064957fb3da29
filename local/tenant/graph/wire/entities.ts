import { unsupported } from './errors';
import type { Row } from './filter';
import { expanded, select } from './odata';
import type { GraphCall } from './request';
import { checkProperty } from './types';

/** Reads what a name of `$expand` leads to; the call carries the options in its parentheses. */
export type Expander = (inner: GraphCall) => unknown;
export type Expanders = Readonly<Record<string, Expander>>;

/**
 * What `$select` leaves of a resource, with what `$expand` adds. @throws 400 for a name that the type does not have, 501
 * for one that the tenant does not expand
 */
export function shaped(call: GraphCall, row: Row, type: string, expanders: Expanders = {}): Row {
  const added: Record<string, unknown> = {};
  for (const { name, options } of expanded(call)) {
    checkProperty(type, name, 'Parsing OData Select and Expand failed');
    const known = Object.keys(expanders).find((one) => one.toLowerCase() === name.toLowerCase());
    const expander = known === undefined ? undefined : expanders[known];
    if (known === undefined || !expander) throw unsupported(`$expand=${name} on a ${type}`);
    added[known] = expander({ ...call, query: queryOf(options) });
  }
  return { ...select(call, row, type), ...added };
}

function queryOf(options: ReadonlyMap<string, string>): URLSearchParams {
  return new URLSearchParams([...options].map(([name, value]): [string, string] => [`$${name}`, value]));
}
