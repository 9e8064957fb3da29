import '@pnp/sp/content-types';
import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, failure, startCouncil, type Council } from './council';

interface Told extends Record<string, unknown> {
  readonly Id: number;
}

/** Rows of several content types, and the kinds of columns that come with fields of their own (facts 1.4, 1.6). */
describe('what kind of row it is, and rarer kinds of columns', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  let letter: string;
  const LIST = "web/lists/getByTitle('Cases')";

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const { data: made } = (await sp.web.contentTypes.add('0x0100B1D6E3F0A2C94D5E8F7061524334455A', 'Letter', 'What was written', 'Council')) as unknown as { data: { StringId: string } };
    await sp.web.lists.add('Courses');
    const courses = sp.web.lists.getByTitle('Courses');
    await courses.fields.addText('Code');
    await courses.items.add({ Title: 'First aid', Code: 'FA1' });
    await sp.web.lists.add('Cases', '', 100, true);
    list = sp.web.lists.getByTitle('Cases');
    await list.contentTypes.addAvailableContentType(made.StringId);
    letter = (await list.contentTypes()).find(({ Name }) => Name === 'Letter')!.StringId;
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="Number" Name="Share" DisplayName="Share" Percentage="TRUE" Decimals="1" />', Options: 8 });
    await list.fields.addLocation('Place');
    await list.fields.addImageField('Photo');
    const course = await list.fields.addLookup('Course', { LookupListId: (await courses.select('Id')<{ Id: string }>()).Id, LookupFieldName: 'Title' });
    await list.fields.addDependentLookupField('Course code', (course as unknown as { Id: string }).Id, 'Code');
    await list.items.add({ Title: 'Plain' });
    await list.items.add({ Title: 'Written', ContentTypeId: letter });
    await list.rootFolder.folders.addUsingPath('Old');
  });
  afterAll(async () => council.tenant.stop());

  const titles = async (filter: string): Promise<unknown[]> => (await list.items.filter(filter).select('Title', 'FileLeafRef')<Record<string, unknown>[]>()).map(({ Title, FileLeafRef }) => Title ?? FileLeafRef);
  const byCaml = async (where: string): Promise<unknown[]> => ((await list.getItemsByCAMLQuery({ ViewXml: `<View Scope="RecursiveAll"><Query><Where>${where}</Where></Query></View>` })) as Record<string, unknown>[]).map(({ Title }) => Title);

  test('a row has a content type of its list; it can be expanded, followed and changed', async () => {
    const written = await list.items.getById(2).select('ContentTypeId', 'ContentType/Name', 'ContentType/Id').expand('ContentType')<Told>();
    expect(written).toMatchObject({ ContentTypeId: letter, ContentType: { Name: 'Letter', Id: { StringValue: letter } } });
    expect((await council.get(`${LIST}/items(1)/ContentType`)).json).toMatchObject({ Name: 'Item', 'odata.type': 'SP.ContentType' });
    await list.items.getById(1).update({ ContentTypeId: letter });
    expect((await list.items.getById(1)<Told>()).ContentTypeId).toBe(letter);
    expect((await failure(list.items.getById(1).update({ ContentTypeId: '0x0107' }))).status).toBe(400);
    await list.items.getById(1).validateUpdateListItem([{ FieldName: 'ContentType', FieldValue: 'Item' }]);
    expect((await list.items.getById(1).fieldValuesAsText<{ ContentTypeId: string }>()).ContentTypeId).toMatch(/^0x0100/);
    const [outcome] = await list.items.getById(1).validateUpdateListItem([{ FieldName: 'ContentType', FieldValue: 'Folder' }]);
    expect(outcome.HasException).toBe(true);
  });

  test('rows are found by it, in OData and in CAML, and shown with it', async () => {
    expect(await titles("ContentType eq 'Letter'")).toEqual(['Written']);
    expect(await titles(`ContentTypeId eq '${letter}'`)).toEqual(['Written']);
    expect(await titles("startswith(ContentTypeId,'0x0120')")).toEqual(['Old']);
    expect(await byCaml('<Eq><FieldRef Name="ContentType"/><Value Type="Computed">Letter</Value></Eq>')).toEqual(['Written']);
    expect(await byCaml('<BeginsWith><FieldRef Name="ContentTypeId"/><Value Type="ContentTypeId">0x0100</Value></BeginsWith>')).toEqual(['Plain', 'Written']);
    expect(await byCaml('<Neq><FieldRef Name="ContentType"/><Value Type="Text">Folder</Value></Neq>')).toEqual(['Plain', 'Written']);
    const { Row } = (await list.renderListDataAsStream({ ViewXml: '<View Scope="RecursiveAll"><ViewFields><FieldRef Name="ContentType"/></ViewFields></View>' })) as { Row: Record<string, unknown>[] };
    expect(Row.map(({ ContentType }) => ContentType).sort()).toEqual(['Folder', 'Item', 'Letter']);
  });

  test('a percentage is kept as its share, shown and written in hundredths', async () => {
    const item = list.items.getById(1);
    await item.validateUpdateListItem([{ FieldName: 'Share', FieldValue: '12.5' }]);
    expect(await item<Told>()).toMatchObject({ Share: 0.125 });
    expect(await item.fieldValuesAsText<object>()).toMatchObject({ Share: '12.5%' });
    const { Share } = await council.get(`${LIST}/items(1)/FieldValuesForEdit`).then(({ json }) => json as { Share?: string });
    await item.validateUpdateListItem([{ FieldName: 'Share', FieldValue: `${Share}%` }]);
    expect(await item<Told>()).toMatchObject({ Share: 0.125 });
  });

  test('places and pictures are JSON in a text', async () => {
    const place = JSON.stringify({ DisplayName: 'Town hall', Address: { City: 'Wendmere' }, Coordinates: { Latitude: 51.4, Longitude: -0.2 } });
    const photo = JSON.stringify({ type: 'thumbnail', fileName: 'roof.png', serverRelativeUrl: '/sites/housing/SiteAssets/Lists/roof.png' });
    await list.items.getById(1).update({ Place: place, Photo: photo });
    expect(await list.items.getById(1)<Told>()).toMatchObject({ Place: place, Photo: photo });
    const [newest] = await list.items.getById(1).versions<Record<string, unknown>[]>();
    expect(newest).toMatchObject({ Place: place });
  });

  test('a picture is kept in the assets of the site, and its address in the row', async () => {
    const bytes = new Uint8Array([137, 80, 78, 71]);
    await list.items.getById(1).setImageField('Photo', 'roof.png', new Blob([bytes]) as never);
    const { Photo } = await list.items.getById(1)<{ Photo: string }>();
    const kept = JSON.parse(Photo) as { fileName: string; serverRelativeUrl: string; id: string };
    expect(kept.fileName).toBe('roof.png');
    expect(kept.serverRelativeUrl).toMatch(/^\/sites\/housing\/SiteAssets\/Lists\/[0-9a-f-]{36}\/roof\.png$/);
    expect(new Uint8Array(await sp.web.getFileById(kept.id).getBuffer())).toEqual(bytes);
    expect((await council.post(`web/UploadImage(listTitle='Cases',imageName='b.png',listId='${(await list()).Id}',itemId=99)`, 'x')).status).toBe(404);
  });

  test('a dependent lookup shows another column of what the lookup points to', async () => {
    await list.items.getById(2).update({ CourseId: 1 });
    const name = (await list.fields.filter("Title eq 'Course code'").select('InternalName')())[0].InternalName;
    const row = await list.items.getById(2).select('CourseId', 'Course/Title', 'Course/Code', `${name}/Code`).expand('Course', name)<Told>();
    expect(row).toMatchObject({ CourseId: 1, Course: { Title: 'First aid', Code: 'FA1' }, [name]: { Code: 'FA1' } });
    expect(await list.items.getById(2).fieldValuesAsText<object>()).toMatchObject({ Course: 'First aid', [name.replace(/_/g, '_x005f_')]: 'FA1' });
    expect(await byCaml(`<Eq><FieldRef Name="${name}"/><Value Type="Lookup">FA1</Value></Eq>`)).toEqual(['Written']);
    // It has no value of its own that could be written.
    await list.items.getById(2).update({ [`${name}Id`]: 5 } as never);
    expect((await list.items.getById(2)<Told>()).CourseId).toBe(1);
  });
});
