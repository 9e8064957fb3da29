import { ALEX, PRIYA, failure, msp, startCouncil, type Council } from './council';
import type { SPFI } from '@pnp/sp';

describe('lists, columns and views (facts 1.3 to 1.5)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
  });
  afterAll(async () => council.tenant.stop());

  test('a list is made with 201, its address is fixed from the first title, and a later title does not move it', async () => {
    const made = await council.post('web/lists', { Title: 'Training', BaseTemplate: 100, Description: 'Courses' });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`${council.site}/_api/Web/Lists(guid'${String(made.json.Id)}')`);
    expect(made.json).toMatchObject({ 'odata.type': 'SP.List', ListItemEntityTypeFullName: 'SP.Data.TrainingListItem', EntityTypeName: 'TrainingList', ItemCount: 0 });
    await sp.web.lists.getByTitle('Training').update({ Title: 'Training matrix' });
    const found = await sp.web.getList('/sites/housing/Lists/Training').select('Title', 'RootFolder/ServerRelativeUrl').expand('RootFolder')<{ Title: string; RootFolder: { ServerRelativeUrl: string } }>();
    expect(found).toMatchObject({ Title: 'Training matrix', RootFolder: { ServerRelativeUrl: '/sites/housing/Lists/Training' } });
  });

  test('an unknown title is 404, a title taken is 500 (error table: list title unknown, list title duplicate)', async () => {
    const unknown = await council.get("web/lists/getByTitle('Nowhere')");
    expect(unknown.status).toBe(404);
    expect(unknown.error).toEqual({ code: '-1, System.ArgumentException', message: `List 'Nowhere' does not exist at site with URL '${council.site}'.` });
    await sp.web.lists.add('Twice');
    const twice = await council.post('web/lists', { Title: 'twice', BaseTemplate: 100 });
    expect(twice.status).toBe(500);
    expect(twice.error.code).toBe(msp('-2130575342, MSP.SPException'));
  });

  test('ensure makes a list once and finds it afterwards', async () => {
    expect((await sp.web.lists.ensure('Ensured')).created).toBe(true);
    expect((await sp.web.lists.ensure('Ensured', 'Again')).created).toBe(false);
    expect((await sp.web.lists.getByTitle('Ensured')()).Description).toBe('Again');
  });

  test('names with quotes, blanks and any case of a method are found', async () => {
    await sp.web.lists.add("O'Neil & Sons 100%");
    expect((await sp.web.lists.getByTitle("O'Neil & Sons 100%")()).Title).toBe("O'Neil & Sons 100%");
    expect((await council.get("Web/Lists/GETBYTITLE('O''Neil%20%26%20Sons%20100%25')/title")).json.value).toBe("O'Neil & Sons 100%");
    expect((await council.get("web/getList(@a)?@a='/sites/housing/Lists/Training'")).json.Title).toBe('Training matrix');
  });

  test('every kind of column that PnPjs adds is made verbose with its own type', async () => {
    await sp.web.lists.add('Kinds');
    const { fields } = sp.web.lists.getByTitle('Kinds');
    const courses = await sp.web.lists.add('Courses');
    expect(await fields.addText('Reference', { MaxLength: 30, Required: true })).toMatchObject({ InternalName: 'Reference', MaxLength: 30, Required: true, __metadata: { type: 'SP.FieldText' } });
    expect(await fields.addMultilineText('Notes', { NumberOfLines: 4, RichText: false })).toMatchObject({ NumberOfLines: 4, TypeAsString: 'Note' });
    expect(await fields.addNumber('Days', { MinimumValue: 0, MaximumValue: 10 })).toMatchObject({ MinimumValue: 0, MaximumValue: 10 });
    expect(await fields.addCurrency('Value', { CurrencyLocaleId: 2057 })).toMatchObject({ CurrencyLocaleId: 2057, FieldTypeKind: 10 });
    expect(await fields.addDateTime('Due', { DisplayFormat: 0, DateTimeCalendarType: 1, FriendlyDisplayFormat: 1 })).toMatchObject({ DisplayFormat: 0 });
    expect(await fields.addChoice('Status', { Choices: ['Open', 'Done'], EditFormat: 0, FillInChoice: false })).toMatchObject({ Choices: { results: ['Open', 'Done'] } });
    expect(await fields.addMultiChoice('Tags', { Choices: ['A', 'B'], FillInChoice: false })).toMatchObject({ TypeAsString: 'MultiChoice' });
    expect(await fields.addUser('Owner', { SelectionMode: 0 })).toMatchObject({ TypeAsString: 'User', SelectionMode: 0 });
    expect(await fields.addBoolean('Live')).toMatchObject({ FieldTypeKind: 8 });
    expect(await fields.addUrl('Link', { DisplayFormat: 0 })).toMatchObject({ TypeAsString: 'URL' });
    expect(await fields.addLookup('Course', { LookupListId: courses.Id, LookupFieldName: 'Title' })).toMatchObject({ 'odata.type': 'SP.FieldLookup', LookupList: `{${courses.Id}}` });
    expect(
      await fields.createFieldAsXml('<Field Type="UserMulti" Mult="TRUE" Name="Reviewers" StaticName="Reviewers" DisplayName="Reviewers" UserSelectionMode="PeopleOnly" List="UserInfo" />')
    ).toMatchObject({ TypeAsString: 'UserMulti', AllowMultipleValues: true });
    expect(await fields.createFieldAsXml({ SchemaXml: '<Field Type="Choice" Name="Level" DisplayName="Meeting level"><CHOICES><CHOICE>L1</CHOICE><CHOICE>L2 &amp; L3</CHOICE></CHOICES><Default>L1</Default></Field>', Options: 8 })).toMatchObject({
      InternalName: 'Level',
      Title: 'Meeting level',
      DefaultValue: 'L1',
      Choices: ['L1', 'L2 & L3'],
    });
  });

  test('internal names come from titles, blanks encoded, cut at 32 characters; a schema may fix its own', async () => {
    const { fields } = sp.web.lists.getByTitle('Kinds');
    expect((await fields.addText('Contract manager')).InternalName).toBe('Contract_x0020_manager');
    expect((await fields.addText('A title that is much longer than names may be')).InternalName).toHaveLength(32);
    const byDisplayName = await fields.createFieldAsXml('<Field Type="Text" Name="Kept" DisplayName="Not kept" />');
    expect(byDisplayName.InternalName).toBe('Not_x0020_kept');
  });

  test('a column is found by internal name or title, changed with MERGE, and unknown ones are 404 (error table: field object unknown)', async () => {
    const { fields } = sp.web.lists.getByTitle('Kinds');
    await fields.getByInternalNameOrTitle('Status').update({ Indexed: true, Description: 'Where it stands' });
    await fields.getByInternalNameOrTitle('Status').update({ CustomFormatter: '{"elmType":"div"}' });
    expect(await fields.getByTitle('status')()).toMatchObject({ Indexed: true, Description: 'Where it stands', CustomFormatter: '{"elmType":"div"}' });
    const unknown = await council.get("web/lists/getByTitle('Kinds')/fields/getByInternalNameOrTitle('Nope')");
    expect(unknown.status).toBe(404);
    expect(unknown.error).toEqual({ code: '-2147024809, System.ArgumentException', message: "Column 'Nope' does not exist. It may have been deleted by another user." });
  });

  test('unique needs an index first, and is not for notes; a list has twenty indexes at most', async () => {
    const { fields } = sp.web.lists.getByTitle('Kinds');
    expect((await failure(fields.getByInternalNameOrTitle('Reference').update({ EnforceUniqueValues: true }))).status).toBe(400);
    await fields.getByInternalNameOrTitle('Reference').update({ Indexed: true, EnforceUniqueValues: true });
    expect((await failure(fields.getByInternalNameOrTitle('Notes').update({ Indexed: true }))).status).toBe(400);
    await sp.web.lists.add('Indexes');
    const many = sp.web.lists.getByTitle('Indexes').fields;
    for (let n = 0; n < 20; n += 1) await many.addText(`Field${n}`, { Indexed: true });
    expect((await failure(many.addText('Field20', { Indexed: true }))).status).toBe(500);
    // It was refused whole: the column is not there either.
    expect((await failure(many.getByInternalNameOrTitle('Field20')())).status).toBe(404);
  });

  test('views: made, filled, moved, made the default, formatted, and read as XML', async () => {
    const { views } = sp.web.lists.getByTitle('Kinds');
    const view = await views.add('Open', false, { ViewQuery: '<Where><Eq><FieldRef Name="Status" /><Value Type="Text">Open</Value></Eq></Where>', RowLimit: 50 });
    const open = views.getById(view.Id);
    await open.fields.removeAll();
    for (const name of ['Reference', 'Status', 'Due']) await open.fields.add(name);
    await open.fields.move('Due', 0);
    await open.update({ DefaultView: true, CustomFormatter: '{"additionalRowClass":""}' });
    const found = await views.getByTitle('Open').expand('ViewFields')<{ DefaultView: boolean; CustomFormatter: string; ListViewXml: string; ViewFields: { Items: string[] } }>();
    expect(found).toMatchObject({ DefaultView: true, CustomFormatter: '{"additionalRowClass":""}', ViewFields: { Items: ['Due', 'Reference', 'Status'] } });
    expect(found.ListViewXml).toContain('<FieldRef Name="Due" />');
    expect((await views.filter('DefaultView eq true')()).map(({ Title }) => Title)).toEqual(['Open']);
    const [hidden] = await sp.web.lists.getByTitle('Kinds').fields.filter("Hidden eq false and InternalName eq 'Due'")();
    expect(hidden.InternalName).toBe('Due');
  });

  test('calculated columns are worked out when a row is saved, and for the rows that there are', async () => {
    await sp.web.lists.add('Sums');
    const { fields, items } = sp.web.lists.getByTitle('Sums');
    await fields.addNumber('Net');
    await items.add({ Title: 'A', Net: 100 });
    await fields.addCalculated('Gross', { Formula: '=ROUND([Net]*1.2,2)', OutputType: 9 } as never);
    await fields.createFieldAsXml('<Field Type="Calculated" DisplayName="Size" ResultType="Text"><Formula>=IF([Net]&gt;500,"Large","Small")</Formula></Field>');
    expect(await items.getById(1)()).toMatchObject({ Gross: 120, Size: 'Small' });
    await items.getById(1).update({ Net: 501.25 });
    expect(await items.getById(1)()).toMatchObject({ Gross: 601.5, Size: 'Large' });
    expect((await failure(fields.createFieldAsXml('<Field Type="Calculated" DisplayName="No"><Formula>=VLOOKUP(1)</Formula></Field>'))).status).toBe(501);
  });

  test('deleting a list is 200, and it is gone', async () => {
    await sp.web.lists.add('Short-lived');
    const { json } = await council.get("web/lists/getByTitle('Short-lived')?$select=Id");
    const deleted = await council.post(`web/lists('${String(json.Id)}')`, undefined, { 'x-http-method': 'DELETE', 'if-match': '*' });
    expect(deleted.status).toBe(200);
    expect((await council.get("web/lists/getByTitle('Short-lived')")).status).toBe(404);
  });

  test('what is not there is 404, what the tenant does not do is 501 and names itself (error table: unknown resource)', async () => {
    const unknown = await council.get('web/nonsense');
    expect(unknown.status).toBe(404);
    expect(unknown.error).toEqual({ code: msp('-1, MSP.Client.ResourceNotFoundException'), message: 'Cannot find resource for the request nonsense.' });
    const missing = await council.post("web/lists/getByTitle('Kinds')/BulkValidateUpdateListItems", {});
    expect(missing.status).toBe(501);
    expect(missing.error.message).toContain('BulkValidateUpdateListItems');
    const property = await council.post('web/lists', { Title: 'X', Colour: 'red' });
    expect(property.status).toBe(400);
    expect(property.error.message).toContain("The property 'Colour' does not exist on type 'SP.List'.");
  });

  test('members may make lists, they are editors; the same list in three JSON forms', async () => {
    await council.as(PRIYA).web.lists.add('Made by a member');
    const path = "web/lists/getByTitle('Courses')?$select=Title";
    expect((await council.get(path, ALEX, { accept: 'application/json;odata=nometadata' })).json).toEqual({ Title: 'Courses' });
    expect((await council.get(path, ALEX, { accept: 'application/json;odata=verbose' })).json).toMatchObject({ d: { Title: 'Courses', __metadata: { type: 'SP.List' } } });
    const v4 = await council.get(path, ALEX, { 'odata-version': '4.0' });
    expect(v4.headers.get('odata-version')).toBe('4.0');
    expect(v4.json).toMatchObject({ Title: 'Courses', '@odata.type': '#SP.List' });
    const wrong = await council.get("web/lists/getByTitle('No')", ALEX, { 'odata-version': '4.0' });
    expect(wrong.json).toMatchObject({ error: { code: '-1, System.ArgumentException' } });
  });
});
