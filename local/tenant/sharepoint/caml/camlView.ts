import { errors } from '../wire/errors';
import { childNamed, parseXml, type Element } from '../wire/xml';

export type Scope = 'folder' | 'filesOnly' | 'recursive' | 'recursiveAll';

/** A view in CAML, as far as it says which rows are wanted and how. */
export interface CamlView {
  /** The element inside `Where`. */
  readonly where?: Element;
  readonly orderBy: readonly CamlSort[];
  readonly groupBy?: CamlGroups;
  /** Names of columns; nothing where the view does not say. */
  readonly fields?: readonly string[];
  readonly rowLimit?: number;
  readonly scope: Scope;
}

export interface CamlSort {
  readonly field: Element;
  readonly descending: boolean;
}

export interface CamlGroups {
  readonly fields: readonly Element[];
  readonly collapsed: boolean;
}

const SCOPES: Readonly<Record<string, Scope>> = { default: 'folder', '0': 'folder', recursive: 'recursive', recursiveall: 'recursiveAll', filesonly: 'filesOnly' };
/** Parts of CAML that are not here. */
const MISSING: readonly string[] = ['Joins', 'ProjectedFields', 'CalendarSettings'];

/**
 * Reads `<View Scope=".."><Query/><ViewFields/><RowLimit/></View>`, or the parts without the `View` around them.
 * @throws 400 for what is no XML, 500 for what makes no sense, 501 for joins and totals
 */
export function parseCamlView(xml: string): CamlView {
  const text = xml.trim();
  const root = parseXml(/^<View[\s/>]/i.test(text) ? text : `<View>${text}</View>`);
  for (const name of MISSING) if (childNamed(root, name)?.children.length) throw errors.unsupported(`<${name}> in CAML`);
  const totals = childNamed(root, 'Aggregations');
  if (totals && totals.children.length > 0 && attributeOf(totals, 'Value') !== 'Off') throw errors.unsupported('<Aggregations> in CAML');
  const query = childNamed(root, 'Query') ?? root;
  return {
    where: onlyChild(childNamed(query, 'Where')),
    orderBy: (childNamed(query, 'OrderBy')?.children ?? []).map(field => ({ field, descending: /^false$/i.test(attributeOf(field, 'Ascending') ?? '') })),
    groupBy: groupsIn(childNamed(query, 'GroupBy')),
    fields: childNamed(root, 'ViewFields')?.children.map(field => attributeOf(field, 'Name') ?? ''),
    rowLimit: limitIn(childNamed(root, 'RowLimit')),
    scope: scopeIn(root),
  };
}

/** An attribute by its name, whatever its case. */
export function attributeOf(element: Element, name: string): string | undefined {
  const found = Object.keys(element.attributes).find(each => each.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : element.attributes[found];
}

/** One view laid over another: both conditions hold, and what the upper says of the rest counts. */
export function overlaid(view: CamlView, upper: CamlView): CamlView {
  const both = view.where && upper.where;
  return {
    where: both ? { name: 'And', attributes: {}, children: [view.where!, upper.where!], text: '' } : upper.where ?? view.where,
    orderBy: upper.orderBy.length > 0 ? upper.orderBy : view.orderBy,
    groupBy: upper.groupBy ?? view.groupBy,
    fields: upper.fields ?? view.fields,
    rowLimit: upper.rowLimit ?? view.rowLimit,
    scope: upper.scope === 'folder' ? view.scope : upper.scope,
  };
}

function groupsIn(element: Element | undefined): CamlGroups | undefined {
  if (!element || element.children.length === 0) return undefined;
  // Measured: three levels are refused whatever the size of the list (facts 1.7).
  if (element.children.length > 2) throw errors.caml();
  return { fields: element.children, collapsed: /^true$/i.test(attributeOf(element, 'Collapse') ?? '') };
}

function onlyChild(element: Element | undefined): Element | undefined {
  if (!element || element.children.length === 0) return undefined;
  if (element.children.length > 1) throw errors.caml();
  return element.children[0];
}

function limitIn(element: Element | undefined): number | undefined {
  if (!element) return undefined;
  const limit = Number(element.text.trim());
  // Nothing, and 0, set no limit.
  return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}

function scopeIn(root: Element): Scope {
  const options = childNamed(childNamed(root, 'QueryOptions') ?? root, 'ViewAttributes');
  const text = attributeOf(root, 'Scope') ?? (options && attributeOf(options, 'Scope')) ?? 'default';
  const scope = SCOPES[text.toLowerCase() || 'default'];
  if (!scope) throw errors.caml();
  return scope;
}
