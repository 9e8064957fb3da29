import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, PRIYA, failure, msp, startCouncil, type Council } from './council';

describe('rows (facts 1.6)', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  const items = "web/lists/getByTitle('Actions')/items";
  let priya: number;
  let course: number;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const courses = await sp.web.lists.add('Courses');
    course = (await sp.web.lists.getByTitle('Courses').items.add({ Title: 'Asbestos awareness' })).Id;
    await sp.web.lists.add('Actions', '', 100, false, { EnableVersioning: true });
    list = sp.web.lists.getByTitle('Actions');
    await list.fields.addText('Key', { MaxLength: 200, Indexed: true, EnforceUniqueValues: true });
    await list.fields.createFieldAsXml('<Field Type="Choice" DisplayName="Status" Required="TRUE"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Done</CHOICE></CHOICES><Default>Open</Default></Field>');
    await list.fields.addDateTime('Due', { DisplayFormat: 0 });
    await list.fields.addDateTime('Starts', { DisplayFormat: 1 });
    await list.fields.addNumber('Days');
    await list.fields.addBoolean('Live');
    await list.fields.addMultilineText('Notes', { RichText: false });
    await list.fields.addUrl('Link');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B', 'C'] });
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    await list.fields.addLookup('Course', { LookupListId: courses.Id, LookupFieldName: 'Title' });
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="UserMulti" Mult="TRUE" Name="Reviewers" DisplayName="Reviewers" List="UserInfo" />', Options: 8 });
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" Name="_Inner" DisplayName="Inner" />', Options: 8 });
    priya = (await sp.web.ensureUser(PRIYA)).Id;
  });
  afterAll(async () => council.tenant.stop());

  test('a create is 201 with the whole row, its ETag and its address', async () => {
    const made = await council.post(items, { Title: 'Mend the roof', Key: 'a-1' });
    expect(made.status).toBe(201);
    expect(made.headers.get('etag')).toBe('"1"');
    expect(made.headers.get('location')).toMatch(/\/_api\/Web\/Lists\(guid'[0-9a-f-]+'\)\/Items\(1\)$/);
    expect(made.json).toMatchObject({
      'odata.type': 'SP.Data.ActionsListItem',
      'odata.etag': '"1"',
      'odata.editLink': expect.stringMatching(/^Web\/Lists\(guid'[0-9a-f-]+'\)\/Items\(1\)$/) as string,
      Id: 1,
      ID: 1,
      Title: 'Mend the roof',
      Status: 'Open',
      FileSystemObjectType: 0,
      OData__UIVersionString: '1.0',
      Attachments: false,
      OwnerId: null,
      Tags: null,
    });
    expect(made.json['odata.id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('every kind of value is read as it was written (wire formats)', async () => {
    const values = {
      Title: 'All kinds <script>alert(1)</script>',
      Key: 'a-2',
      Days: 2.5,
      Live: true,
      Notes: 'Line one\nLine two – £5 😀',
      Link: { Description: 'Policy', Url: 'https://wendmere.example/policy' },
      Tags: ['A', 'C'],
      OwnerId: priya,
      CourseId: course,
      ReviewersId: [priya],
      OData__Inner: 'underscored',
      Starts: '2026-07-08T18:46:58Z',
    };
    const { Id } = await list.items.add(values);
    const read = await list.items.getById(Id)<Record<string, unknown>>();
    expect(read).toMatchObject({ ...values, OwnerStringId: String(priya) });
    await list.items.getById(Id).update({ OwnerId: null, ReviewersId: [], Tags: [], CourseId: null, Link: null, Days: null });
    expect(await list.items.getById(Id)<Record<string, unknown>>()).toMatchObject({ OwnerId: null, ReviewersId: null, Tags: null, CourseId: null, Link: null, Days: null });
  });

  test('a date without a time is midnight of the site, in summer an hour before midnight UTC', async () => {
    const summer = await list.items.add({ Title: 'Summer', Due: '2026-07-08T12:00:00Z' });
    const winter = await list.items.add({ Title: 'Winter', Due: '2026-12-03' });
    const zoned = await list.items.add({ Title: 'Zoned', Starts: '2026-07-08T10:00:00' });
    expect(summer.Due).toBe('2026-07-07T23:00:00Z');
    expect(winter.Due).toBe('2026-12-03T00:00:00Z');
    expect(zoned.Starts).toBe('2026-07-08T09:00:00Z');
    expect((await council.post(items, { Title: 'No such day', Due: '2026-02-31T00:00:00Z' })).status).toBe(400);
  });

  test('plain writes check neither required columns nor the choices', async () => {
    const made = await council.post(items, { Status: 'Never heard of' });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ Title: null, Status: 'Never heard of' });
  });

  test('an update is 204 with the next ETag; a stale one is 412 and changes nothing (error table: stale ETag)', async () => {
    const { Id } = await list.items.add({ Title: 'First' });
    const saved = await council.post(`${items}(${Id})`, { Title: 'Second' }, { 'x-http-method': 'MERGE', 'if-match': '"1"' });
    expect(saved.status).toBe(204);
    expect(saved.headers.get('etag')).toBe('"2"');
    const stale = await council.post(`${items}(${Id})`, { Title: 'Third' }, { 'x-http-method': 'MERGE', 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.error).toEqual({
      code: msp('-1, MSP.Client.ClientServiceException'),
      message: `The request ETag value '"1"' does not match the object's ETag value '"2"'.`,
    });
    const without = await council.post(`${items}(${Id})`, { Title: 'Third' }, { 'x-http-method': 'MERGE' });
    expect(without.status).toBe(412);
    expect(await list.items.getById(Id).update({ Title: 'Fourth' }, '*')).toEqual({ etag: '"3"' });
    expect((await list.items.getById(Id)()).Title).toBe('Fourth');
  });

  test('a value that is unique elsewhere is 500, whatever its case (error table: unique column duplicate)', async () => {
    await list.items.add({ Title: 'Only one', Key: 'unique-key' });
    const twice = await council.post(items, { Title: 'Another', Key: 'UNIQUE-KEY' });
    expect(twice.status).toBe(500);
    expect(twice.error).toEqual({
      code: msp('-2130575169, MSP.SPDuplicateValuesFoundException'),
      message: 'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Key].',
    });
  });

  test('text of 256 characters is 500 and names no column; 255 and a note of 5,000 go through', async () => {
    const long = await council.post(items, { Title: 'x'.repeat(256) });
    expect(long.status).toBe(500);
    expect(long.error.code).toBe(msp('-2130575336, MSP.SPException'));
    expect((await list.items.add({ Title: 'x'.repeat(255), Notes: 'y'.repeat(5000) })).Notes).toHaveLength(5000);
  });

  test('bodies that do not fit are 400 (error table: unknown property, wrong node, wrong type, verbose without type)', async () => {
    const type = msp('-1, MSP.Client.InvalidClientQueryException');
    const unknown = await council.post(items, { Titel: 'x' });
    expect(unknown.status).toBe(400);
    expect(unknown.error).toEqual({
      code: type,
      message: "The property 'Titel' does not exist on type 'SP.Data.ActionsListItem'. Make sure to only use property names that are defined by the type.",
    });
    const scalar = await council.post(items, { Tags: 'A' });
    expect(scalar.error.message).toBe("An unexpected 'PrimitiveValue' node was found when reading from the JSON reader. A 'StartArray' node was expected.");
    expect((await council.post(items, { ReviewersId: { results: [priya] } })).error.message).toContain("An unexpected 'StartObject' node");
    expect((await council.post(items, { OwnerId: [priya] })).status).toBe(400);
    expect((await council.post(items, { Title: 5 })).error.message).toContain("'Edm.String'");
    expect((await council.post(items, { Days: '5' })).error.message).toContain("'Edm.Double'");
    expect((await council.post(items, '{"Days":1e309}')).status).toBe(400);
    expect((await council.post(items, { Starts: '08/07/2026' })).error.message).toContain("'Edm.DateTime'");
    expect((await council.post(items, '{"Title":')).status).toBe(400);
    const verbose = await council.post(items, { Title: 'x' }, { 'content-type': 'application/json;odata=verbose', accept: 'application/json;odata=verbose' });
    expect(verbose.status).toBe(400);
    expect(verbose.text).toContain('An entry without a type name was found');
    const typed = await council.post(
      items,
      { __metadata: { type: 'SP.Data.ActionsListItem' }, Title: 'Verbose', Tags: { results: ['B'] } },
      { 'content-type': 'application/json;odata=verbose', accept: 'application/json;odata=verbose' }
    );
    expect(typed.json).toMatchObject({ d: { Title: 'Verbose', Tags: { results: ['B'] }, __metadata: { type: 'SP.Data.ActionsListItem', etag: '"1"' } } });
  });

  test('an unknown row is 404 (error table: item id unknown), also when it is deleted; delete is 200', async () => {
    const { Id } = await list.items.add({ Title: 'Gone soon' });
    const deleted = await council.post(`${items}(${Id})`, undefined, { 'x-http-method': 'DELETE', 'if-match': '*' });
    expect(deleted.status).toBe(200);
    const gone = await council.get(`${items}(${Id})`);
    expect(gone.status).toBe(404);
    expect(gone.error).toEqual({ code: '-2130575338, System.ArgumentException', message: 'Item does not exist. It may have been deleted by another user.' });
    expect((await list.items.add({ Title: 'Ids are not used again' })).Id).toBeGreaterThan(Id);
  });

  test('a recycled row is gone, is in the bin, and comes back with its id and its columns', async () => {
    const { Id } = await list.items.add({ Title: 'Recycled', Days: 4 });
    const bin = await list.items.getById(Id).recycle();
    expect(bin).toMatch(/^[0-9a-f-]{36}$/);
    expect((await failure(list.items.getById(Id)())).status).toBe(404);
    expect((await sp.web.recycleBin()).map(entry => [entry.Id, entry.Title])).toContainEqual([bin, 'Recycled']);
    await sp.web.recycleBin.getById(bin).restore();
    expect(await list.items.getById(Id)<Record<string, unknown>>()).toMatchObject({ Title: 'Recycled', Days: 4 });
  });

  test('versions are kept with who and what, lookups with their text', async () => {
    const { Id } = await list.items.add({ Title: 'One', OwnerId: priya });
    await council.as(PRIYA).web.lists.getByTitle('Actions').items.getById(Id).update({ Title: 'Two' });
    const versions = await list.items.getById(Id).versions<{ VersionId: number; VersionLabel: string; IsCurrentVersion: boolean; Title: string; Owner: { LookupValue: string }; Editor: { LookupValue: string } }[]>();
    expect(versions.map(({ VersionId, VersionLabel, IsCurrentVersion, Title, Editor }) => [VersionId, VersionLabel, IsCurrentVersion, Title, Editor.LookupValue])).toEqual([
      [1024, '2.0', true, 'Two', 'Priya Nair'],
      [512, '1.0', false, 'One', 'Alex Munro'],
    ]);
    expect(versions[1].Owner.LookupValue).toBe('Priya Nair');
  });

  test('validation formulas are 500, with the list\'s own words (error table: list and column validation)', async () => {
    await sp.web.lists.add('Rules');
    const rules = sp.web.lists.getByTitle('Rules');
    await rules.fields.addDateTime('Start', { DisplayFormat: 0 });
    await rules.fields.addDateTime('End', { DisplayFormat: 0 });
    await rules.fields.addNumber('Value', { ValidationFormula: '=[Value]>=0', ValidationMessage: 'No negative values.' });
    await rules.update({ ValidationFormula: '=OR(ISBLANK([End]),[End]>=[Start])', ValidationMessage: 'It ends before it starts.' });
    const path = "web/lists/getByTitle('Rules')/items";
    const column = await council.post(path, { Title: 'x', Value: -1 });
    expect(column.status).toBe(500);
    expect(column.error).toEqual({ code: msp('-2130575163, MSP.SPListDataValidationException'), message: 'No negative values.' });
    const whole = await council.post(path, { Title: 'x', Start: '2026-05-02', End: '2026-05-01' });
    expect(whole.status).toBe(500);
    expect(whole.error).toEqual({ code: msp('-2130575162, MSP.SPListDataValidationException'), message: 'It ends before it starts.' });
    expect((await council.post(path, { Title: 'x', Start: '2026-05-01', End: '2026-05-02', Value: 0 })).status).toBe(201);
  });

  test('an attachment is kept, read back, and changes the ETag', async () => {
    const { Id } = await list.items.add({ Title: 'With an attachment' });
    const item = list.items.getById(Id);
    await item.attachmentFiles.add('a b.txt', 'hello');
    expect((await item())['odata.etag' as keyof object]).toBe('"2"');
    expect(await item.attachmentFiles.getByName('a b.txt').getText()).toBe('hello');
    await item.attachmentFiles.getByName('a b.txt').delete();
    expect(await item.attachmentFiles()).toEqual([]);
  });
});
