import type { IList } from '@pnp/sp/lists/types';
import type { IWeb } from '@pnp/sp/webs/types';
import type { Rights } from '../ports';
import { withAppErrors } from './errors';

/** SharePoint's numbers of its permissions, PermissionKind; a permission's bit is its number less one. */
const kinds = { addListItems: 2, editListItems: 3, manageLists: 12, managePermissions: 26, manageWeb: 31 } as const;

/** `{"High":"432","Low":"1011030767"}`: 64 bits in two halves. */
interface RawPermissions {
  readonly High: string;
  readonly Low: string;
}

function allows({ Low }: RawPermissions, kind: keyof typeof kinds): boolean {
  // All the kinds used here are in the lower half. Arithmetic, since bits 31 and 32 do not survive JavaScript's shifts.
  return Math.floor(Number(Low) / 2 ** (kinds[kind] - 1)) % 2 === 1;
}

/** Whether the signed-in person may add columns to a list. */
export function mayManage(list: IList): Promise<boolean> {
  return withAppErrors(async () => {
    const { EffectiveBasePermissions: permissions } = await list.select('EffectiveBasePermissions')<{ readonly EffectiveBasePermissions: RawPermissions }>();
    return allows(permissions, 'manageLists');
  });
}

/** What the signed-in person may do in a web. */
export function readRights(web: IWeb): Promise<Rights> {
  return withAppErrors(async () => {
    const { EffectiveBasePermissions: permissions } = await web.select('EffectiveBasePermissions')<{ readonly EffectiveBasePermissions: RawPermissions }>();
    return {
      canEdit: allows(permissions, 'addListItems') && allows(permissions, 'editListItems'),
      canSetUp: (['manageLists', 'manageWeb', 'managePermissions'] as const).every((kind) => allows(permissions, kind)),
    };
  });
}
