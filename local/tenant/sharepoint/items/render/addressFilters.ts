import type { List } from '../../../store/lists';
import type { Call } from '../../wire/call';
import { errors } from '../../wire/errors';
import type { Element } from '../../wire/xml';
import type { Condition } from '../../odata/conditions';
import type { Sort } from '../../odata/paging';
import { CamlWriter } from '../../caml/camlWhere';

/** The operators of `FilterOp1`. */
const OPERATORS: Readonly<Record<string, string>> = { in: 'In', eq: 'Eq', neq: 'Neq', gt: 'Gt', geq: 'Geq', lt: 'Lt', leq: 'Leq', beginswith: 'BeginsWith', contains: 'Contains', includes: 'Includes' };

/**
 * Filters that a view's address carries: `FilterField1=Status&FilterValue1=Open`, `FilterFields1` with `FilterValues1=A;#B`,
 * `FilterOp1=Gt`, `FilterLookupId1=1` (W, "RenderListDataAsStream URI parameters").
 * @throws 500 for a column that the list does not have
 */
export function filtersOf(call: Call, list: List, parameters: ReadonlyMap<string, string>): readonly Condition[] {
  const writer = new CamlWriter(call, list);
  return [...parameters.keys()].flatMap(key => {
    const [, plural, number] = /^filterfield(s?)(\d+)$/.exec(key) ?? [];
    if (number === undefined) return [];
    const names = parameters.get(key) ?? '';
    if (names.includes(';')) throw errors.unsupported('a filter on several columns at once');
    const values = decoded(parameters.get(`filtervalue${plural}${number}`) ?? '');
    const byId = parameters.get(`filterlookupid${number}`) === '1';
    return writer.conditions(conditionOf(names, plural === '' ? [values] : values.split(';#'), parameters.get(`filterop${number}`), byId));
  });
}

/** `SortField=Due&SortDir=Desc`, and the same with numbers. */
export function sortsOf(call: Call, list: List, parameters: ReadonlyMap<string, string>): readonly Sort[] {
  const writer = new CamlWriter(call, list);
  return ['', ...Array.from({ length: 9 }, (_, n) => String(n))].flatMap(number => {
    const name = parameters.get(`sortfield${number}`);
    if (!name) return [];
    return [{ target: writer.sortTarget(element('FieldRef', { Name: name })), descending: /^desc/i.test(parameters.get(`sortdir${number}`) ?? '') }];
  });
}

function conditionOf(name: string, values: readonly string[], operator: string | undefined, byId: boolean): Element {
  const field = element('FieldRef', { Name: name, ...(byId ? { LookupId: 'TRUE' } : {}) });
  if (values.length === 1 && values[0] === '' && operator === undefined) return element('IsNull', {}, [field]);
  const constants = values.map(value => ({ ...element('Value', {}), text: value }));
  const tag = operator === undefined ? (values.length > 1 ? 'In' : 'Eq') : OPERATORS[operator.toLowerCase()];
  if (!tag) throw errors.caml();
  return tag === 'In' ? element('In', {}, [field, element('Values', {}, constants)]) : element(tag, {}, [field, constants[0]]);
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly Element[] = []): Element {
  return { name, attributes, children, text: '' };
}

/** Pages encode the value once more than an address needs. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}
