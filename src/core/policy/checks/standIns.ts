/**
 * A pack with its broken parts replaced by sound ones that keep their names. So the parts can still be held against
 * one another, and a clause that stands there twice is told together with a misspelt word elsewhere.
 */

type Group = Readonly<Record<string, unknown>>;

const day = '2026-01-01';

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value.trim() !== '' ? value : otherwise;
}

/** A name as it stands, where it is one. */
function idOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value) ? value : otherwise;
}

function field(entry: unknown, name: string): unknown {
  return isGroup(entry) ? entry[name] : undefined;
}

/** A sound entry of each list of the pack, under the name that the broken one has. */
const entries: Readonly<Record<string, (broken: unknown, index: number, pack: Group) => Group>> = {
  levels: (broken, index, pack) => ({
    id: idOf(field(broken, 'id'), `L-${index}`),
    name: 'level',
    clause: textOf(field(broken, 'clause'), firstOf(pack.clauses, 'id')),
    chair: textOf(field(broken, 'chair'), firstOf(pack.posts, 'title')),
    agenda: [{ id: 'item', title: 'item' }],
  }),
  posts: (broken, index) => ({ title: textOf(field(broken, 'title'), `post ${index}`) }),
  objectives: (broken, index) => ({ id: idOf(field(broken, 'id'), `objective-${index}`), title: 'objective' }),
  clauses: (broken, index, pack) => ({
    id: idOf(field(broken, 'id'), `clause-${index}`),
    title: 'clause',
    says: 'clause',
    source: 'clause',
    form: 'rule',
    asks: 'clause',
    owner: textOf(field(broken, 'owner'), firstOf(pack.posts, 'title')),
  }),
};

const namedParts: Readonly<Record<string, (broken: unknown, pack: Group) => unknown>> = {
  groups: () => ({ status: 'Live' }),
  ladders: () => [{ id: 'step', title: 'step', when: { daysAfter: 1 }, to: ['owner'] }],
  lists: (broken, pack) => ({ title: 'list', clause: textOf(field(broken, 'clause'), firstOf(pack.clauses, 'id')), items: [{ id: 'entry', title: 'entry' }] }),
};

const wholes: Readonly<Record<string, unknown>> = {
  id: 'pack',
  version: '1',
  title: 'pack',
  council: 'council',
  adopted: day,
  reviewBy: '2027-01-01',
  registerFromPounds: 0,
};

function firstOf(list: unknown, name: string): string {
  return Array.isArray(list) ? textOf(field(list[0], name), '-') : '-';
}

export type Path = readonly unknown[];

/**
 * Parts that nothing else refers to are left out when they are broken.
 * @returns undefined when a part is broken as a whole that others refer to
 */
export function withStandIns(source: unknown, broken: readonly Path[]): unknown {
  if (!isGroup(source)) return undefined;
  const pack: Record<string, unknown> = { ...source };
  for (const path of broken) if (!standIn(pack, path)) return undefined;
  const incidentClause = field(pack.incident, 'clause');
  const isClauseBroken = broken.some(([part, index]) => part === 'clauses' && Array.isArray(source.clauses) && field(source.clauses[Number(index)], 'id') === incidentClause);
  if (isClauseBroken) delete pack.incident;
  return pack;
}

function standIn(pack: Record<string, unknown>, [part, entry]: Path): boolean {
  const name = String(part);
  const there = pack[name];
  if (name === 'adopted' || name === 'reviewBy') Object.assign(pack, { adopted: wholes.adopted, reviewBy: wholes.reviewBy });
  else if (name in wholes) pack[name] = wholes[name];
  else if (name === 'records') pack.records = { clause: textOf(field(there, 'clause'), firstOf(pack.clauses, 'id')), keepYears: { 'Simple contract': 6, Deed: 12 } };
  else if (name in entries && typeof entry === 'number') pack[name] = replaced(there, entry, entries[name], pack);
  else if (name in namedParts && typeof entry === 'string') pack[name] = { ...(isGroup(there) ? there : {}), [entry]: namedParts[name](field(there, entry), pack) };
  else if (name in entries || name in namedParts) return false;
  else delete pack[name];
  return true;
}

function replaced(list: unknown, index: number, make: (broken: unknown, index: number, pack: Group) => Group, pack: Group): unknown {
  return Array.isArray(list) ? list.map((one: unknown, place) => (place === index ? make(one, index, pack) : one)) : list;
}
