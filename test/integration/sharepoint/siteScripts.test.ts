import '@pnp/sp/site-designs';
import '@pnp/sp/site-scripts';
import { Web } from '@pnp/sp/webs';
import type { SPFI } from '@pnp/sp';
import { ALEX, failure, startCouncil, type Council } from './council';

const LISTS = {
  $schema: 'schema.json',
  actions: [
    {
      verb: 'createSPList',
      listName: 'Register',
      templateType: 100,
      subactions: [
        { verb: 'setDescription', description: 'Of contracts' },
        { verb: 'addSPField', fieldType: 'Text', displayName: 'Reference', internalName: 'Ref', isRequired: true, enforceUnique: true },
        { verb: 'addSPFieldXml', schemaXml: '<Field Type="Choice" DisplayName="Stage" Name="Stage" ID="{5c1f0a7e-1f3b-4b52-9a6d-2f0f4d3a9c11}"><CHOICES><CHOICE>Live</CHOICE></CHOICES></Field>', addToDefaultView: true },
        { verb: 'addSPView', name: 'Live ones', viewFields: ['Ref', 'Stage'], query: '<OrderBy><FieldRef Name="Ref" /></OrderBy>', rowLimit: 50, isPaged: true, makeDefault: true },
        { verb: 'setSPFieldCustomFormatter', fieldDisplayName: 'Stage', formatterJSON: { elmType: 'div' } },
      ],
    },
    {
      verb: 'createSPList',
      listName: 'Meetings',
      templateType: 100,
      subactions: [{ verb: 'addSPLookupFieldXml', schemaXml: '<Field Type="Lookup" DisplayName="Contract" Name="Contract" ShowField="Title" />', targetListName: 'Register' }],
    },
    { verb: 'addNavLink', url: '/Lists/Register', displayName: 'Register', isWebRelative: true },
    { verb: 'applyTheme', themeName: 'Council' },
  ],
};

describe('site scripts and site designs (facts 1.11)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    await council.tenant.control('users', { upn: ALEX, displayName: 'Alex Munro', isAdmin: true });
    sp = council.as(ALEX);
    await sp.web.webs.add('Repairs', 'repairs');
  });
  afterAll(async () => council.tenant.stop());

  test('a design makes lists with their columns, lookups, views and links; what the tenant does not do fails by name', async () => {
    const script = await sp.siteScripts.createSiteScript("Contractor's lists", 'Lists', LISTS);
    const design = await sp.siteDesigns.createSiteDesign({ Title: 'Contracts', WebTemplate: '68', SiteScriptIds: [script.Id] } as never);
    const outcomes = (await sp.siteDesigns.applySiteDesign(design.Id, `${council.site}/repairs`)) as unknown as readonly { Outcome: number; OutcomeText: string | null }[];
    expect(outcomes.map(({ Outcome }) => Outcome)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(outcomes[9].OutcomeText).toContain('applyTheme');
    const register = Web([sp.web, `${council.site}/repairs`]).lists.getByTitle('Register');
    expect(await register.fields.getByInternalNameOrTitle('Ref')()).toMatchObject({ Title: 'Reference', Required: true, EnforceUniqueValues: true });
    expect(await register.fields.getByInternalNameOrTitle('Stage')()).toMatchObject({ Id: '5c1f0a7e-1f3b-4b52-9a6d-2f0f4d3a9c11', CustomFormatter: '{"elmType":"div"}' });
    expect(await register.defaultView()).toMatchObject({ Title: 'Live ones', RowLimit: 50 });
    expect(await register.relatedFields()).toHaveLength(1);
    expect((await council.get('/sites/repairs/_api/web')).status).toBe(404);
  });

  test('run again it finds the lists there, and brings columns with an id up to date', async () => {
    const [design] = await sp.siteDesigns.getSiteDesigns();
    const outcomes = (await sp.siteDesigns.applySiteDesign(design.Id, `${council.site}/repairs`)) as unknown as readonly { Outcome: number; Title: string }[];
    expect(outcomes[0]).toMatchObject({ Outcome: 2, Title: 'Create or update list Register' });
    // A column without an id is made once more, and its name is taken.
    expect(outcomes[2]).toMatchObject({ Outcome: 1 });
    expect(outcomes[3]).toMatchObject({ Outcome: 0 });
  });

  test('the script of a list makes it again elsewhere', async () => {
    const text = await sp.siteScripts.getSiteScriptFromList(`${council.site}/repairs/Lists/Register`);
    const [action] = (JSON.parse(text) as { actions: { verb: string }[] }).actions;
    expect(await sp.siteScripts.executeSiteScriptAction(JSON.stringify(action) as never)).toMatchObject({ Outcome: 0 });
    expect((await sp.web.lists.getByTitle('Register')()).Title).toBe('Register');
  });

  test('scripts and designs are checked, changed and deleted, by administrators alone', async () => {
    expect((await failure(sp.siteScripts.createSiteScript('None', '', { actions: [] }))).status).toBe(400);
    expect((await failure(sp.siteScripts.createSiteScript('Odd', '', { actions: [{ verb: 'fly' }] }))).status).toBe(400);
    const [script] = await sp.siteScripts.getSiteScripts();
    expect(await sp.siteScripts.updateSiteScript({ Id: script.Id, Title: 'Lists' })).toMatchObject({ Title: 'Lists', Version: 2 });
    await sp.siteScripts.deleteSiteScript(script.Id);
    expect((await failure(sp.siteScripts.getSiteScriptMetadata(script.Id))).status).toBe(404);
    const [design] = await sp.siteDesigns.getSiteDesigns();
    expect(await sp.siteDesigns.updateSiteDesign({ Id: design.Id, Title: 'Others' })).toMatchObject({ Title: 'Others' });
    expect((await failure(sp.siteDesigns.createSiteDesign({ Title: 'X', WebTemplate: '999' }))).status).toBe(400);
    await sp.siteDesigns.deleteSiteDesign(design.Id);
    expect(await sp.siteDesigns.getSiteDesigns()).toEqual([]);
    expect((await failure(sp.siteDesigns.getSiteDesignRun(council.site, design.Id))).status).toBe(501);
  });
});
