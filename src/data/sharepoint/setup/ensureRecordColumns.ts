import '@pnp/sp/fields/list';
import type { IList } from '@pnp/sp/lists/types';
import { contractFolders, type FiledDocument } from '../../../lists/contractFolders';
import { columnOf } from '../../../lists/define';
import { toAppError, withAppErrors } from '../errors';
import { honourName } from './ensureColumns';
import { fieldXml } from './fieldXml';

/** What a filed document says of itself in any site; its contract's row is in another one, where no lookup reaches. */
const properties: readonly (keyof FiledDocument)[] = ['contractReference', 'fileKind', 'level', 'meetingDate', 'keepUntil'];

/**
 * Brings the record columns to the library of a contract's own site (CP-11.2). One that the library refuses, because
 * a column of the council's has its heading, is done without.
 * @param list a new object each time, since PnPjs keeps what it asked
 */
export async function ensureRecordColumns(list: () => IList): Promise<void> {
  const fields = await withAppErrors(() => list().fields.select('InternalName')<readonly { readonly InternalName: string }[]>());
  const there = new Set(fields.map(({ InternalName }) => InternalName));
  for (const property of properties) {
    if (there.has(columnOf(contractFolders, property))) continue;
    try {
      await list().fields.createFieldAsXml({ SchemaXml: fieldXml(contractFolders, property), Options: honourName });
    } catch (error) {
      const failure = toAppError(error);
      if (failure.kind === 'offline' || failure.kind === 'throttled') throw failure;
    }
  }
}
