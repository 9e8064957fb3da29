import type { SPFI } from '@pnp/sp';
import { Web, type IWeb } from '@pnp/sp/webs';
import { AppError, isAppError } from '../../../core/errors';
import type { PolicyPack } from '../../../core/policy/types';
import { councilTimeZone } from '../../../core/time';
import { listsInOrder } from '../../../lists';
import type { ListDeclaration } from '../../../lists/define';
import { policySetting } from '../../../lists/settings';
import type { Desk, SetupStep, SiteSetup } from '../../ports';
import { createDesk } from '../createDesk';
import { toAppError, withAppErrors } from '../errors';
import { patience, type Pace } from '../patience';
import { columnProblems, ensureColumns, readFields } from './ensureColumns';
import { ensureList } from './ensureList';
import { ensurePermissions } from './ensurePermissions';
import { ensureViews } from './ensureViews';
import { foreignLists } from './foreignLists';
import { migrations as ownMigrations, outstanding, type Migration } from './migrations';
import { Progress, Stopped } from './progress';
import { inBatch } from './tasks';
import { readVersions, writeSetting, writeVersion } from './versions';

export interface SiteSetupOptions {
  /** Absolute address of the web to set up. */
  readonly webUrl: string;
  /** The policy that a new site starts with; one that is there already stays. */
  readonly pack: PolicyPack;
  readonly pace?: Pace;
  /** Other declarations and migrations than the suite's own, in a test of upgrading. */
  readonly lists?: readonly ListDeclaration[];
  readonly migrations?: readonly Migration[];
}

/** "Set up this site". It is loaded when an administrator asks for it. @param sp says who asks */
export function createSiteSetup(sp: SPFI, options: SiteSetupOptions): SiteSetup {
  const webUrl = options.webUrl.replace(/\/+$/, '');
  const site: Site = {
    webUrl,
    web: Web([sp.web, webUrl]).using(patience(options.pace)),
    desk: createDesk(sp, { webUrl, timeZone: councilTimeZone, pace: options.pace }),
    lists: options.lists ?? listsInOrder,
    migrations: options.migrations ?? ownMigrations,
    pack: options.pack,
  };
  return { inspect: () => withAppErrors(() => inspect(site)), run: (report, signal) => run(site, report, signal) };
}

interface Site {
  readonly web: IWeb;
  readonly webUrl: string;
  readonly desk: Desk;
  readonly lists: readonly ListDeclaration[];
  readonly migrations: readonly Migration[];
  readonly pack: PolicyPack;
}

async function inspect({ web, webUrl, desk, lists }: Site): ReturnType<SiteSetup['inspect']> {
  const [versions, fields] = await Promise.all([readVersions(desk), inBatch(web, lists.map((list) => (target: IWeb) => readFields(target, { webUrl, list })))]);
  const foreign = await foreignLists(web, webUrl, lists, versions);
  let found = 0;
  let isOlder = false;
  const problems: string[] = [];
  lists.forEach((list, index) => {
    const answer = fields[index];
    if (answer.status === 'rejected') {
      const failure = toAppError(answer.reason);
      if (failure.kind !== 'notFound') throw failure;
      problems.push(`The list ${list.title} is not there yet.`);
      return;
    }
    if (foreign.has(list.url)) return;
    found++;
    const version = versions.get(list.url);
    if (version === undefined) problems.push(`${list.title} was not set up to the end.`);
    else if (version > list.version) problems.push(newerThanThis(list, version));
    else if (version < list.version) isOlder = true;
    else problems.push(...columnProblems(list, answer.value));
  });
  if (found === 0) return { state: 'missing', problems: [...foreign.values()] };
  if (problems.length === 0 && foreign.size === 0 && !isOlder && (await policyRows(desk)) === 0) problems.push('The policy is not written yet.');
  if (problems.length || foreign.size) return { state: 'partial', problems: [...foreign.values(), ...problems] };
  return { state: isOlder ? 'older' : 'ready', problems };
}

function newerThanThis(list: ListDeclaration, version: number): string {
  return `${list.title} was set up by a newer Contract Desk (version ${version}). Update the app first.`;
}

async function policyRows(desk: Desk): Promise<number> {
  return (await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: policySetting }], top: 1 })).rows.length;
}

async function run(site: Site, report: (steps: readonly SetupStep[]) => void, signal?: AbortSignal): Promise<void> {
  const { desk, lists } = site;
  const progress = new Progress([['rights', 'Your permission to set the site up'], ...lists.map((list) => [list.url, list.title] as const), ['policy', 'The policy']], report);
  const stopIfAsked = (): void => {
    if (signal?.aborted) throw new Stopped();
  };
  try {
    let versions: ReadonlyMap<string, number> = new Map();
    let foreign: ReadonlyMap<string, string> = new Map();
    await progress.step('rights', async () => {
      await checkRights(desk);
      versions = await readVersions(desk);
      foreign = await foreignLists(site.web, site.webUrl, lists, versions);
      return undefined;
    });
    for (const [url, sentence] of foreign) {
      await progress.step(url, () => Promise.reject(new AppError('conflict', `${sentence} Nothing was changed.`)));
    }
    for (const list of lists) {
      stopIfAsked();
      await progress.step(list.url, (say) => setUpList(site, list, versions.get(list.url), say, stopIfAsked));
    }
    stopIfAsked();
    await progress.step('policy', async () => {
      const outcome = await writeSetting(desk, policySetting, JSON.stringify(site.pack), false);
      return outcome === 'kept' ? 'The one that is there was kept' : `${site.pack.title}, ${site.pack.version}`;
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw toAppError(error);
  }
}

async function checkRights(desk: Desk): Promise<void> {
  const mayNot = 'Only an owner of this site can set it up. Ask one of them, or your SharePoint administrator.';
  try {
    if ((await desk.rights()).canSetUp) return;
  } catch (error) {
    if (!isAppError(error, 'forbidden')) throw error;
  }
  throw new AppError('forbidden', mayNot);
}

async function setUpList(site: Site, list: ListDeclaration, installed: number | undefined, say: (note: string) => void, stopIfAsked: () => void): Promise<string> {
  if (installed !== undefined && installed > list.version) {
    throw new AppError('conflict', newerThanThis(list, installed));
  }
  const wasComplete = installed === list.version;
  const setup = { web: site.web, webUrl: site.webUrl, list, wasComplete: installed !== undefined, say, stopIfAsked };
  const outcome = await withAppErrors(() => ensureList(setup));
  stopIfAsked();
  await ensureColumns(setup);
  stopIfAsked();
  for (const migration of installed === undefined ? [] : outstanding(site.migrations, list.url, installed, list.version)) {
    say(migration.says);
    await migration.run(site.desk);
    await writeVersion(site.desk, list, migration.to);
    stopIfAsked();
  }
  await ensureViews(setup);
  await ensurePermissions(setup);
  if (!wasComplete) await writeVersion(site.desk, list, list.version);
  const counts = `${Object.keys(list.fields).length} columns, ${Object.keys(list.views).length} views`;
  if (installed !== undefined && !wasComplete) return `Brought from version ${installed} to ${list.version}: ${counts}`;
  return outcome === 'found' && wasComplete ? `Found, kept: ${counts}` : counts;
}
