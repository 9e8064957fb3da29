import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestTenant, type TestTenant } from '../../support/tenant';

const root = join(__dirname, '..', '..', '..');
const OWNER = 'ada.lovelace@wendmere.example';
const SITE = '/sites/housing';

interface Routes {
  readonly sharePoint: readonly { readonly name: string; readonly steps: readonly { readonly name: string; readonly verbs: string }[] }[];
  readonly graph: readonly { readonly method: string; readonly pattern: string }[];
}

/** Addresses at which the resources stand whose steps a table tells; `{}` is where a step goes on. */
const PLACES: Readonly<Record<string, string>> = {
  apiSteps: '',
  attachmentsSteps: "web/lists/getByTitle('Walked')/items(1)/attachmentFiles",
  fieldSteps: "web/lists/getByTitle('Walked')/fields/getByInternalNameOrTitle('Title')",
  fieldsSteps: "web/lists/getByTitle('Walked')/fields",
  fileSteps: "web/getFileByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents/walked.txt')",
  filesSteps: "web/getFolderByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents')/files",
  folderSteps: "web/getFolderByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents')",
  foldersSteps: "web/getFolderByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents')/folders",
  groupSteps: 'web/associatedMemberGroup',
  itemSteps: "web/lists/getByTitle('Walked')/items(1)",
  itemsSteps: "web/lists/getByTitle('Walked')/items",
  listSteps: "web/lists/getByTitle('Walked')",
  listsSteps: 'web/lists',
  recycleBinSteps: 'web/recycleBin',
  roleDefinitionsSteps: 'web/roleDefinitions',
  siteGroupsSteps: 'web/siteGroups',
  siteSteps: 'site',
  siteUsersSteps: 'web/siteUsers',
  viewSteps: "web/lists/getByTitle('Walked')/defaultView",
  viewsSteps: "web/lists/getByTitle('Walked')/views",
  webSteps: 'web',
  websSteps: 'web/webs',
};

let routes: Routes;
let tenant: TestTenant;

beforeAll(async () => {
  routes = JSON.parse(printed()) as Routes;
  tenant = await startTestTenant({ as: OWNER });
  await send('POST', 'web/lists', { Title: 'Walked', BaseTemplate: 100 });
  await send('POST', "web/lists/getByTitle('Walked')/items", { Title: 'Walked' });
  await send('POST', "web/getFolderByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents')/files/addUsingPath(decodedUrl='walked.txt')", { some: 'text' });
});
afterAll(() => tenant?.stop());

function printed(...options: string[]): string {
  const args = ['--disable-warning=ExperimentalWarning', '--import', 'tsx', join(root, 'scripts', 'tenantRoutes.ts'), ...options];
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'node'), args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 25 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function send(method: string, path: string, body?: unknown): Promise<number> {
  const answer = await fetch(`${tenant.url}${SITE}/_api/${path}`, {
    method: method === 'MERGE' || method === 'DELETE' ? 'POST' : method,
    headers: {
      authorization: `Bearer ${tenant.token({ upn: OWNER })}`,
      accept: 'application/json',
      ...(method === 'MERGE' || method === 'DELETE' ? { 'x-http-method': method, 'if-match': '*' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function graph(method: string, path: string, body?: string): Promise<number> {
  const scp = 'Sites.FullControl.All Files.ReadWrite.All User.ReadWrite.All Group.ReadWrite.All Calendars.ReadWrite Chat.ReadWrite Mail.ReadWrite Tasks.ReadWrite OnlineMeetings.ReadWrite';
  const answer = await fetch(`${tenant.url}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${tenant.token({ upn: OWNER, scp })}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

test('docs/tenant.md shows the tables of routes as they are', () => {
  const page = join(root, 'docs', 'tenant.md');
  const text = readFileSync(page, 'utf8');
  const [begin, end] = ['<!-- tables begin -->', '<!-- tables end -->'];
  const wanted = `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${printed('--page').trim()}\n\n${text.slice(text.indexOf(end))}`;
  if (process.env.UPDATE) writeFileSync(page, wanted);
  else expect(text).toBe(wanted);
});

test('an unknown name after any resource answers 404 or 501, by every verb, and never success', async () => {
  const wrong: string[] = [];
  for (const [table, place] of Object.entries(PLACES)) {
    for (const method of ['GET', 'POST', 'MERGE', 'PUT', 'DELETE']) {
      for (const name of ['zzzNonsense', "zzzNonsense('a')", 'zzzNonsense/further']) {
        const status = await send(method, [place, name].filter(Boolean).join('/'), method === 'GET' ? undefined : {});
        if (![404, 501].includes(status)) wrong.push(`${table}: ${method} ${place}/${name} answered ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('a verb that a step does not name is refused', async () => {
  const wrong: string[] = [];
  for (const { name: table, steps } of routes.sharePoint) {
    const place = PLACES[table];
    if (place === undefined) continue;
    for (const { name, verbs } of steps) {
      // Not DELETE: a step such as currentUser leads to an entity that may be deleted from elsewhere as well.
      for (const method of ['POST', 'MERGE', 'PUT'].filter(verb => !verbs.includes(verb))) {
        const status = await send(method, [place, name].filter(Boolean).join('/'), '{"zzz":1}');
        if (status < 400 || status === 500) wrong.push(`${table}: ${method} ${place}/${name} answered ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('a property that there is not is never taken: every collection and entity refuses it', async () => {
  const writes = [
    ['POST', 'web/lists'],
    ['POST', "web/lists/getByTitle('Walked')/items"],
    ['POST', "web/lists/getByTitle('Walked')/fields"],
    ['POST', "web/lists/getByTitle('Walked')/views"],
    ['POST', 'web/siteGroups'],
    ['POST', 'web/ensureUser'],
    ['MERGE', 'web'],
    ['MERGE', "web/lists/getByTitle('Walked')"],
    ['MERGE', "web/lists/getByTitle('Walked')/items(1)"],
    ['MERGE', "web/lists/getByTitle('Walked')/defaultView"],
    ['MERGE', "web/lists/getByTitle('Walked')/fields/getByInternalNameOrTitle('Title')"],
    ['MERGE', 'web/associatedMemberGroup'],
  ] as const;
  for (const [method, path] of writes) {
    expect([method, path, await send(method, path, { Nonsense: 1 })]).toEqual([method, path, 400]);
    expect([method, path, await send(method, path, '{"Title":')]).toEqual([method, path, 400]);
  }
});

test('every route of Graph refuses ids that there are not, broken JSON and bodies of nonsense', async () => {
  const wrong: string[] = [];
  const writing = ['POST', 'PATCH', 'PUT'];
  for (const { method, pattern } of routes.graph) {
    if (!pattern.includes('{')) continue;
    const path = pattern
      .replace(/\[[^\]]*\]/g, '')
      .replace(/<([^|>]*)[^>]*>/g, '$1')
      .replace(/\{\w+:quoted\}/g, "'zzz'")
      .replace(/\{\w+:all\}/g, 'getAllZzz')
      .replace(/\{\w+(?::\w+)?\}/g, 'zzz');
    if (!path.includes('zzz') && !path.includes('Zzz')) continue;
    for (const body of writing.includes(method) ? ['{"zzz":', '{"zzz":1}', '[]'] : [undefined]) {
      const status = await graph(method, path, body);
      if (status < 400 || status === 500) wrong.push(`${method} ${path} with ${body ?? 'nothing'} answered ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('addresses that are nowhere answer 404 or 400, and versions that are not served 501', async () => {
  for (const path of ['/nonsense', '/sites/nowhere/_api/web', '/sites/housing/_api2/web', '/_vti_bin/nonsense.svc']) {
    const answer = await fetch(`${tenant.url}${path}`, { headers: { authorization: `Bearer ${tenant.token({ upn: OWNER })}` } });
    expect([path, [404, 501].includes(answer.status)]).toEqual([path, true]);
  }
  expect(await graph('GET', '/zzz')).toBe(400);
  expect((await fetch(`${tenant.url}/beta/me`, { headers: { authorization: `Bearer ${tenant.token({ upn: OWNER })}` } })).status).toBe(501);
});

test('a media type that is none is refused in the words of the service', async () => {
  const headers = { authorization: `Bearer ${tenant.token({ upn: OWNER, scp: 'Files.ReadWrite.All' })}`, 'content-type': 'application/json, text/plain' };
  const refused = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${tenant.url}${path}`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(415);
    return (await answer.json()) as Record<string, unknown>;
  };
  expect(await refused('/v1.0/me/drive/root/children')).toMatchObject({ error: { code: 'BadRequest' } });
  expect(await refused(`${SITE}/_api/web/lists`)).toHaveProperty(['odata.error']);
});
