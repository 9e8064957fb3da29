import type { SPFI } from '@pnp/sp';
import '@pnp/sp/profiles';
import '@pnp/sp/sputilities';
import { ALEX, JAMES, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const login = (upn: string): string => `i:0#.f|membership|${upn}`;

/** What a people picker asks with. */
function query(text: string, more: object = {}): Parameters<SPFI['profiles']['clientPeoplePickerSearchUser']>[0] {
  return { QueryString: text, MaximumEntitySuggestions: 10, AllowEmailAddresses: false, PrincipalType: 15, ...more } as Parameters<SPFI['profiles']['clientPeoplePickerSearchUser']>[0];
}

describe('looking people up, their profiles and mail by way of a site', () => {
  let council: Council;
  let alex: SPFI;
  let priya: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
    priya = council.as(PRIYA);
  });
  afterAll(async () => council.tenant.stop());

  test('a picker finds people by the beginning of any word of their name, by mail, and groups by title', async () => {
    const found = async (text: string, more: object = {}): Promise<string[]> =>
      ((await alex.profiles.clientPeoplePickerSearchUser(query(text, more))) as unknown as { DisplayText: string }[]).map(({ DisplayText }) => DisplayText);
    expect(await found('nai')).toEqual(['Priya Nair']);
    expect(await found('sonia.reyes@')).toEqual(['Sonia Reyes']);
    expect(await found('james.farrow@estuary')).toEqual(['James Farrow']);
    expect(await found('housing contracts')).toEqual(['Housing contracts Owners', 'Housing contracts Visitors', 'Housing contracts Members']);
    expect(await found('housing contracts', { PrincipalType: 1 })).toEqual([]);
    expect(await found('every')).toEqual(['Everyone', 'Everyone except external users']);
    expect(await found('someone@else.example')).toEqual([]);
    expect(await found('someone@else.example', { AllowEmailAddresses: true })).toEqual(['someone@else.example']);
    const members = (await alex.web.associatedMemberGroup()).Id;
    expect(await found('a', { SharePointGroupID: members })).toEqual([]);
    expect(await found('p', { SharePointGroupID: members })).toEqual(['Priya Nair']);
  });

  test('what was typed is resolved to one, or told to be several', async () => {
    const one = (await alex.profiles.clientPeoplePickerResolveUser(query('priya nair'))) as unknown as Record<string, unknown>;
    expect(one).toMatchObject({ Key: login(PRIYA), IsResolved: true, EntityType: 'User', EntityData: { Title: 'Contract Manager', Email: PRIYA }, MultipleMatches: [] });
    await council.tenant.control('users', { upn: 'sonia.rees@wendmere.example', displayName: 'Sonia Rees' });
    const several = (await alex.profiles.clientPeoplePickerResolveUser(query('sonia'))) as unknown as { IsResolved: boolean; MultipleMatches: unknown[] };
    expect([several.IsResolved, several.MultipleMatches.length]).toEqual([false, 2]);
  });

  test('a profile tells what the directory knows; its owner writes the rest', async () => {
    const own = await priya.profiles.myProperties<{ DisplayName: string; UserProfileProperties: { Key: string; Value: string }[] }>();
    expect(own).toMatchObject({ AccountName: login(PRIYA), DisplayName: 'Priya Nair', Title: 'Contract Manager', Email: PRIYA });
    expect(own.UserProfileProperties).toContainEqual(expect.objectContaining({ Key: 'LastName', Value: 'Nair' }));
    expect(await alex.profiles.getPropertiesFor(login(SONIA))).toMatchObject({ DisplayName: 'Sonia Reyes' });
    expect(await alex.profiles.getPropertiesFor(login('nobody@wendmere.example'))).toMatchObject({ 'odata.null': true });
    await priya.profiles.setSingleValueProfileProperty(login(PRIYA), 'AboutMe', 'Repairs, mostly');
    expect(await alex.profiles.getUserProfilePropertyFor(login(PRIYA), 'AboutMe')).toBe('Repairs, mostly');
    expect((await failure(alex.profiles.setSingleValueProfileProperty(login(PRIYA), 'AboutMe', 'x'))).status).toBe(403);
    expect((await failure(priya.profiles.setSingleValueProfileProperty(login(PRIYA), 'Department', 'x'))).status).toBe(400);
    expect(await priya.profiles.userProfile).toMatchObject({ AccountName: login(PRIYA), IsSelf: true });
    expect(await priya.profiles.ownerUserProfile).toMatchObject({ DisplayName: 'Alex Munro' });
    expect((await failure(priya.profiles.amIFollowing(login(ALEX)))).status).toBe(501);
  });

  test('principals are resolved, searched and expanded', async () => {
    const { utility } = alex as unknown as { utility: Record<string, (...given: unknown[]) => Promise<unknown>> };
    expect(await utility.getCurrentUserEmailAddresses()).toBe(ALEX);
    expect(await utility.resolvePrincipal(SONIA, 1, 15, true, false)).toMatchObject({ DisplayName: 'Sonia Reyes', PrincipalType: 1, LoginName: login(SONIA) });
    expect(await utility.resolvePrincipal('nobody', 1, 15, true, false)).toMatchObject({ 'odata.null': true });
    expect(await utility.searchPrincipals('Nair', 1, 15, '', 10)).toEqual([expect.objectContaining({ DisplayName: 'Priya Nair' })]);
    expect(await utility.expandGroupsToPrincipals(['Housing contracts Members', 'Everyone'])).toEqual([
      expect.objectContaining({ DisplayName: 'Priya Nair' }),
      expect.objectContaining({ DisplayName: 'Everyone', PrincipalType: 4 }),
    ]);
    expect((await council.get('SP.Utilities.Utility.GetUserPermissionLevels', PRIYA)).json.value).toEqual(['Edit']);
    expect((await failure(utility.createEmailBodyForInvitation('SitePages/Home.aspx'))).status).toBe(501);
  });

  test('a mail of a site goes to people of the directory only, and lies in the outbox', async () => {
    const send = async (To: string[], upn = PRIYA): Promise<number> =>
      (await council.post('SP.Utilities.Utility.SendEmail', { properties: { To, CC: [], Subject: 'Meeting', Body: '<b>Friday</b>' } }, {}, upn)).status;
    expect(await send([SONIA])).toBe(200);
    expect(await send(['stranger@elsewhere.example'])).toBe(500);
    expect(await send([])).toBe(500);
    expect(await send([SONIA], JAMES)).toBe(403);
    expect(await council.tenant.controlGet('utilityMail')).toEqual([expect.objectContaining({ site: '/sites/housing', to: [SONIA], sender: login(PRIYA), subject: 'Meeting', body: '<b>Friday</b>' })]);
  });

  test('a wiki page is made in the library of pages', async () => {
    const made = await council.post('SP.Utilities.Utility.CreateWikiPageInContextWeb', { parameters: { ServerRelativeUrl: '/sites/housing/SitePages/Notes.aspx', WikiHtmlContent: '<p>Notes</p>' } });
    expect([made.status, made.json.Name]).toEqual([200, 'Notes.aspx']);
    expect(await alex.web.getFileByServerRelativePath('/sites/housing/SitePages/Notes.aspx').getText()).toBe('<p>Notes</p>');
  });
});
