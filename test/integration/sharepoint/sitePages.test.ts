import type { SPFI } from '@pnp/sp';
import { ClientsideText, PromotedState, type IClientsidePage } from '@pnp/sp/clientside-pages';
import '@pnp/sp/comments/clientside-page';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const PAGES = '/sites/housing/SitePages';

/** What the service tells of a page. */
interface PageInfo {
  readonly Id: number;
  readonly FileName: string;
  readonly Version: string;
  readonly Title: string;
  readonly PromotedState: number;
  readonly IsPageCheckedOutToCurrentUser: boolean;
  readonly VersionInfo: { readonly LastVersionCreatedBy: string };
}

describe('client-side pages', () => {
  let council: Council;
  let alex: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
  });
  afterAll(async () => council.tenant.stop());

  const info = async (page: IClientsidePage): Promise<PageInfo> => (await council.get(`sitepages/pages(${(page as unknown as { json: PageInfo }).json.Id})`)).json as unknown as PageInfo;

  test('a page is a draft of its maker until it is published; its first title names its file', async () => {
    const page = await alex.web.addClientsidePage('Minutes of November.aspx', 'Minutes');
    expect(await info(page)).toMatchObject({ FileName: 'Minutes-of-November.aspx', Version: '0.1', IsPageCheckedOutToCurrentUser: true, VersionInfo: { LastVersionCreatedBy: '' } });
    page.addSection().addControl(new ClientsideText('<p>Agreed.</p>'));
    expect(await page.save()).toBe(true);
    expect(await info(page)).toMatchObject({ Version: '1.0', Title: 'Minutes', IsPageCheckedOutToCurrentUser: false, VersionInfo: { LastVersionCreatedBy: 'Alex Munro' } });
    const again = await alex.web.loadClientsidePage(`${PAGES}/Minutes-of-November.aspx`);
    expect((again.sections[0].columns[0].controls[0] as ClientsideText).text).toBe('<p>Agreed.</p>');
    const row = await alex.web.getFileByServerRelativePath(`${PAGES}/Minutes-of-November.aspx`).listItemAllFields<{ Title: string; CanvasContent1: string }>();
    expect(row).toMatchObject({ Title: 'Minutes', CanvasContent1: expect.stringContaining('Agreed.') });
  });

  test('the parts that a page may be made of come with a manifest of their own', async () => {
    const parts = await alex.web.getClientsideWebParts();
    expect(parts.length).toBeGreaterThan(0);
    parts.forEach(({ Id, Manifest }) => expect(JSON.parse(Manifest)).toMatchObject({ id: Id, componentType: 'WebPart' }));
  });

  test('while one has a page, nobody else saves it; thrown away it is what was published', async () => {
    const page = await alex.web.addClientsidePage('Rota.aspx');
    await page.save();
    const { Id } = await info(page);
    await council.post(`sitepages/pages(${Id})/checkoutpage`, {});
    expect((await council.post(`sitepages/pages(${Id})/checkoutpage`, {}, {}, PRIYA)).status).toBe(409);
    expect((await council.post(`sitepages/pages(${Id})/savepage`, { Title: 'Mine' }, {}, PRIYA)).status).toBe(409);
    expect((await council.post(`sitepages/pages(${Id})/savepage`, { Title: 'In work' })).json.value).toBe(true);
    expect((await council.post(`sitepages/pages(${Id})/discardPage`, {})).json).toMatchObject({ Title: 'Rota', Version: '1.0' });
    expect((await council.post(`sitepages/pages(${Id})/savepage`, { Title: 'x' })).status).toBe(409);
    expect((await council.post(`sitepages/pages(${Id})/saveDraft`, { sitePage: { Title: 'Draft' } })).json.value).toBe(true);
    expect(await info(page)).toMatchObject({ Title: 'Draft', Version: '1.1' });
    expect((await council.post(`sitepages/pages(${Id})/publish`, {}, {}, SONIA)).status).toBe(403);
  });

  test('news goes out when its page is published', async () => {
    const page = await alex.web.addClientsidePage('News.aspx', 'News', 'Article', PromotedState.PromoteOnPublish);
    expect((await info(page)).PromotedState).toBe(1);
    await page.save();
    expect((await info(page)).PromotedState).toBe(2);
    const plain = await alex.web.addClientsidePage('Plain.aspx');
    await plain.save();
    expect(await plain.promoteToNews()).toBe(true);
    expect((await info(plain)).PromotedState).toBe(2);
  });

  test('pages are listed, copied, given an author and a description, liked and deleted', async () => {
    const page = await alex.web.addClientsidePage('Story.aspx');
    page.description = 'A story';
    await page.setAuthorByLoginName(`i:0#.f|membership|${PRIYA}`);
    await page.save();
    const loaded = await alex.web.loadClientsidePage(`${PAGES}/Story.aspx`);
    expect([loaded.description, loaded.authorByLine]).toEqual(['A story', PRIYA]);
    await page.like();
    expect(await page.getLikedByInformation()).toMatchObject({ likeCount: '1', isLikedByUser: true });
    await page.disableComments();
    await page.copy(alex.web, 'Story copied', 'Story copied');
    const names = ((await council.get('sitepages/pages?$select=FileName')).json.value ?? []).map(({ FileName }) => FileName);
    expect(names).toEqual(expect.arrayContaining(['Home.aspx', 'Story.aspx', 'Story-copied.aspx']));
    await page.delete();
    expect((await council.get(`sitepages/pages(${(page as unknown as { json: PageInfo }).json.Id})`)).status).toBe(404);
    expect((await failure(council.as(SONIA).web.addClientsidePage('Mine.aspx'))).status).toBe(403);
    expect((await council.post('sitepages/pages/templates', {})).status).toBe(501);
  });
});
