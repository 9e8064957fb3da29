import '@pnp/sp/fields/list';
import type { IFields } from '@pnp/sp/fields/types';
import type { IWeb } from '@pnp/sp/webs/types';
import { AppError } from '../../../core/errors';
import { columnOf, type ListDeclaration } from '../../../lists/define';
import { formats } from '../../../lists/formatting';
import { withAppErrors } from '../errors';
import { listAt, type ListSetup } from './context';
import { findList } from './ensureList';
import { columnTypes, fieldXml } from './fieldXml';
import { carryOut, type Task } from './tasks';

export interface RawField {
  readonly InternalName: string;
  readonly Title: string;
  readonly TypeAsString: string;
  readonly Indexed: boolean;
  readonly EnforceUniqueValues: boolean;
  readonly CustomFormatter: string | null;
}

/** Honour `Name` in the XML as the internal name (AddFieldInternalNameHint). */
export const honourName = 8;

export function readFields(web: IWeb, setup: Pick<ListSetup, 'webUrl' | 'list'>): Promise<readonly RawField[]> {
  const columns = ['InternalName', 'Title', 'TypeAsString', 'Indexed', 'EnforceUniqueValues', 'CustomFormatter'];
  return listAt(web, setup).fields.select(...columns)<readonly RawField[]>();
}

/** Brings every declared column, its index and its format. Columns that the council added stay as they are. */
export async function ensureColumns(setup: ListSetup): Promise<void> {
  const { web, list } = setup;
  const targets = await targetIds(setup);
  const total = Object.keys(list.fields).length;
  const lackingColumns = async (): Promise<readonly Task[]> => missing(setup, await fieldsNow(setup), targets);
  await carryOut(web, lackingColumns, setup.stopIfAsked, (left) => setup.say(`${total - left} of ${total} columns`));
  const lackingTraits = async (): Promise<readonly Task[]> => traits(setup, await fieldsNow(setup));
  await carryOut(web, lackingTraits, setup.stopIfAsked, (left) => setup.say(left ? `${total} columns, ${left} still to adjust` : `${total} columns`));
}

/** Properties whose column the site lacks, or has as another type. */
export function columnProblems(list: ListDeclaration, fields: readonly RawField[]): readonly string[] {
  return Object.entries(list.fields).flatMap(([property, declared]) => {
    const column = columnOf(list, property);
    const field = fields.find(({ InternalName }) => InternalName === column);
    if (!field) return [`${list.title} has no column “${declared.title}” yet.`];
    const wanted = columnTypes[declared.kind];
    return field.TypeAsString === wanted ? [] : [`${list.title} has a column “${column}” of the type ${field.TypeAsString}; it must be ${wanted}.`];
  });
}

function fieldsNow(setup: ListSetup): Promise<readonly RawField[]> {
  return withAppErrors(() => readFields(setup.web, setup));
}

/** Ids of the lists that lookups point to, by address. */
async function targetIds({ web, webUrl, list }: ListSetup): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { target } of Object.values(list.fields)) {
    const declared = target?.();
    if (!declared || ids.has(declared.url)) continue;
    const found = await findList(web, webUrl, declared);
    if (!found) throw new AppError('notFound', `${list.title} needs the list ${declared.title}, which is not there.`);
    ids.set(declared.url, `{${found.Id.replace(/[{}]/g, '')}}`);
  }
  return ids;
}

function missing(setup: ListSetup, fields: readonly RawField[], targets: ReadonlyMap<string, string>): readonly Task[] {
  const { list } = setup;
  const there = new Set(fields.map(({ InternalName }) => InternalName));
  return Object.entries(list.fields)
    .filter(([property]) => !there.has(columnOf(list, property)))
    .map(([property, { target }]) => {
      const SchemaXml = fieldXml(list, property, target && targets.get(target().url));
      return { id: property, requests: [(web) => fieldsOf(web, setup).createFieldAsXml({ SchemaXml, Options: honourName })] };
    });
}

/** Index before unique, as SharePoint wants it; the name's column is SharePoint's own and only gets its heading. */
function traits(setup: ListSetup, fields: readonly RawField[]): readonly Task[] {
  const { list } = setup;
  return Object.entries(list.fields).flatMap(([property, declared]): readonly Task[] => {
    const column = columnOf(list, property);
    const field = fields.find(({ InternalName }) => InternalName === column);
    if (!field || field.TypeAsString !== columnTypes[declared.kind]) {
      throw new AppError('conflict', `${columnProblems({ ...list, fields: { [property]: declared } }, fields)[0]} Rename that column or remove it, then set the site up again.`);
    }
    const format = list.formatting?.[property];
    const changes: readonly (readonly [string, boolean, Readonly<Record<string, unknown>>])[] = [
      ['heading', column === 'Title' && field.Title === 'Title', { Title: declared.title, Required: Boolean(declared.required), Description: declared.help ?? '' }],
      ['index', Boolean(declared.indexed || declared.unique) && !field.Indexed, { Indexed: true }],
      ['unique', Boolean(declared.unique) && !field.EnforceUniqueValues, { EnforceUniqueValues: true }],
      ['format', format !== undefined && !field.CustomFormatter, { CustomFormatter: JSON.stringify(format && formats[format]) }],
    ];
    return changes
      .filter(([, isLacking]) => isLacking)
      .map(([trait, , change]) => ({
        id: `${property}: ${trait}`,
        // The type is given, so that PnPjs need not ask for it first, which no batch could.
        requests: [(web) => fieldsOf(web, setup).getByInternalNameOrTitle(column).update(change, `SP.Field${field.TypeAsString}`)],
      }));
  });
}

function fieldsOf(web: IWeb, setup: ListSetup): IFields {
  return listAt(web, setup).fields;
}
