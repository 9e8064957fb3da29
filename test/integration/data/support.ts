import { InjectHeaders } from '@pnp/queryable';
import '@pnp/sp/items/list';
import { SPBrowser, spfi, type SPFI } from '@pnp/sp';
import castlePoint from 'policies/castle-point.json';
import { AppError } from '../../../src/core/errors';
import type { PolicyPack } from '../../../src/core/policy/types';
import type { Desk, SetupStep, SiteSetup } from '../../../src/data/ports';
import { createDesk } from '../../../src/data/sharepoint/createDesk';
import type { Pace } from '../../../src/data/sharepoint/patience';
import { createSiteSetup, type SiteSetupOptions } from '../../../src/data/sharepoint/setup/createSiteSetup';
import type { Contract } from '../../../src/lists/contracts';
import type { Key, Stored } from '../../../src/lists/define';
import type { NewRow } from '../../../src/data/ports';
import { startTestTenant, type TestTenant } from '../../support/tenant';

export const sitePath = '/sites/housing';
export const pack = castlePoint as unknown as PolicyPack;

export const upns = {
  admin: 'alex.munro@wendmere.example',
  manager: 'priya.nair@wendmere.example',
  lead: 'ben.carter@wendmere.example',
  director: 'karen.whitlock@wendmere.example',
  visitor: 'sonia.reyes@wendmere.example',
  guest: 'james.farrow_estuaryrepairs.example#EXT#@wendmere.example',
} as const;

export type Who = keyof typeof upns;

const names: Readonly<Record<Who, string>> = {
  admin: 'Alex Munro',
  manager: 'Priya Nair',
  lead: 'Ben Carter',
  director: 'Karen Whitlock',
  visitor: 'Sonia Reyes',
  guest: 'James Farrow (Guest)',
};

/** Waits that a test does not wait for, in milliseconds. */
export class Waits {
  public readonly all: number[] = [];
  public readonly pace: Pace = {
    pause: (milliseconds) => {
      this.all.push(milliseconds);
      return Promise.resolve();
    },
    tries: 5,
    longestWait: 90,
  };
}

export interface FaultRule {
  readonly match?: { readonly method?: string; readonly path?: string };
  readonly kind: 'status' | 'cutBefore' | 'cutAfter' | 'slow' | 'expireDigest';
  readonly status?: number;
  readonly retryAfter?: number;
  readonly times?: number;
  readonly delayMs?: number;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A council's tenant with the housing site, and people signed in to it as a browser is. */
export class Housing {
  public readonly waits = new Waits();

  private constructor(public readonly tenant: TestTenant) {}

  /** Without lists: an empty site. */
  public static async empty(): Promise<Housing> {
    const tenant = await startTestTenant();
    for (const [who, displayName] of Object.entries(names)) {
      await tenant.control('users', { upn: upns[who as Who], displayName, isGuest: who === 'guest', isAdmin: who === 'admin' });
    }
    await tenant.control('sites', { url: sitePath, title: 'Housing contracts', owner: upns.admin, hubSite: true });
    await tenant.control('groups/members', { site: sitePath, group: 'Members', upns: [upns.manager, upns.lead, upns.director] });
    await tenant.control('groups/members', { site: sitePath, group: 'Visitors', upns: [upns.visitor] });
    return new Housing(tenant);
  }

  /** With the suite's lists. */
  public static async ready(): Promise<Housing> {
    const housing = await Housing.empty();
    await housing.setup().run(() => undefined);
    return housing;
  }

  public get webUrl(): string {
    return this.tenant.url + sitePath;
  }

  public sp(who: Who): SPFI {
    return spfi(this.webUrl).using(SPBrowser({ baseUrl: this.webUrl }), InjectHeaders({ Cookie: `tenant-user=${encodeURIComponent(upns[who])}` }));
  }

  public desk(who: Who): Desk {
    return createDesk(this.sp(who), { webUrl: this.webUrl, timeZone: 'Europe/London', pace: this.waits.pace });
  }

  public setup(who: Who = 'admin', more: Partial<SiteSetupOptions> = {}): SiteSetup {
    return createSiteSetup(this.sp(who), { webUrl: this.webUrl, pack, pace: this.waits.pace, ...more });
  }

  public async fault(...rules: readonly FaultRule[]): Promise<void> {
    await this.tenant.control('faults', { rules });
  }

  public async noFaults(): Promise<void> {
    await this.tenant.controlDelete('faults');
  }

  /** Requests since the last question, as the tenant saw them. */
  public async requests(): Promise<readonly LoggedRequest[]> {
    const seen = (await this.tenant.controlGet('requests')) as readonly LoggedRequest[];
    await this.tenant.controlDelete('requests');
    return seen.filter(({ path }) => path.includes('/_api/'));
  }

  public stop(): Promise<void> {
    return this.tenant.stop();
  }
}

/** Runs a set-up to its end or to its failure, and gives the last report. */
export async function runSetup(setup: SiteSetup, signal?: AbortSignal): Promise<{ readonly steps: readonly SetupStep[]; readonly reports: number; readonly error?: unknown }> {
  let steps: readonly SetupStep[] = [];
  let reports = 0;
  try {
    await setup.run((now) => {
      steps = now;
      reports++;
    }, signal);
    return { steps, reports };
  } catch (error) {
    return { steps, reports, error };
  }
}

/** What a call failed with; anything but the suite's own error is itself a failure of the test. */
export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}

let count = 0;

/** A register row with everything that it must have. */
export async function addContract(desk: Desk, change: NewRow<Contract> = {}, key: Key = `contract-${++count}`): Promise<Stored<Contract>> {
  const contractor = (await desk.contractors.byKey('estuary')) ?? (await desk.contractors.add({ name: 'Estuary Repairs Ltd' }, 'estuary'));
  const manager = await desk.people.ensure(upns.manager);
  return desk.contracts.add(
    {
      name: 'Responsive repairs',
      reference: `RR-${count}`,
      contractor: { id: contractor.id, title: contractor.name },
      value: 6300000.5,
      start: '2024-04-01',
      end: '2029-03-31',
      contractManager: manager,
      assistantDirector: await desk.people.ensure(upns.director),
      ...change,
    },
    key,
  );
}
