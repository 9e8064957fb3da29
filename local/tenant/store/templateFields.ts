import type { BuiltInField } from './builtInFields';
import type { FieldSettings, FieldType } from './fieldTypes';

/** What a template's lookup points to that points to its own list. */
export const SELF = 'Self';

/** A column of a template; ids are those of SharePoint's own column definitions. */
function column(guid: string, name: string, title: string, type: FieldType, settings: FieldSettings = {}): BuiltInField {
  return { guid, name, title, type, settings };
}

const dateOnly: FieldSettings = { displayFormat: 0 };
const richText: FieldSettings = { richText: true, numberOfLines: 6 };

const BODY = column('7662cd2c-f069-4dba-9e35-082cf976e170', 'Body', 'Body', 'Note', richText);
const COMMENTS = column('9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Comments', 'Notes', 'Note', { numberOfLines: 6 });
const URL_FIELD = column('c29e077d-f466-4d8e-8bbe-72b66c5f205c', 'URL', 'URL', 'URL', { required: true });

export const ANNOUNCEMENT_FIELDS: readonly BuiltInField[] = [BODY, column('6a09e75b-8d17-4698-94a8-371eda1af1ac', 'Expires', 'Expires', 'DateTime', dateOnly)];

export const LINK_FIELDS: readonly BuiltInField[] = [URL_FIELD, COMMENTS, column('503f1caa-358e-4918-9094-4a2cdc4bc034', 'Edit', 'Edit', 'Computed', { fromBaseType: true, readOnly: true })];

export const CONTACT_FIELDS: readonly BuiltInField[] = [
  column('4a722dd4-d406-4356-93f9-2550b8f50dd0', 'FirstName', 'First Name', 'Text'),
  column('475c2610-c157-4b91-9e2d-6855031b3538', 'FullName', 'Full Name', 'Text'),
  column('fce16b4c-fe53-4793-aaab-b4892e736d15', 'Email', 'Email Address', 'Text'),
  column('038d1503-4629-40f6-adaf-b47d1ab2d4fe', 'Company', 'Company', 'Text'),
  column('c4e0f350-52cc-4ede-904c-dd71a3d11f7d', 'JobTitle', 'Job Title', 'Text'),
  column('fd630629-c165-4513-b43c-fdb16b86a14d', 'WorkPhone', 'Business Phone', 'Text'),
  column('2ab923eb-9880-4b47-9965-ebf93ae15487', 'HomePhone', 'Home Phone', 'Text'),
  column('2a464df1-44c1-4851-949d-fcd270f0ccf2', 'CellPhone', 'Mobile Number', 'Text'),
  column('9d1cacc8-f452-4bc1-a751-050595ad96e1', 'WorkFax', 'Fax Number', 'Text'),
  column('fc2e188e-ba91-48c9-9dd3-16431afddd50', 'WorkAddress', 'Address', 'Note', { numberOfLines: 2 }),
  column('6ca7bd7f-b490-402e-af1b-2813cf087b1e', 'WorkCity', 'City', 'Text'),
  column('ceac61d3-dda9-468b-b276-f4a6bb93f14f', 'WorkState', 'State/Province', 'Text'),
  column('9a631556-3dac-49db-8d2f-fb033b0fdc24', 'WorkZip', 'ZIP/Postal Code', 'Text'),
  column('3f3a5c85-9d5a-4663-b925-8b68a678ea3a', 'WorkCountry', 'Country/Region', 'Text'),
  column('a71affd2-dcc7-4529-81bc-2fe593154a5f', 'WebPage', 'Web Page', 'URL'),
  COMMENTS,
];

export const EVENT_FIELDS: readonly BuiltInField[] = [
  column('288f5f32-8462-4175-8f09-dd7ba29359a9', 'Location', 'Location', 'Text'),
  column('64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'EventDate', 'Start Time', 'DateTime', { displayFormat: 1, required: true }),
  column('2684f9f2-54be-429f-ba06-76754fc056bf', 'EndDate', 'End Time', 'DateTime', { displayFormat: 1, required: true }),
  column('9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Description', 'Description', 'Note', richText),
  column('7d95d1f4-f5fd-4a70-90cd-b35abc9b5bc8', 'fAllDayEvent', 'All Day Event', 'Boolean', { defaultValue: '0' }),
  column('f2e63656-135e-4f1c-8fc2-ccbe74071901', 'fRecurrence', 'Recurrence', 'Boolean', { defaultValue: '0' }),
  column('6df9bd52-550e-4a30-bc31-a4366832a87d', 'Category', 'Category', 'Choice', { choices: ['Meeting', 'Work hours', 'Business', 'Holiday', 'Get-together', 'Gifts', 'Birthday', 'Anniversary'], fillIn: true }),
  column('5d1d4e76-091a-4e03-ae83-6a59847731c0', 'EventType', 'Event Type', 'Integer', { hidden: true }),
  column('63055d04-01b5-48f3-9e1e-e564e7c6b23b', 'UID', 'UID', 'Guid', { hidden: true }),
];

const PRIORITY = column('a8eb573e-9e11-481a-a8c9-1104a54b2fbd', 'Priority', 'Priority', 'Choice', { choices: ['(1) High', '(2) Normal', '(3) Low'], defaultValue: '(2) Normal' });
const DUE = column('cd21b4c2-6841-4f9e-a23a-738a65f99889', 'DueDate', 'Due Date', 'DateTime', dateOnly);
const ASSIGNED_ID = '53101f38-dd2e-458c-b245-0c236cc13d1a';

function taskFields(many: boolean): readonly BuiltInField[] {
  const assigned = column(ASSIGNED_ID, 'AssignedTo', 'Assigned To', many ? 'UserMulti' : 'User', { lookupList: 'UserInfo', lookupField: 'ImnName', multiple: many, selectionMode: 1 });
  return [
    column('c3a92d97-2b77-4a25-9698-3ab54874bc6f', 'Predecessors', 'Predecessors', 'LookupMulti', { lookupList: SELF, lookupField: 'Title', multiple: true }),
    PRIORITY,
    column('c15b34c3-ce7d-490a-b133-3f4de8801b76', 'Status', 'Task Status', 'Choice', {
      choices: ['Not Started', 'In Progress', 'Completed', 'Deferred', 'Waiting on someone else'],
      defaultValue: 'Not Started',
    }),
    column('d2311440-1ed6-46ea-b46d-daa643dc3886', 'PercentComplete', '% Complete', 'Number', { minimum: 0, maximum: 1 }),
    assigned,
    column('7662cd2c-f069-4dba-9e35-082cf976e170', 'Body', 'Description', 'Note', richText),
    column('64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'StartDate', 'Start Date', 'DateTime', { ...dateOnly, defaultValue: '[today]' }),
    DUE,
  ];
}

export const TASK_FIELDS: readonly BuiltInField[] = taskFields(false);
export const TIMELINE_TASK_FIELDS: readonly BuiltInField[] = taskFields(true);

export const ISSUE_FIELDS: readonly BuiltInField[] = [
  column(ASSIGNED_ID, 'AssignedTo', 'Assigned To', 'User', { lookupList: 'UserInfo', lookupField: 'ImnName', selectionMode: 1 }),
  column('3f277a5c-c7ae-4bbe-9d44-0456fb548f94', 'Status', 'Issue Status', 'Choice', { choices: ['Active', 'Resolved', 'Closed'], defaultValue: 'Active' }),
  PRIORITY,
  column('6df9bd52-550e-4a30-bc31-a4366832a87f', 'Comment', 'Description', 'Note', { numberOfLines: 6 }),
  column('6df9bd52-550e-4a30-bc31-a4366832a87d', 'Category', 'Category', 'Choice', { choices: ['(1) Category1', '(2) Category2', '(3) Category3'], defaultValue: '(2) Category2' }),
  column('875fab27-6e95-463b-a4a6-82544f1027fb', 'RelatedIssues', 'Related Issues', 'LookupMulti', { lookupList: SELF, lookupField: 'Title', multiple: true }),
  column('6df9bd52-550e-4a30-bc31-a4366832a87e', 'V3Comments', 'Comments', 'Note', { appendOnly: true, numberOfLines: 6 }),
  DUE,
];

export const DISCUSSION_FIELDS: readonly BuiltInField[] = [BODY];

export const PICTURE_FIELDS: readonly BuiltInField[] = [
  column('a5d2f824-bc53-422e-87fd-765939d863a5', 'ImageCreateDate', 'Date Picture Taken', 'DateTime', { displayFormat: 1 }),
  column('9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Description', 'Description', 'Note'),
  column('b66e9b50-a28e-469b-b1a0-af0e45486874', 'Keywords', 'Keywords', 'Note'),
];

export const PAGE_FIELDS: readonly BuiltInField[] = [
  column('c33527b4-d920-4587-b791-45024d00068a', 'WikiField', 'Wiki Content', 'Note', richText),
  column('4966388e-6e12-4bc6-8990-5b5b66153eae', 'CanvasContent1', 'Authoring Canvas Content', 'Note', { richText: true, unlimitedLength: true }),
  column('5baf6db5-9d25-4738-b15e-db5789298e82', 'BannerImageUrl', 'Banner Image URL', 'URL', { displayFormat: 1 }),
  column('3f155110-a6a2-4d70-926c-94648101f0e8', 'Description', 'Description', 'Note'),
  column('f5ad16a2-85be-46b2-b5f0-2bb8b4a5074a', 'PromotedState', 'Promoted State', 'Number'),
  column('c84f8697-331e-457d-884a-c4fb8f30ea74', 'FirstPublishedDate', 'First Published Date', 'DateTime', { displayFormat: 1 }),
  column('261075db-0525-4fb8-a6ea-772014186599', 'LayoutWebpartsContent', 'Layout Webparts', 'Note', { unlimitedLength: true }),
];
