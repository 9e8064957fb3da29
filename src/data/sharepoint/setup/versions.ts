import { isAppError } from '../../../core/errors';
import type { ListDeclaration } from '../../../lists/define';
import type { Desk } from '../../ports';

const prefix = 'schema ';

/** Schema version by list address, as far as each list was set up to its end. */
export async function readVersions(desk: Desk): Promise<ReadonlyMap<string, number>> {
  try {
    const rows = await desk.settings.all({ where: [{ field: 'name', op: 'startsWith', value: prefix }], select: ['name', 'value'] });
    return new Map(rows.map(({ name, value }) => [name.slice(prefix.length), Number(value)]));
  } catch (error) {
    // The settings are themselves a list that may not be there, or not all of it.
    if (isAppError(error, 'notFound') || isHalfMade(error)) return new Map();
    throw error;
  }
}

/** Writes that a list has come to a version. */
export async function writeVersion(desk: Desk, list: ListDeclaration, version: number): Promise<void> {
  await writeSetting(desk, prefix + list.url, String(version), true);
}

/** @param replace whether a value that is there gives way */
export async function writeSetting(desk: Desk, name: string, value: string, replace: boolean): Promise<'written' | 'kept'> {
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: name }], top: 1 });
  const [row] = rows;
  if (row && (!replace || row.value === value)) return 'kept';
  if (row) await desk.settings.save(row, { value });
  else await desk.settings.add({ name, value }, name);
  return 'written';
}

/** SharePoint's "The field or property 'Key' does not exist", of a settings list without all of its columns. */
function isHalfMade(error: unknown): boolean {
  return isAppError(error, 'unexpected') && error.details.status === 400;
}
