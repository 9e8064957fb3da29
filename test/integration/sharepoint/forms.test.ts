import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, PRIYA, startCouncil, type Council, type Wire } from './council';

interface Outcome {
  readonly FieldName: string;
  readonly FieldValue: string;
  readonly ErrorCode: number;
  readonly ErrorMessage: string | null;
  readonly HasException: boolean;
  readonly ItemId: number;
}

/** Writing as a form does (facts 1.6). */
describe('validateupdatelistitem and AddValidateUpdateItemUsingPath', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  let priya: number;
  let course: number;
  const LIST = "web/lists/getByTitle('Actions')";

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const courses = await sp.web.lists.add('Courses');
    course = (await sp.web.lists.getByTitle('Courses').items.add({ Title: 'Asbestos awareness' })).Id;
    await sp.web.lists.add('Actions', '', 100, false, { EnableVersioning: true });
    list = sp.web.lists.getByTitle('Actions');
    await list.fields.createFieldAsXml('<Field Type="Choice" DisplayName="Status" Required="TRUE"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Done</CHOICE></CHOICES><Default>Open</Default></Field>');
    await list.fields.addDateTime('Due', { DisplayFormat: 0 });
    await list.fields.addDateTime('Starts', { DisplayFormat: 1 });
    await list.fields.addNumber('Days');
    await list.fields.addCurrency('Cost', { CurrencyLocaleId: 2057 });
    await list.fields.addBoolean('Live');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B', 'C'] });
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    await list.fields.addLookup('Course', { LookupListId: courses.Id, LookupFieldName: 'Title' });
    await list.fields.addText('Key', { Indexed: true, EnforceUniqueValues: true });
    priya = (await sp.web.ensureUser(PRIYA)).Id;
    await sp.web.lists.add('Papers', '', 101, false, { EnableVersioning: true });
  });
  afterAll(async () => council.tenant.stop());

  const outcomes = ({ status, json }: Wire): readonly Outcome[] => {
    expect(status).toBe(200);
    return json.value as unknown as readonly Outcome[];
  };
  const write = async (id: number, values: Record<string, string>, more: object = {}): Promise<readonly Outcome[]> =>
    outcomes(await council.post(`${LIST}/items(${id})/validateupdatelistitem`, { formValues: formOf(values), bNewDocumentUpdate: false, ...more }));
  const add = async (values: Record<string, string>, more: object = {}): Promise<readonly Outcome[]> =>
    outcomes(await council.post(`${LIST}/AddValidateUpdateItemUsingPath()`, { formValues: formOf(values), ...more }));
  const refusals = (answers: readonly Outcome[]): readonly string[] => answers.filter(({ HasException }) => HasException).map(({ FieldName, ErrorMessage }) => `${FieldName}: ${ErrorMessage}`);
  const row = async (id: number): Promise<Record<string, unknown>> => list.items.getById(id)();

  test('text of a UK site becomes values', async () => {
    const { Id } = await list.items.add({ Title: 'Form' });
    const good = await list.items.getById(Id).validateUpdateListItem([
      { FieldName: 'Due', FieldValue: '08/07/2026' },
      { FieldName: 'Days', FieldValue: '1,234.5' },
      { FieldName: 'Cost', FieldValue: '£1,000.50' },
      { FieldName: 'Live', FieldValue: '1' },
      { FieldName: 'Tags', FieldValue: ';#A;#B;#' },
      { FieldName: 'Owner', FieldValue: JSON.stringify([{ Key: `i:0#.f|membership|${PRIYA}` }]) },
      { FieldName: 'Course', FieldValue: String(course) },
    ]);
    expect(good.map(({ FieldName, HasException, ItemId }) => [FieldName, HasException, ItemId])).toEqual(['Due', 'Days', 'Cost', 'Live', 'Tags', 'Owner', 'Course'].map(name => [name, false, Id]));
    expect(await row(Id)).toMatchObject({ Due: '2026-07-07T23:00:00Z', Days: 1234.5, Cost: 1000.5, Live: true, Tags: ['A', 'B'], OwnerId: priya, CourseId: course, OData__UIVersionString: '2.0' });
    // Clients write claims with single quotes, too, and lookups with the text beside the id.
    expect(refusals(await write(Id, { Owner: `[{'Key':'i:0#.f|membership|${ALEX}'}]`, Course: `${course};#Asbestos awareness`, Tags: '' }))).toEqual([]);
    expect(await row(Id)).toMatchObject({ Tags: null, CourseId: course });
  });

  test('what does not fit is told beside its column, and nothing is written (sp-dev-docs#7942)', async () => {
    const { Id } = await list.items.add({ Title: 'Kept' });
    const bad = await write(Id, { Title: '', Status: 'Never heard of', Due: '31/02/2026', Starts: '2026-07-08T10:00:00Z', Days: '7', Course: '99', Owner: '[{"Key":"nobody"}]', Nope: 'x', ID: '5' });
    expect(bad.map(({ FieldName, HasException }) => [FieldName, HasException])).toEqual([
      ['Title', true], ['Status', true], ['Due', true], ['Starts', true], ['Days', false], ['Course', true], ['Owner', true], ['Nope', true], ['ID', true],
    ]);
    expect(bad[3]).toEqual({
      ErrorCode: -2146232832,
      ErrorMessage: 'You must specify a valid date within the range of 01/01/1900 and 31/12/8900.',
      FieldName: 'Starts',
      FieldValue: '2026-07-08T10:00:00Z',
      HasException: true,
      ItemId: Id,
    });
    expect(await row(Id)).toMatchObject({ Title: 'Kept', Days: null });
    await list.items.add({ Title: 'First', Key: 'taken' });
    expect(refusals(await write(Id, { Key: 'taken' }))[0]).toContain('duplicate values');
  });

  test('dates by the clock of the site, sortable, or in UTC where the form says so', async () => {
    const { Id } = await list.items.add({ Title: 'Dates' });
    await write(Id, { Starts: '08/07/2026 14:30' });
    expect((await row(Id)).Starts).toBe('2026-07-08T13:30:00Z');
    await write(Id, { Starts: '2026-07-09 14:30:00' });
    expect((await row(Id)).Starts).toBe('2026-07-09T13:30:00Z');
    await write(Id, { Starts: '2026-07-10T14:30:00Z' }, { datesInUTC: true });
    expect((await row(Id)).Starts).toBe('2026-07-10T14:30:00Z');
    expect(refusals(await write(Id, { Due: '2026-07-10' }))).toEqual(['Due: Enter a date like this: 23/02/2012']);
  });

  test('who and when can be written, and the version kept', async () => {
    const { Id } = await list.items.add({ Title: 'Imported' });
    const outcome = await write(Id, { Created: '01/02/2020 09:00', Modified: '02/02/2020 09:00', Author: `[{"Key":"${PRIYA}"}]`, Editor: `[{"Key":"${PRIYA}"}]` }, { bNewDocumentUpdate: true });
    expect(refusals(outcome)).toEqual([]);
    expect(await row(Id)).toMatchObject({ Created: '2020-02-01T09:00:00Z', Modified: '2020-02-02T09:00:00Z', AuthorId: priya, EditorId: priya, OData__UIVersionString: '1.0' });
  });

  test('a new row, with or without a word on where it goes; its id stands last', async () => {
    const made = await list.addValidateUpdateItemUsingPath([{ FieldName: 'Title', FieldValue: 'By form' }], `${council.site}/Lists/Actions`);
    const { FieldValue, ItemId } = made[made.length - 1];
    expect([(await row(Number(FieldValue))).Title, ItemId]).toEqual(['By form', 0]);
    const bare = await add({ ContentType: 'Item', Title: 'Bare' });
    expect(bare.map(({ FieldName, HasException }) => [FieldName, HasException])).toEqual([['ContentType', false], ['Title', false], ['Id', false]]);
    const verbose = await council.post(
      `${LIST}/AddValidateUpdateItemUsingPath()`,
      { listItemCreateInfo: { FolderPath: { DecodedUrl: '/sites/housing/Lists/Actions' } }, formValues: formOf({ Title: 'Plain array' }) },
      { 'content-type': 'application/json;odata=verbose' }
    );
    expect(refusals(outcomes(verbose))).toEqual([]);
  });

  test('what is missing in a new row is told, with no id', async () => {
    const refused = await add({ Days: '1' });
    expect(refusals(refused)).toEqual(["Title: You can't leave this blank."]);
    expect(refused[refused.length - 1]).toMatchObject({ FieldName: 'Id', FieldValue: '0', HasException: false });
    expect(refusals(await add({ Title: 'x', ContentType: 'Announcement' }))).toHaveLength(1);
    const nowhere = await council.post(`${LIST}/AddValidateUpdateItemUsingPath()`, { listItemCreateInfo: { FolderPath: { DecodedUrl: '/sites/housing/Lists/Nowhere' } }, formValues: [] });
    expect(nowhere.status).toBe(404);
  });

  test('folders, in lists too, and rows inside them', async () => {
    const folder = await add({ Title: 'Archive' }, { listItemCreateInfo: { FolderPath: { DecodedUrl: `${council.site}/Lists/Actions` }, UnderlyingObjectType: 1, LeafName: { DecodedUrl: '2020' } } });
    const folderId = Number(folder[folder.length - 1].FieldValue);
    expect(await list.items.getById(folderId).select('FileRef', 'Title', 'FileSystemObjectType')()).toMatchObject({ FileRef: '/sites/housing/Lists/Actions/2020', Title: 'Archive', FileSystemObjectType: 1 });
    const inside = await list.addValidateUpdateItemUsingPath([{ FieldName: 'Title', FieldValue: 'Inside' }], `${council.site}/Lists/Actions/2020`);
    expect((await list.items.getById(Number(inside[inside.length - 1].FieldValue)).select('FileDirRef')<{ FileDirRef: string }>()).FileDirRef).toBe('/sites/housing/Lists/Actions/2020');
    const older = await council.post(`${LIST}/AddValidateUpdateItem()`, { listItemCreateInfo: { FolderUrl: '/sites/housing/Lists/Actions', LeafName: '2021', UnderlyingObjectType: 1 }, formValues: [] });
    expect(refusals(outcomes(older))).toEqual(["Title: You can't leave this blank."]);
  });

  test('a document is renamed and checked in by its form', async () => {
    const root = sp.web.lists.getByTitle('Papers').rootFolder;
    await root.files.addUsingPath('agenda.txt', 'x');
    const file = sp.web.getFileByServerRelativePath('/sites/housing/Papers/agenda.txt');
    await file.checkout();
    const { Id } = await (await file.getItem())<{ Id: number }>();
    const at = `web/lists/getByTitle('Papers')/items(${Id})/validateupdatelistitem`;
    expect(refusals(outcomes(await council.post(at, { formValues: formOf({ Title: 'Agenda' }), bNewDocumentUpdate: true, checkInComment: 'Ready' })))).toEqual([]);
    expect(await file.select('CheckInComment', 'CheckOutType')()).toMatchObject({ CheckInComment: 'Ready', CheckOutType: 2 });
    expect(refusals(outcomes(await council.post(at, { formValues: formOf({ FileLeafRef: 'minutes.txt' }) })))).toEqual([]);
    expect((await sp.web.getFileByServerRelativePath('/sites/housing/Papers/minutes.txt')()).Title).toBe('Agenda');
    const document = await council.post("web/lists/getByTitle('Papers')/AddValidateUpdateItemUsingPath()", { formValues: [] });
    expect(document.status).toBe(501);
  });
});

function formOf(values: Record<string, string>): object[] {
  return Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue }));
}
