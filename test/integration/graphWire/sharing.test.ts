import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, failure, james, peopleAndSite, priya, someone, sonia, tom } from './support';

interface Permission {
  readonly id: string;
  readonly roles: readonly string[];
  readonly grantedToV2?: { readonly user?: { readonly displayName: string } };
  readonly inheritedFrom?: object;
  readonly link?: { readonly scope: string; readonly type: string; readonly webUrl: string };
}

describe('Graph: permissions and sharing links', () => {
  let tenant: TestTenant;
  let client: Client;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    client = as(priya);
  });
  afterAll(() => tenant.stop());

  const as = (upn: string, scp = allScopes): Client => someone(tenant, { upn, scp }).client;
  const write = async (name: string): Promise<string> => (await client.api(`/me/drive/root:/${name}:/content`).put(name)).id;
  const driveId = async (): Promise<string> => (await client.api('/me/drive').get()).id;
  const permissions = async (id: string): Promise<readonly Permission[]> => (await client.api(`/me/drive/items/${id}/permissions`).get()).value;
  const encoded = (url: string): string => `u!${Buffer.from(url).toString('base64url')}`;

  test('who is invited is listed with their role, which can be changed and taken away (driveItem: invite)', async () => {
    const id = await write('invited.txt');
    const { value } = await client.api(`/me/drive/items/${id}/invite`).post({ recipients: [{ email: tom }], roles: ['read'], requireSignIn: true, sendInvitation: false });
    expect(value).toEqual([expect.objectContaining({ roles: ['read'], grantedToV2: expect.objectContaining({ user: expect.objectContaining({ displayName: 'Tom Aldous' }) }) })]);
    const file = `/drives/${await driveId()}/items/${id}`;
    const permission = `/me/drive/items/${id}/permissions/${value[0].id}`;
    expect((await failure(as(tom).api(file).patch({ name: 'no.txt' }))).statusCode).toBe(403);
    expect((await client.api(permission).patch({ roles: ['write'] })).roles).toEqual(['write']);
    expect((await as(tom).api(file).patch({ name: 'his.txt' })).name).toBe('his.txt');
    await client.api(permission).delete();
    expect((await failure(as(tom).api(file).get())).statusCode).toBe(403);
  });

  test('the owner comes with what is inherited; that is not taken away below (permission resource type)', async () => {
    const id = await write('own.txt');
    const [owner] = await permissions(id);
    expect(owner).toMatchObject({ roles: ['owner'], grantedToV2: { user: { displayName: 'Priya Nair' } }, inheritedFrom: expect.any(Object) });
    expect((await failure(client.api(`/me/drive/items/${id}/permissions/${owner?.id}`).delete())).statusCode).toBe(400);
  });

  test('an invitation that is to be sent lies in the inbox of who was invited', async () => {
    const id = await write('mailed.txt');
    await client.api(`/me/drive/items/${id}/invite`).post({ recipients: [{ email: tom }], roles: ['read'], sendInvitation: true, message: 'Have a look' });
    const { value } = (await tenant.controlGet('outbox')) as { value: readonly { to: readonly string[]; content: string }[] };
    expect(value).toEqual([expect.objectContaining({ to: [tom], content: expect.stringContaining('Have a look') })]);
  });

  test('an unknown recipient, a role that is none and nobody at all are refused', async () => {
    const id = await write('refused.txt');
    const invite = (body: object) => failure(client.api(`/me/drive/items/${id}/invite`).post(body));
    expect((await invite({ recipients: [{ email: 'nobody@elsewhere.example' }], roles: ['read'] })).statusCode).toBe(400);
    expect((await invite({ recipients: [{ email: tom }], roles: ['king'] })).statusCode).toBe(400);
    expect((await invite({ recipients: [], roles: ['read'] })).statusCode).toBe(400);
  });

  describe('links (driveItem: createLink)', () => {
    const link = async (id: string, body: object): Promise<Permission> => client.api(`/me/drive/items/${id}/createLink`).post(body);

    test('a link of the organisation opens one file to a colleague and not to a guest, by its encoded address', async () => {
      const id = await write('organisation.txt');
      const { link: made } = await link(id, { type: 'edit', scope: 'organization' });
      const share = encoded(made?.webUrl ?? '');
      expect((await as(tom).api(`/shares/${share}`).expand('driveItem').get())).toMatchObject({ name: 'organisation.txt', driveItem: { id } });
      expect((await as(tom).api(`/shares/${share}/root`).get()).id).toBe(id);
      expect((await as(tom).api(`/shares/${share}/permission`).get()).link.scope).toBe('organization');
      expect((await failure(as(james).api(`/shares/${share}/driveItem`).get())).statusCode).toBe(403);
    });

    test('the address of a file itself is encoded as well, and counts for those who may read it', async () => {
      const id = await write('direct file.txt');
      const { webUrl } = await client.api(`/me/drive/items/${id}`).get();
      expect((await client.api(`/shares/${encoded(webUrl)}/driveItem`).get()).id).toBe(id);
      expect((await failure(as(sonia).api(`/shares/${encoded(webUrl)}/driveItem`).get())).statusCode).toBe(403);
      expect((await failure(client.api(`/shares/${encoded(`${webUrl}x`)}/driveItem`).get())).statusCode).toBe(404);
      expect((await failure(client.api('/shares/s!abc/driveItem').get())).statusCode).toBe(400);
    });

    test('a link for certain people is for those alone who were granted it (permission: grant)', async () => {
      const id = await write('certain.txt');
      const { link: made } = await link(id, { type: 'view', scope: 'users' });
      const share = encoded(made?.webUrl ?? '');
      expect((await failure(as(tom).api(`/shares/${share}/driveItem`).get())).statusCode).toBe(403);
      await client.api(`/shares/${share}/permission/grant`).post({ recipients: [{ email: tom }], roles: ['read'] });
      expect((await as(tom).api(`/shares/${share}/driveItem`).get()).id).toBe(id);
      expect((await failure(as(sonia).api(`/shares/${share}/driveItem`).get())).statusCode).toBe(403);
    });

    test('a link ends when it expires or is deleted', async () => {
      const id = await write('ending.txt');
      const made = await link(id, { type: 'view', scope: 'organization', expirationDateTime: '2099-01-01T00:00:00Z' });
      const share = encoded(made.link?.webUrl ?? '');
      const late = someone(tenant, { upn: tom, scp: allScopes });
      expect((await late.call('GET', `/shares/${share}/driveItem`, undefined, { 'x-tenant-now': '2099-01-02T00:00:00Z' })).status).toBe(404);
      await client.api(`/me/drive/items/${id}/permissions/${made.id}`).delete();
      expect((await failure(as(tom).api(`/shares/${share}/driveItem`).get())).statusCode).toBe(404);
      expect((await failure(link(id, { type: 'view', scope: 'organization', expirationDateTime: '2001-01-01T00:00:00Z' }))).statusCode).toBe(400);
    });

    test('anonymous links work where an administrator allows them, without signing in', async () => {
      const id = await write('anyone.txt');
      expect((await failure(link(id, { type: 'view', scope: 'anonymous' }))).message).toContain('disabled');
      await tenant.control('sharing', { anonymousLinks: true });
      const made = await link(id, { type: 'view', scope: 'anonymous' });
      expect(await (await fetch(made.link?.webUrl ?? '')).text()).toBe('anyone.txt');
      await tenant.control('sharing', { anonymousLinks: false });
    });

    test('a browser that is signed in is led to the file, and one that is not is asked to sign in', async () => {
      const id = await write('browsed.txt');
      const { link: made } = await link(id, { type: 'view', scope: 'organization' });
      const path = new URL(made?.webUrl ?? '').pathname;
      expect((await fetch(made?.webUrl ?? '', { redirect: 'manual' })).status).toBe(401);
      const led = await tenant.fetchAs(tom)(path, { redirect: 'manual' });
      expect([led.status, led.headers.get('location')]).toEqual([302, expect.stringContaining('/browsed.txt')]);
      expect((await as(tom).api(`/drives/${await driveId()}/items/${id}`).get()).name).toBe('browsed.txt');
    });

    test.each([[{ type: 'embed' }], [{ type: 'view', scope: 'everyone' }], [{ type: 'view', password: 'x' }], [{}]])('%j is refused', async (body) => {
      const id = await write('odd.txt');
      expect((await failure(link(id, body))).statusCode).toBe(400);
    });
  });

  test('what others share shows under sharedWithMe, one\'s own work under recent', async () => {
    const id = await write('for tom.txt');
    await client.api(`/me/drive/items/${id}/invite`).post({ recipients: [{ email: tom }], roles: ['read'] });
    const shared = (await as(tom).api('/me/drive/sharedWithMe').get()).value;
    expect(shared).toContainEqual(expect.objectContaining({ name: 'for tom.txt', remoteItem: expect.objectContaining({ id }) }));
    const recent = (await client.api('/me/drive/recent').get()).value;
    expect(recent.map(({ name }: { name: string }) => name)).toContain('for tom.txt');
    expect((await as(tom).api('/me/drive/recent').get()).value).toEqual([]);
  });
});
