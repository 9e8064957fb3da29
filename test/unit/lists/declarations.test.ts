import { listsInOrder } from '../../../src/lists';
import { columnOf, type ListDeclaration } from '../../../src/lists/define';
import { formats } from '../../../src/lists/formatting';

/** Names that a SharePoint list item has of its own; a column of such a name would hide it or be hidden. */
const ownNames = [
  'AttachmentFiles', 'Attachments', 'Author', 'AuthorId', 'Client_Title', 'CommentsDisabled', 'ComplianceAssetId', 'ContentType', 'ContentTypeId',
  'Created', 'DisplayName', 'Editor', 'EditorId', 'EffectiveBasePermissions', 'FieldValuesAsHtml', 'FieldValuesAsText', 'FieldValuesForEdit',
  'File', 'FileSystemObjectType', 'Folder', 'GUID', 'IconOverlay', 'ID', 'Id', 'Modified', 'Order', 'ParentList', 'Properties', 'RoleAssignments',
  'ServerRedirectedEmbedUri', 'Versions',
];

const each = listsInOrder.map((list): readonly [string, ListDeclaration] => [list.url, list]);

function indexed(list: ListDeclaration): readonly string[] {
  return Object.entries(list.fields).filter(([, field]) => field.indexed || field.unique).map(([name]) => name);
}

test.each(each)('%s has at most SharePoint\'s 20 indexes', (_url, list) => {
  expect(indexed(list).length).toBeLessThanOrEqual(20);
});

test.each(each)('%s has no more than 12 lookups and persons with the editor, so that all of a row comes in one request', (_url, list) => {
  const joins = Object.values(list.fields).filter(({ kind }) => kind === 'lookup' || kind === 'person').length + 1;
  expect(joins).toBeLessThanOrEqual(12);
});

test.each(each)('the columns of %s are ASCII, short, different and none of SharePoint\'s own', (_url, list) => {
  const columns = Object.keys(list.fields).map((name) => columnOf(list, name));
  expect(new Set(columns.map((column) => column.toLowerCase())).size).toBe(columns.length);
  for (const column of columns) {
    expect(column).toMatch(/^[A-Za-z][A-Za-z0-9]{0,31}$/);
    expect(ownNames).not.toContain(column);
    expect(column.toLowerCase()).not.toBe('value_');
  }
});

test.each(each)('every view of %s shows declared fields, and its filter and order stand on an index', (_url, list) => {
  for (const view of Object.values(list.views)) {
    for (const name of view.fields) expect(Object.keys(list.fields)).toContain(name);
    const first = view.where?.[0]?.field ?? view.orderBy;
    if (first) expect(indexed(list)).toContain(first);
    if (view.orderBy) expect(indexed(list)).toContain(view.orderBy);
  }
});

test.each(each)('%s has one default view, and only formats that exist', (_url, list) => {
  expect(Object.values(list.views).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  for (const name of Object.values(list.formatting ?? {})) expect(Object.keys(formats)).toContain(name);
});

test('a lookup\'s list is set up before the list that looks into it', () => {
  const done = new Set<string>();
  for (const list of listsInOrder) {
    for (const { target } of Object.values(list.fields)) if (target) expect(done).toContain(target().url);
    done.add(list.url);
  }
});
