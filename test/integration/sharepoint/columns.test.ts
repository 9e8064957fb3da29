import '@pnp/sp/regional-settings';
import '@pnp/sp/sites';
import type { SPFI } from '@pnp/sp';
import type { IFields } from '@pnp/sp/fields';
import { ALEX, PRIYA, failure, startCouncil, type Body, type Council } from './council';

type Told = Record<string, unknown> & { readonly Id: string; readonly InternalName: string; readonly SchemaXml: string };

describe('columns of lists and of webs (facts 1.4, SP.Field)', () => {
  let council: Council;
  let sp: SPFI;
  let courses: string;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    courses = (await sp.web.lists.add('Courses')).Id;
    await sp.web.lists.getById(courses).fields.addText('Code');
    await sp.web.lists.getById(courses).items.add({ Title: 'First aid', Code: 'FA1' });
    await sp.web.lists.add('Kinds');
  });
  afterAll(async () => council.tenant.stop());

  const homes: readonly (readonly [string, () => IFields])[] = [
    ['a list', () => sp.web.lists.getByTitle('Kinds').fields],
    ['a web', () => sp.web.fields],
  ];

  test.each(homes)('%s takes every kind that PnPjs adds, each with its own properties', async (_, open) => {
    const fields = open();
    expect(await fields.addText('Reference', { MaxLength: 30, Required: true, Group: 'Council' })).toMatchObject({ MaxLength: 30, Required: true, Group: 'Council' });
    expect(await fields.addMultilineText('Remarks', { NumberOfLines: 4, RichText: true, AppendOnly: true } as never)).toMatchObject({ NumberOfLines: 4, AppendOnly: true });
    expect(await fields.addNumber('Days', { MinimumValue: 0, MaximumValue: 10 })).toMatchObject({ MinimumValue: 0, MaximumValue: 10 });
    expect(await fields.addCurrency('Value', { CurrencyLocaleId: 2057, MinimumValue: 0 })).toMatchObject({ CurrencyLocaleId: 2057 });
    expect(await fields.addDateTime('Due', { DisplayFormat: 0, FriendlyDisplayFormat: 1 } as never)).toMatchObject({ DisplayFormat: 0, FriendlyDisplayFormat: 1 });
    expect(await fields.addMultiChoice('Tags', { Choices: ['A', 'B'], FillInChoice: true })).toMatchObject({ TypeAsString: 'MultiChoice', FillInChoice: true });
    expect(await fields.addUrl('Link', { DisplayFormat: 1 })).toMatchObject({ DisplayFormat: 1 });
    expect(await fields.addUser('Owner', { SelectionMode: 0 })).toMatchObject({ TypeAsString: 'User', SelectionMode: 0 });
    expect(await fields.addBoolean('Live')).toMatchObject({ FieldTypeKind: 8 });
    expect(await fields.addLocation('Place')).toMatchObject({ TypeAsString: 'Location', FieldTypeKind: 33 });
    expect(await fields.addImageField('Photo')).toMatchObject({ TypeAsString: 'Thumbnail', FieldTypeKind: 34 });
    const course = (await fields.addLookup('Course', { LookupListId: courses, LookupFieldName: 'Title' })) as unknown as Told;
    expect(await fields.addDependentLookupField('Course code', course.Id, 'Code')).toMatchObject({ IsDependentLookup: true, PrimaryFieldId: course.Id, ReadOnlyField: true });
    expect((await failure(fields.addDependentLookupField('Course text', course.Id, 'Nope'))).status).toBe(404);
  });

  test('a schema comes back as it went in, attributes included that only forms read', async () => {
    const { fields } = sp.web.lists.getByTitle('Kinds');
    const xml =
      '<Field ID="{8a1f7a1e-6f0d-4c9f-9c0a-3f1f2e7d9b10}" Type="Choice" Name="Level" DisplayName="Meeting level" Format="RadioButtons" Required="TRUE" ShowInEditForm="FALSE" Group="Council" Description="Which &amp; why"><Default>L1</Default><CHOICES><CHOICE>L1</CHOICE><CHOICE>L2</CHOICE></CHOICES></Field>';
    const made = (await fields.createFieldAsXml({ SchemaXml: xml, Options: 8 })) as unknown as Told;
    expect(made).toMatchObject({ Id: '8a1f7a1e-6f0d-4c9f-9c0a-3f1f2e7d9b10', InternalName: 'Level', EditFormat: 1, DefaultValue: 'L1', Description: 'Which & why' });
    expect(made.SchemaXml).toContain('ShowInEditForm="FALSE"');
    await fields.getById(made.Id).update({ SchemaXml: made.SchemaXml.replace('<CHOICE>L2</CHOICE>', '<CHOICE>L3</CHOICE>') });
    expect(await fields.getById(made.Id)()).toMatchObject({ Choices: ['L1', 'L3'], Required: true, EditFormat: 1 });
    await fields.getById(made.Id).setShowInEditForm(true);
    await fields.getById(made.Id).setShowInNewForm(false);
    const { SchemaXml } = await fields.getById(made.Id)();
    expect([SchemaXml.includes('ShowInEditForm="TRUE"'), SchemaXml.includes('ShowInNewForm="FALSE"')]).toEqual([true, true]);
    expect((await failure(fields.createFieldAsXml({ SchemaXml: xml, Options: 8 }))).status).toBe(400);
  });

  test('an entry has the properties of the type that it names, an entry without a type only those of every column', async () => {
    const path = "web/lists/getByTitle('Kinds')/fields";
    const untyped = await council.post(path, { Title: 'State', FieldTypeKind: 6, Choices: ['A'] });
    expect(untyped.status).toBe(400);
    expect(untyped.error.message).toContain("The property 'Choices' does not exist on type 'SP.Field'.");
    expect((await council.post(path, { 'odata.type': 'SP.FieldChoice', Title: 'State', FieldTypeKind: 6, Choices: ['A'] })).status).toBe(201);
    expect((await council.post(path, { 'odata.type': 'SP.FieldText', Title: 'Text', FieldTypeKind: 2, NumberOfLines: 3 })).status).toBe(400);
    expect((await council.post(path, { Title: 'Somewhere', FieldTypeKind: 31 })).status).toBe(501);
    expect((await council.post(path, { Title: 'Nothing', FieldTypeKind: 77 })).status).toBe(400);
  });

  test('a dependent column shows, filters and expands what its lookup leads to, and keeps the lookup from being deleted', async () => {
    const list = sp.web.lists.getByTitle('Kinds');
    await list.items.add({ Title: 'Ada', CourseId: 1 });
    const [row] = await list.items
      .filter("Course_x0020_code/Code eq 'FA1'")
      .select('Course/Title', 'Course_x0020_code/Code')
      .expand('Course', 'Course_x0020_code')<readonly Body[]>();
    expect(row).toMatchObject({ Course: { Title: 'First aid' }, Course_x0020_code: { Code: 'FA1' } });
    expect((await failure(list.fields.getByTitle('Course').delete())).status).toBe(400);
  });

  test('one value becomes several and back, with the rows that there are', async () => {
    const { list } = await sp.web.lists.ensure('People');
    const { Id: me } = await sp.web.currentUser();
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    await list.items.add({ Title: 'Row', OwnerId: me });
    await list.fields.getByTitle('Owner').update({ AllowMultipleValues: true } as never);
    expect(await list.fields.getByTitle('Owner')()).toMatchObject({ TypeAsString: 'UserMulti', AllowMultipleValues: true });
    expect(await list.items.getById(1)()).toMatchObject({ OwnerId: [me] });
    await list.fields.getByTitle('Owner').update({ AllowMultipleValues: false } as never);
    expect(await list.items.getById(1)()).toMatchObject({ OwnerId: me });
    expect((await council.post("web/lists/getByTitle('People')/fields/getByTitle('Owner')", { SchemaXml: '<Field Type="Text" DisplayName="Owner" />' }, { 'x-http-method': 'MERGE' })).status).toBe(501);
  });

  test('a calculated column outlives the new title of what it speaks of; formulas speak of columns that there are', async () => {
    const { list } = await sp.web.lists.ensure('Sums of money');
    await list.fields.addNumber('Net amount');
    await list.fields.addCalculated('Gross', { Formula: '=ROUND([Net amount]*1.2,2)', OutputType: 9 } as never);
    await list.fields.addCalculated('Follow up', { Formula: '=Modified+14', OutputType: 4 } as never);
    await list.fields.getByTitle('Net amount').update({ Title: 'Net value' });
    const row = (await list.items.add({ Title: 'Row', Net_x0020_amount: 10 })) as unknown as { Gross: number; Modified: string; Follow_x0020_up: string };
    expect(row.Gross).toBe(12);
    expect(Math.round((Date.parse(row.Follow_x0020_up) - Date.parse(row.Modified)) / 86_400_000)).toBe(14);
    expect((await list.fields.getByTitle('Gross')()) as unknown).toMatchObject({ Formula: '=ROUND([Net value]*1.2,2)' });
    expect((await failure(list.fields.addCalculated('Wrong', { Formula: '=[Nowhere]+1' } as never))).message).toContain('refers to a column that does not exist');
    expect((await failure(list.fields.addCalculated('Person', { Formula: '=[Author]' } as never))).message).toContain('not supported in formulas');
    expect((await failure(list.fields.getByTitle('Net value').update({ ValidationFormula: '=[Title]="x"' }))).message).toContain('cannot refer to another column');
  });

  test('a site column is taken into a list by its schema, and the webs below may take it too', async () => {
    const column = (await sp.web.fields.addChoice('Risk', { Choices: ['High', 'Low'] })) as unknown as Told;
    const { SchemaXml } = await sp.web.fields.getById(column.Id)();
    await sp.web.webs.add('Lower', 'lower');
    const taken = await council.post("/sites/housing/lower/_api/web/lists/getByTitle('Documents')/fields/createfieldasxml", { parameters: { SchemaXml, Options: 8 } }, { 'x-requestdigest': await council.digest(ALEX, `${council.site}/lower`) });
    expect(taken.json).toMatchObject({ Id: column.Id, InternalName: 'Risk', Choices: ['High', 'Low'], Scope: '/sites/housing/lower/Shared Documents' });
    const names = async (path: string): Promise<readonly unknown[]> => (await council.get(`/sites/housing/lower/_api/web/${path}?$select=InternalName`)).json.value!.map(({ InternalName }) => InternalName);
    expect(await names('availablefields')).toContain('Risk');
    expect(await names('fields')).not.toContain('Risk');
  });

  test('SharePoint’s own columns are there, are not deleted, and only who manages the web adds to them', async () => {
    expect(await sp.site.rootWeb.fields.getById('fa564e0f-0c70-4ab9-b863-0177e6ddd247')()).toMatchObject({ InternalName: 'Title', TypeAsString: 'Text' });
    expect((await sp.web.fields.getByInternalNameOrTitle('Other Address Country/Region')()).InternalName).toBe('OtherAddressCountry');
    expect((await failure(sp.web.fields.getByInternalNameOrTitle('Title').delete())).status).toBe(400);
    expect((await failure(council.as(PRIYA).web.fields.addText('Mine'))).status).toBe(403);
    const titled = sp.web.lists.getByTitle('Kinds').fields.getByTitle('Title') as unknown as { titleResource(culture: string): Promise<string> };
    expect(await titled.titleResource('en-us')).toBe('Title');
  });
});
