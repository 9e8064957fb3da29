import type { ContentType } from './contentTypes';

const LISTS = 'List Content Types';
const DOCUMENTS = 'Document Content Types';
const FOLDERS = 'Folder Content Types';
const HIDDEN = '_Hidden';

/** Columns that the rows of a content type have, by internal name, besides those of its parent. */
type Entry = readonly [id: string, name: string, group: string, columns: readonly string[], description?: string];

const CONTACT = ['FirstName', 'FullName', 'Email', 'Company', 'JobTitle', 'WorkPhone', 'HomePhone', 'CellPhone', 'WorkFax', 'WorkAddress', 'WorkCity', 'WorkState', 'WorkZip', 'WorkCountry', 'WebPage', 'Comments'];
const TASK = ['Predecessors', 'Priority', 'Status', 'PercentComplete', 'AssignedTo', 'Body', 'StartDate', 'DueDate'];
const ISSUE = ['AssignedTo', 'Status', 'Priority', 'Comment', 'Category', 'RelatedIssues', 'V3Comments', 'DueDate'];

/** Source: "Base content type hierarchy", and the content type definitions of SharePoint itself. */
const ENTRIES: readonly Entry[] = [
  ['0x', 'System', HIDDEN, ['ContentType']],
  ['0x01', 'Item', LISTS, ['Title'], 'Create a new list item.'],
  ['0x0101', 'Document', DOCUMENTS, ['FileLeafRef'], 'Create a new document.'],
  ['0x010101', 'Form', DOCUMENTS, [], 'Fill out this form.'],
  ['0x010102', 'Picture', DOCUMENTS, ['ImageCreateDate', 'Description', 'Keywords'], 'Upload an image or a photograph.'],
  ['0x010105', 'Master Page', DOCUMENTS, [], 'Create a new master page.'],
  ['0x010108', 'Wiki Page', DOCUMENTS, ['WikiField'], 'Create a new wiki page.'],
  ['0x010109', 'Basic Page', DOCUMENTS, [], 'Create a new basic page.'],
  ['0x0101009D1CB255DA76424F860D91F20E6C4118', 'Site Page', DOCUMENTS, ['CanvasContent1', 'BannerImageUrl', 'Description', 'PromotedState', 'FirstPublishedDate', 'LayoutWebpartsContent'], 'Create a new site page.'],
  ['0x0102', 'Event', LISTS, ['Location', 'EventDate', 'EndDate', 'Description', 'fAllDayEvent', 'fRecurrence', 'Category'], 'Create a new meeting, deadline or other event.'],
  ['0x0103', 'Issue', LISTS, ISSUE, 'Track an issue or problem.'],
  ['0x0104', 'Announcement', LISTS, ['Body', 'Expires'], 'Create a new news item, status or other short piece of information.'],
  ['0x0105', 'Link', LISTS, ['URL', 'Comments'], 'Create a new link to a Web page or other resource.'],
  ['0x0106', 'Contact', LISTS, CONTACT, 'Store information about a business or personal contact.'],
  ['0x0107', 'Message', LISTS, ['Body'], 'Create a new message.'],
  ['0x0108', 'Task', LISTS, TASK, 'Track a work item that you or your team needs to complete.'],
  ['0x010A', 'Person', HIDDEN, []],
  ['0x0110', 'Post', LISTS, ['Body'], 'Create a new blog post.'],
  ['0x0111', 'Comment', LISTS, ['Body'], 'Create a new blog comment.'],
  ['0x0120', 'Folder', FOLDERS, ['FileLeafRef'], 'Create a new folder.'],
  ['0x012001', 'RootOfList', HIDDEN, []],
  ['0x012002', 'Discussion', FOLDERS, ['Body'], 'Create a new discussion topic.'],
];

/** The content types that every site collection is born with. */
export const BUILT_IN_CONTENT_TYPES: readonly ContentType[] = ENTRIES.map(([id, name, group, columns, description = '']) => ({
  id,
  name,
  group,
  description,
  isHidden: group === HIDDEN,
  isReadOnly: false,
  isSealed: id === '0x',
  isBuiltIn: true,
  columns,
  kept: {},
}));
