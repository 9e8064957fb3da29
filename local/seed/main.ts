import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPack } from '../../src/core/policy/readPack';
import type { PolicyPack } from '../../src/core/policy/types';
import { dayOf } from '../../src/core/time';
import { createSiteSetup } from '../../src/data/sharepoint/setup/createSiteSetup';
import { seedAssurance } from './assurance';
import { servicesAs, sharePointAs } from './clients';
import { Control } from './control';
import { seedHistory } from './history';
import { seedMeetings } from './holdMeetings';
import { groups, people, type PersonName } from './people';
import { seedActions, seedRegister, seedVacancies } from './register';
import { seedScale } from './scale';

const site = '/sites/housing';

interface TeamsApp {
  readonly id: string;
  readonly webApplicationInfo: { readonly id: string };
  readonly activities: { readonly activityTypes: readonly { readonly type: string; readonly templateText: string }[] };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Fills an empty tenant with the sample council, over HTTP like anyone else. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, scale: { type: 'string' } } });
  if (!values.url) throw new RangeError('Say which tenant to fill: --url http://127.0.0.1:4321');
  const url = values.url.replace(/\/$/, '');
  const now = new Date();
  const control = new Control(url);
  const pack = castlePoint();

  await seedPeople(control);
  say('  people, sites and the Teams app');
  await createSiteSetup(sharePointAs({ upn: people.admin.upn }, `${url}${site}`), { webUrl: `${url}${site}`, pack }).run(() => undefined);
  say('  lists, views and the policy');
  const services = servicesAs({ upn: people.admin.upn }, url, site, pack);
  const register = await seedRegister(services, dayOf(now.toISOString()), say);
  await seedHistory(services, register, now);
  await seedMeetings({ url, site, pack, control }, register, now, say);
  await seedVacancies(sharePointAs({ upn: people.admin.upn }, `${url}${site}`), site, register);
  const actions = await seedActions(services, register, now);
  say(`  ${actions} actions`);
  const obligations = await seedAssurance(services, register, dayOf(now.toISOString()), now);
  say(`  ${obligations} obligations`);
  if (values.scale) await seedScale(services, register, Number(values.scale), dayOf(now.toISOString()), say);
}

function castlePoint(): PolicyPack {
  const text = readFileSync(new URL('../../policies/castle-point.json', import.meta.url), 'utf8');
  const read = readPack(JSON.parse(text));
  if (!read.ok) throw new Error(`policies/castle-point.json: ${JSON.stringify(read.problems)}`);
  return read.pack;
}

/** The app as an administrator uploads it. */
function teamsApp(): TeamsApp {
  return JSON.parse(readFileSync(new URL('../../teams/manifest.json', import.meta.url), 'utf8')) as TeamsApp;
}

async function seedPeople(control: Control): Promise<void> {
  for (const person of Object.values(people)) {
    await control.post('users', {
      upn: person.upn,
      displayName: person.name,
      jobTitle: person.post,
      department: person.department,
      mail: 'mail' in person ? person.mail : person.upn,
      isGuest: 'isGuest' in person,
    });
  }
  await control.post('sites', { url: site, title: 'Housing contracts', owner: people.admin.upn, hubSite: true });
  await control.post('sites', { url: '/sites/gas-servicing', title: 'Gas servicing', owner: people.admin.upn, joinHub: site });
  for (const place of [site, '/sites/gas-servicing']) {
    for (const [group, names] of Object.entries(groups)) {
      await control.post('groups/members', { site: place, group, upns: names.map((name: PersonName) => people[name].upn) });
    }
  }
  await control.post('retentionLabels', { name: 'Contract meeting records' });
  const app = teamsApp();
  await control.post('apps', {
    teamsAppId: app.id,
    webApplicationId: app.webApplicationInfo.id,
    installedFor: 'all',
    activityTypes: app.activities.activityTypes.map(({ type, templateText }) => ({ type, templateText })),
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`The sample data could not be made. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
