import type { BuiltInField } from './builtInFields';
import {
  ANNOUNCEMENT_FIELDS, CONTACT_FIELDS, DISCUSSION_FIELDS, EVENT_FIELDS, ISSUE_FIELDS, LINK_FIELDS, PAGE_FIELDS, PICTURE_FIELDS, TASK_FIELDS, TIMELINE_TASK_FIELDS,
} from './templateFields';

/** What a list is made from. */
export interface ListTemplate {
  readonly name: string;
  readonly title: string;
  /** 0 list, 1 library, 4 survey, 5 issues. */
  readonly baseType: number;
  /** Columns that its lists have besides those of every list. */
  readonly fields: readonly BuiltInField[];
  /** Columns of the first view; others than a plain list's. */
  readonly view?: readonly string[];
  /** Its rows' content type. */
  readonly contentType: string;
  /** Titles of the views besides the first one, with their queries. */
  readonly furtherViews?: Readonly<Record<string, string>>;
  /** Title of its column Title. */
  readonly titleColumn?: string;
  /** Title of the first view. */
  readonly viewTitle?: string;
  /** Kept by SharePoint itself; nobody makes a second one. */
  readonly isCatalogue?: boolean;
}

const DOCUMENT_VIEW: readonly string[] = ['DocIcon', 'LinkFilename', 'Modified', 'Editor'];
const MINE = '<Where><Eq><FieldRef Name="AssignedTo" /><Value Type="Integer"><UserID /></Value></Eq></Where>';
const OPEN_TASKS = '<Where><Lt><FieldRef Name="PercentComplete" /><Value Type="Number">1</Value></Lt></Where>';
const DONE_TASKS = '<Where><Eq><FieldRef Name="PercentComplete" /><Value Type="Number">1</Value></Eq></Where>';
const TASK_VIEWS = { Completed: DONE_TASKS, 'Late Tasks': OPEN_TASKS, 'My Tasks': MINE };

/** By SharePoint's number (SP.ListTemplateType). */
export const LIST_TEMPLATES: Readonly<Record<number, ListTemplate>> = {
  100: { name: 'custlist', title: 'Custom List', baseType: 0, fields: [], contentType: '0x01' },
  101: { name: 'doclib', title: 'Document Library', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x0101' },
  102: { name: 'survey', title: 'Survey', baseType: 4, fields: [], contentType: '0x01', viewTitle: 'Overview' },
  103: { name: 'links', title: 'Links', baseType: 0, fields: LINK_FIELDS, view: ['Edit', 'URL', 'Comments'], contentType: '0x0105', viewTitle: 'All Links' },
  104: { name: 'announce', title: 'Announcements', baseType: 0, fields: ANNOUNCEMENT_FIELDS, view: ['LinkTitle', 'Modified'], contentType: '0x0104' },
  105: { name: 'contacts', title: 'Contacts', baseType: 0, fields: CONTACT_FIELDS, view: ['LinkTitle', 'FirstName', 'Company', 'WorkPhone', 'HomePhone', 'Email'], contentType: '0x0106', titleColumn: 'Last Name', viewTitle: 'All contacts' },
  106: { name: 'events', title: 'Calendar', baseType: 0, fields: EVENT_FIELDS, view: ['LinkTitle', 'Location', 'EventDate', 'EndDate'], contentType: '0x0102', viewTitle: 'All Events' },
  107: { name: 'tasks', title: 'Tasks', baseType: 0, fields: TASK_FIELDS, view: ['LinkTitle', 'AssignedTo', 'Status', 'Priority', 'DueDate', 'PercentComplete'], contentType: '0x0108', viewTitle: 'All Tasks', furtherViews: TASK_VIEWS },
  108: { name: 'discuss', title: 'Discussion Board', baseType: 0, fields: DISCUSSION_FIELDS, view: ['LinkTitle', 'Author', 'Modified'], contentType: '0x0107', viewTitle: 'Subject' },
  109: { name: 'piclib', title: 'Picture Library', baseType: 1, fields: PICTURE_FIELDS, view: DOCUMENT_VIEW, contentType: '0x010102', viewTitle: 'All Pictures' },
  112: { name: 'users', title: 'User Information', baseType: 0, fields: [], contentType: '0x01', isCatalogue: true },
  113: { name: 'webparts', title: 'Web Part Gallery', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x0101', isCatalogue: true },
  115: { name: 'xmlform', title: 'Form Library', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x010101' },
  116: { name: 'masterpg', title: 'Master Page Gallery', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x0101', isCatalogue: true },
  119: { name: 'webpagelib', title: 'Wiki Page Library', baseType: 1, fields: PAGE_FIELDS, view: DOCUMENT_VIEW, contentType: '0x010108', viewTitle: 'All Pages' },
  120: { name: 'gridlist', title: 'Custom List in Datasheet View', baseType: 0, fields: [], contentType: '0x01' },
  123: { name: 'themes', title: 'Theme Gallery', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x0101', isCatalogue: true },
  124: { name: 'design', title: 'Composed Looks', baseType: 0, fields: [], contentType: '0x01', isCatalogue: true },
  125: { name: 'appdata', title: 'App Data', baseType: 1, fields: [], view: DOCUMENT_VIEW, contentType: '0x0101', isCatalogue: true },
  150: { name: 'gantt', title: 'Project Tasks', baseType: 0, fields: TASK_FIELDS, view: ['LinkTitle', 'StartDate', 'DueDate', 'AssignedTo'], contentType: '0x0108', viewTitle: 'Project Tasks' },
  171: { name: 'hierarchy', title: 'Tasks', baseType: 0, fields: TIMELINE_TASK_FIELDS, view: ['LinkTitle', 'DueDate', 'AssignedTo'], contentType: '0x0108', viewTitle: 'All Tasks', furtherViews: TASK_VIEWS },
  1100: { name: 'issue', title: 'Issue Tracking', baseType: 5, fields: ISSUE_FIELDS, view: ['LinkTitle', 'AssignedTo', 'Status', 'Priority', 'DueDate'], contentType: '0x0103', viewTitle: 'All Issues', furtherViews: { 'Active Issues': '<Where><Eq><FieldRef Name="Status" /><Value Type="Choice">Active</Value></Eq></Where>', 'My Issues': MINE } },
};

/** Templates that SharePoint has and that are not here. */
export const TEMPLATES_ELSEWHERE: readonly number[] = [110, 111, 114, 117, 118, 121, 122, 130, 140, 160, 170, 175, 200, 201, 202, 204, 207, 210, 211, 212, 301, 302, 303, 402, 403, 404, 405, 420, 421, 432, 499, 544, 600, 850, 851, 3300];
