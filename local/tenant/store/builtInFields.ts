import type { FieldSettings, FieldType } from './fieldTypes';

export interface BuiltInField {
  readonly guid: string;
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly settings: FieldSettings;
}

/** Columns that SharePoint keeps beside the row's own values, with the SQL that reads them from `items_<n>`; `t` is empty or `name.` of its table. */
export const ROW_COLUMNS: Readonly<Record<string, (t: string) => string>> = {
  ID: t => `${t}id`,
  Created: t => `${t}created`,
  Modified: t => `${t}modified`,
  Author: t => `${t}author`,
  Editor: t => `${t}editor`,
  GUID: t => `${t}guid`,
  UniqueId: t => `${t}guid`,
  FSObjType: t => `${t}is_folder`,
  FileLeafRef: t => `${t}leaf`,
  FileDirRef: t => `${t}dir`,
  FileRef: t => `(${t}dir || '/' || ${t}leaf)`,
  owshiddenversion: t => `${t}etag`,
  _UIVersion: t => `${t}version`,
  _UIVersionString: t => `(${t}version / 512 || '.' || ${t}version % 512)`,
};

const system: FieldSettings = { fromBaseType: true, readOnly: true, sealed: true };
const systemHidden: FieldSettings = { ...system, hidden: true };

/** Columns of every list. Ids are those of SharePoint's own column definitions (fields.wss). */
const COMMON: readonly BuiltInField[] = [
  { guid: '03e45e84-1992-4d42-9116-26f756012634', name: 'ContentTypeId', title: 'Content Type ID', type: 'ContentTypeId', settings: systemHidden },
  { guid: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', name: 'Title', title: 'Title', type: 'Text', settings: { fromBaseType: true, maxLength: 255 } },
  { guid: '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', name: 'ID', title: 'ID', type: 'Counter', settings: { ...system, indexed: true } },
  { guid: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', name: 'ContentType', title: 'Content Type', type: 'Computed', settings: system },
  { guid: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', name: 'Modified', title: 'Modified', type: 'DateTime', settings: { ...system, displayFormat: 1 } },
  { guid: '8c06beca-0777-48f7-91c7-6da68bc07b69', name: 'Created', title: 'Created', type: 'DateTime', settings: { ...system, displayFormat: 1 } },
  { guid: '1df5e554-ec7e-46a6-901d-d85a3881cb18', name: 'Author', title: 'Created By', type: 'User', settings: { ...system, lookupList: 'UserInfo' } },
  { guid: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', name: 'Editor', title: 'Modified By', type: 'User', settings: { ...system, lookupList: 'UserInfo' } },
  { guid: 'd4e44a66-ee3a-4d02-88c9-4ec5ff3f4cd5', name: 'owshiddenversion', title: 'owshiddenversion', type: 'Integer', settings: systemHidden },
  { guid: '7841bf41-43d0-4434-9f50-a673baef7631', name: '_UIVersion', title: 'UI Version', type: 'Integer', settings: systemHidden },
  { guid: 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', name: '_UIVersionString', title: 'Version', type: 'Text', settings: system },
  { guid: 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0', name: 'GUID', title: 'GUID', type: 'Guid', settings: systemHidden },
  { guid: '94f89715-e097-4e8b-ba79-ea02aa8b7adb', name: 'FileRef', title: 'URL Path', type: 'Lookup', settings: systemHidden },
  { guid: '56605df6-8fa1-47e4-a04c-5b384d59609f', name: 'FileDirRef', title: 'Path', type: 'Lookup', settings: systemHidden },
  { guid: '30bb605f-5bae-48fe-b4e3-1f81d9772af9', name: 'FSObjType', title: 'Item Type', type: 'Lookup', settings: systemHidden },
  { guid: '4b7403de-8d94-43e8-9f0f-137a3e298126', name: 'UniqueId', title: 'Unique Id', type: 'Lookup', settings: systemHidden },
  { guid: 'd22f1a7e-5c52-4a6d-9d1c-6ebcd8f0ae5b', name: 'ComplianceAssetId', title: 'Compliance Asset Id', type: 'Text', settings: system },
];

const LIST_ONLY: readonly BuiltInField[] = [
  { guid: '67df98f4-9dec-48ff-a553-29bece9c5bf4', name: 'Attachments', title: 'Attachments', type: 'Attachments', settings: { fromBaseType: true } },
  { guid: '82642ec8-ef9b-478f-acf9-31f7d45fbc31', name: 'LinkTitle', title: 'Title', type: 'Computed', settings: system },
  { guid: 'bc91a437-52e7-49e1-8c4e-4698904b2b6d', name: 'LinkTitleNoMenu', title: 'Title', type: 'Computed', settings: system },
  { guid: '8553196d-ec8d-4564-9861-3dbe931050c8', name: 'FileLeafRef', title: 'Name', type: 'File', settings: { fromBaseType: true, hidden: true } },
];

const LIBRARY_ONLY: readonly BuiltInField[] = [
  { guid: '8553196d-ec8d-4564-9861-3dbe931050c8', name: 'FileLeafRef', title: 'Name', type: 'File', settings: { fromBaseType: true, required: true } },
  { guid: '5cc6dc79-3710-4374-b433-61cb4a686c12', name: 'LinkFilename', title: 'Name', type: 'Computed', settings: system },
  { guid: '081c6e4c-5c14-4f20-b23e-1a71ceb6a67c', name: 'DocIcon', title: 'Type', type: 'Computed', settings: system },
  { guid: '78a07ba4-bda8-4357-9e0f-580d64487583', name: 'FileSizeDisplay', title: 'File Size', type: 'Computed', settings: system },
];

export function builtInFields(isLibrary: boolean): readonly BuiltInField[] {
  if (isLibrary) return [...COMMON, ...LIBRARY_ONLY];
  return [...COMMON, ...LIST_ONLY].map(field => (field.name === 'Title' ? { ...field, settings: { ...field.settings, required: true } } : field));
}
