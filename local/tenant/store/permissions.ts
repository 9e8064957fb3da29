/**
 * SharePoint's rights as bits: kind n is bit n - 1 (SP.PermissionKind). A mask is kept as one bigint and sent as
 * High and Low.
 */
export const PermissionKind = {
  viewListItems: 1,
  addListItems: 2,
  editListItems: 3,
  deleteListItems: 4,
  approveItems: 5,
  openItems: 6,
  viewVersions: 7,
  deleteVersions: 8,
  cancelCheckout: 9,
  managePersonalViews: 10,
  manageLists: 12,
  viewFormPages: 13,
  open: 17,
  viewPages: 18,
  addAndCustomizePages: 19,
  manageSubwebs: 24,
  createGroups: 25,
  managePermissions: 26,
  browseUserInfo: 28,
  manageWeb: 31,
  editMyUserInfo: 41,
  enumeratePermissions: 63,
} as const;

export type Permission = keyof typeof PermissionKind;

export type Mask = bigint;

function bitOf(kind: number): Mask {
  return 1n << BigInt(kind - 1);
}

export function hasPermission(mask: Mask, permission: Permission): boolean {
  return (mask & bitOf(PermissionKind[permission])) !== 0n;
}

export function hasAll(mask: Mask, wanted: Mask): boolean {
  return (mask & wanted) === wanted;
}

export function maskOf(high: number, low: number): Mask {
  return (BigInt(high) << 32n) | BigInt(low);
}

export function highOf(mask: Mask): number {
  return Number(mask >> 32n);
}

export function lowOf(mask: Mask): number {
  return Number(mask & 0xffffffffn);
}

export const FULL_MASK = maskOf(2147483647, 4294967295);
export const READ_MASK = maskOf(176, 138612833);
export const CONTRIBUTE_MASK = maskOf(432, 1011028719);
const EDIT_MASK = maskOf(432, 1011030767);

/** The permission levels that every site starts with; their ids are the same everywhere (RoleType: 1 guest, 2 reader, 3 contributor, 4 designer, 5 administrator, 6 editor). */
export const ROLES = {
  full: { id: 1073741829, name: 'Full Control', kind: 5, mask: FULL_MASK, description: 'Has full control.' },
  design: { id: 1073741828, name: 'Design', kind: 4, mask: maskOf(432, 1012866047), description: 'Can view, add, update, delete, approve, and customize.' },
  edit: { id: 1073741830, name: 'Edit', kind: 6, mask: EDIT_MASK, description: 'Can add, edit and delete lists; can view, add, update and delete list items and documents.' },
  contribute: { id: 1073741827, name: 'Contribute', kind: 3, mask: CONTRIBUTE_MASK, description: 'Can view, add, update, and delete list items and documents.' },
  read: { id: 1073741826, name: 'Read', kind: 2, mask: READ_MASK, description: 'Can view pages and list items and download documents.' },
  limited: { id: 1073741825, name: 'Limited Access', kind: 1, mask: maskOf(48, 134287360), description: 'Can view specific lists, document libraries, list items, folders, or documents when given permissions.' },
} as const;
