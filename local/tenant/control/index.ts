import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { integer, minValue, object, optional, parse, pipe, string, boolean, array, picklist, number, nullable, ValiError, type BaseIssue, type BaseSchema, type InferOutput } from 'valibot';
import { FAULT_KINDS } from '../faults/rules';
import { createSite, createUser } from '../provision';
import { StoreError } from '../store/errors';
import type { Site } from '../store/sites';
import { majorOf } from '../store/uiVersion';
import type { Tenant } from '../tenant';
import { lockFile, newLock } from './locks';

const newUser = object({
  upn: string(),
  displayName: string(),
  jobTitle: optional(string()),
  department: optional(string()),
  mail: optional(string()),
  isGuest: optional(boolean()),
  isAdmin: optional(boolean()),
});
const newSite = object({
  url: string(),
  title: string(),
  description: optional(string()),
  owner: string(),
  hubSite: optional(boolean()),
  joinHub: optional(string()),
  template: optional(string()),
});
const newMembers = object({ site: string(), group: picklist(['Owners', 'Members', 'Visitors']), upns: array(string()) });
const clock = object({ now: nullable(string()) });
const scopes = object({ granted: nullable(array(string())) });
const faults = object({
  /** `storm:42`, beside or instead of rules. */
  profile: optional(string()),
  /** Decides which requests a rule with a chance strikes. */
  seed: optional(pipe(number(), integer(), minValue(0))),
  rules: optional(
    array(
      object({
        match: optional(object({ method: optional(string()), path: optional(string()) })),
        kind: picklist(FAULT_KINDS),
        chance: optional(number()),
        status: optional(number()),
        retryAfter: optional(number()),
        times: optional(number()),
        delayMs: optional(number()),
        polls: optional(number()),
        scopes: optional(array(string())),
        limit: optional(number()),
        windowSeconds: optional(number()),
      })
    )
  ),
});

/**
 * What a tenant's administrator would do in an admin centre, and what a test asks to go wrong. Not Microsoft's: an
 * interface for the seed, the tests and the host, on the loopback address.
 */
export function registerControl(app: FastifyInstance, tenant: Tenant): void {
  const post = <Schema extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
    path: string,
    schema: Schema,
    handle: (body: InferOutput<Schema>) => unknown
  ): void => {
    app.post(`/_control/${path}`, async (request, reply) => answer(reply, () => tenant.db.transaction(() => handle(parse(schema, request.body)))));
  };

  post('users', newUser, body => {
    const user = createUser(tenant, body);
    return { id: user.id, upn: user.upn };
  });
  post('sites', newSite, body => addSite(tenant, body));
  post('groups/members', newMembers, body => addMembers(tenant, body));
  post('locks', newLock, body => lockFile(tenant, body));
  post('clock', clock, ({ now }) => {
    tenant.clock.set(now ?? undefined);
    return { now: tenant.clock.stamp() };
  });
  post('scopes', scopes, ({ granted }) => {
    tenant.identity.grantScopes(granted ?? undefined);
    return { granted };
  });
  post('faults', faults, ({ profile, seed, rules }) => {
    if (profile !== undefined) tenant.faults.addProfile(profile);
    tenant.faults.add(rules ?? [], seed);
    return { rules: tenant.faults.all() };
  });

  app.get('/_control/users', async () => tenant.directory.all());
  app.get('/_control/utilityMail', async () => tenant.outbox.all());
  app.get('/_control/sites', async () => tenant.sites.all().map(site => ({ url: site.url, title: site.title, id: site.guid })));
  app.get('/_control/clock', async () => ({ now: tenant.clock.stamp() }));
  app.get('/_control/faults', async () => ({ rules: tenant.faults.all(), struck: tenant.faults.history() }));
  app.get('/_control/memory', async () => {
    collectGarbage();
    return process.memoryUsage();
  });
  app.get('/_control/requests', async () => tenant.log.all());
  app.delete('/_control/faults', async (_, reply) => {
    tenant.faults.clear();
    return reply.code(204).send();
  });
  app.delete('/_control/requests', async (_, reply) => {
    tenant.log.clear();
    return reply.code(204).send();
  });
  app.get<{ Querystring: { path?: string } }>('/_control/files', async (request, reply) =>
    answer(reply, () => listFiles(tenant, request.query.path ?? ''))
  );
}

/** What is held for good shows only once the collector has been through. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function addSite(tenant: Tenant, body: InferOutput<typeof newSite>): object {
  const owner = tenant.directory.byUpn(body.owner);
  if (!owner) throw new StoreError('userMissing', `There is no account ${body.owner}.`, { user: body.owner });
  const hub = body.joinHub === undefined ? undefined : siteAt(tenant, body.joinHub);
  const site = createSite(tenant, { ...body, owner: { kind: 'user', user: owner } });
  if (body.hubSite) tenant.sites.makeHub(site.id);
  if (hub) tenant.sites.joinHub(site.id, hub);
  return { url: site.url, id: site.guid, webId: site.webGuid };
}

function addMembers(tenant: Tenant, { site: url, group, upns }: InferOutput<typeof newMembers>): object {
  const site = siteAt(tenant, url);
  const groupId = { Owners: site.ownerGroup, Members: site.memberGroup, Visitors: site.visitorGroup }[group];
  if (groupId === undefined) throw new StoreError('notFound', `The site ${url} has no group "${group}".`);
  const users = upns.map(upn => tenant.principals.ensureByName(site.id, upn));
  for (const user of users) tenant.principals.addMember(site.id, groupId, user.id);
  return { groupId, members: tenant.principals.members(site.id, groupId).map(({ id, title }) => ({ id, title })) };
}

function siteAt(tenant: Tenant, url: string): Site {
  const site = tenant.sites.byUrl(url);
  if (!site) throw new StoreError('notFound', `There is no site at ${url}.`);
  return site;
}

/** Names, sizes and columns of what lies in a folder, as they are stored; or of one file. */
function listFiles(tenant: Tenant, path: string): object {
  const node = tenant.files.byPath(path);
  if (!node) throw new StoreError('notFound', `There is nothing at ${path}.`);
  const shown = node.isFolder ? tenant.files.children(node) : [node];
  return shown.map(file => {
    const list = tenant.files.listOf(file);
    const item = file.itemId === undefined ? undefined : tenant.items.find(list, file.itemId);
    return { name: file.name, path: file.path, isFolder: file.isFolder, size: file.size, quickXorHash: file.quickXorHash, version: majorOf(file.version), columns: item?.data ?? {} };
  });
}

async function answer(reply: FastifyReply, work: () => unknown): Promise<FastifyReply> {
  try {
    return await reply.send(work());
  } catch (error) {
    if (error instanceof ValiError || error instanceof RangeError || error instanceof SyntaxError) return reply.code(400).send({ error: error.message });
    if (error instanceof StoreError) return reply.code(error.fault === 'notFound' ? 404 : 409).send({ error: error.message });
    throw error;
  }
}
