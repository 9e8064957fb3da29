import { randomUUID } from 'node:crypto';
import { QuickXorHash } from '../../../src/core/hash';
import type { PolicyPack } from '../../../src/core/policy/types';
import { linksFor } from '../../../src/flows/links';
import type { Services } from '../../../src/flows/services';
import { createGraph } from '../../../src/graph/createGraph';
import { scopes } from '../../../src/graph/scopes';
import { teamsAppId } from '../../../src/graph/teamsApp';
import { nodeGraph } from '../../../src/jobs/nodeGraph';
import type { Action } from '../../../src/lists/actions';
import type { Contract } from '../../../src/lists/contracts';
import type { Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import manifest from '../../../teams/manifest.json';
import { Housing, pack, sitePath, upns, type Who } from '../data/support';

/** The principal that SPFx web parts call Graph with. */
export const spfxPrincipal = '08e18876-6177-487e-b8b5-cf950c1e598c';

export const starts = '2026-12-03T14:00:00.000Z';
export const ends = '2026-12-03T15:00:00.000Z';
export const later = (minutes: number): string => new Date(Date.parse(ends) + minutes * 60_000).toISOString();

export const label = pack.records.label ?? '';

export const vtt = 'WEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v Priya Nair>Ninety-three per cent on time, £6,300 over.</v>\n';

interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes?: number;
}

export interface TenantFile {
  readonly path: string;
  readonly size: number;
}

interface Held {
  readonly contract: Stored<Contract>;
  readonly meeting: Stored<Meeting>;
  readonly chatId: string;
}

/** A housing service after its L2 meeting: lists, Teams meeting and people, each acting through the real clients. */
export class Council {
  private time = later(30);

  private constructor(public readonly housing: Housing) {}

  public static async ready(): Promise<Council> {
    const housing = await Housing.ready();
    const council = new Council(housing);
    await housing.tenant.control('apps', {
      teamsAppId,
      webApplicationId: spfxPrincipal,
      installedFor: [upns.manager, upns.lead, upns.director],
      activityTypes: manifest.activities.activityTypes,
    });
    return council;
  }

  public get tenant(): Housing['tenant'] {
    return this.housing.tenant;
  }

  /** Sets the clocks of the tenant and of everybody in it. */
  public async at(time: string): Promise<void> {
    this.time = time;
    await this.tenant.control('clock', { now: time });
  }

  /** What a web part has when this person is signed in. Pauses are short, so that the tenant's own time passes too. */
  public services(who: Who, more: { readonly pack?: PolicyPack; readonly scopes?: readonly string[] } = {}): Services {
    const token = this.tenant.token({ upn: upns[who], scp: (more.scopes ?? scopes).join(' '), appid: spfxPrincipal });
    const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, Math.min(milliseconds, 30)));
    return {
      desk: this.housing.desk(who),
      graph: createGraph(nodeGraph(this.tenant.url, async () => token), {
        siteUrl: this.housing.webUrl,
        fetch: (address, init) => fetch(address, init),
        pause,
      }),
      pack: more.pack ?? pack,
      links: linksFor(this.housing.webUrl),
      now: () => new Date(this.time),
      newKey: randomUUID,
      pause,
    };
  }

  /** A meeting that was held, minuted and closed; its recording is another matter. */
  public async held(more: { readonly contract?: Partial<Contract>; readonly attendees?: readonly Who[]; readonly library?: string } = {}): Promise<Held> {
    const desk = this.housing.desk('manager');
    const reference = `HC-${randomUUID().slice(0, 8)}`;
    const contractor = await desk.contractors.add({ name: 'Estuary Repairs Ltd' }, randomUUID());
    const contract = await desk.contracts.add(
      {
        name: 'Responsive repairs',
        reference,
        contractor: { id: contractor.id, title: contractor.name },
        value: 6_300_000,
        start: '2024-04-01',
        end: '2029-03-31',
        executedAs: 'Simple contract',
        contractManager: await desk.people.ensure(upns.manager),
        assistantDirector: await desk.people.ensure(upns.director),
        ...more.contract,
      },
      randomUUID(),
    );
    const attendees = (more.attendees ?? ['lead', 'director', 'guest']).map((who) => upns[who]);
    const teams = await this.tenant.control('meetings', { organiser: upns.manager, attendees, subject: `Responsive repairs ${reference}`, start: starts, end: ends });
    const chatId = String(teams.chatId);
    const library = more.library ?? (await desk.folders.libraryOf(undefined));
    const folder = await desk.folders.ensure(library, [`${reference} Responsive repairs`, 'Meetings', '2026-12-03 L2']);
    const meeting = await desk.meetings.add(
      {
        title: 'L2, Responsive repairs, 3 Dec 2026',
        contract: { id: contract.id, title: contract.name },
        level: 'L2',
        status: 'Closed',
        starts,
        ends,
        chatId,
        joinUrl: String(teams.joinUrl),
        organiser: upns.manager,
        folder,
        closedAt: ends,
      },
      randomUUID(),
    );
    return { contract, meeting, chatId };
  }

  public async recorded(chatId: string, more: { readonly start?: string; readonly end?: string; readonly availableAt?: string; readonly expiresAt?: string; readonly size?: number } = {}): Promise<string> {
    const { start = '2026-12-03T14:02:00.000Z', end = '2026-12-03T14:58:00.000Z', size = 40_000, ...rest } = more;
    return String((await this.tenant.control('recordings', { chatId, start, end, seedSize: size, ...rest })).recordingId);
  }

  public async transcribed(chatId: string, more: { readonly start?: string; readonly end?: string; readonly availableAt?: string } = {}): Promise<void> {
    await this.tenant.control('transcripts', { chatId, start: '2026-12-03T14:02:00.000Z', end: '2026-12-03T14:58:00.000Z', vtt, ...more });
  }

  public async action(held: Held, more: Partial<Action> = {}): Promise<Stored<Action>> {
    const desk = this.housing.desk('manager');
    return desk.actions.add(
      {
        title: 'Weekly on-time report',
        contract: { id: held.contract.id, title: held.contract.name },
        meeting: { id: held.meeting.id, title: held.meeting.title },
        status: 'Open',
        owner: await desk.people.ensure(upns.lead),
        due: '2026-12-11',
        issuedAt: ends,
        ...more,
      },
      randomUUID(),
    );
  }

  /** What lies in a folder, as an officer with a browser sees it. */
  public async files(folder: string): Promise<readonly { readonly name: string; readonly size: number; readonly path: string }[]> {
    return this.housing.desk('manager').folders.list(folder);
  }

  public async contentOf(path: string): Promise<Uint8Array> {
    const address = `${sitePath}/_api/web/getFileByServerRelativePath(decodedurl='${encodeURIComponent(path)}')/$value`;
    return new Uint8Array(await (await this.tenant.fetchAs(upns.manager)(address)).arrayBuffer());
  }

  public async requests(): Promise<readonly LoggedRequest[]> {
    return (await this.tenant.controlGet('requests')) as readonly LoggedRequest[];
  }

  public async messages(chatId: string): Promise<readonly ChatMessage[]> {
    const answer = (await this.tenant.controlGet(`chats/${encodeURIComponent(chatId)}/messages`)) as { value: readonly ChatMessage[] };
    return answer.value;
  }

  public async notices(who: Who): Promise<readonly Notice[]> {
    const answer = (await this.tenant.controlGet(`notifications?upn=${encodeURIComponent(upns[who])}`)) as { value: readonly Notice[] };
    return answer.value;
  }

  /** The organiser takes the sharing back: a copy that nobody else may open replaces each recording. */
  public async unshare(subject: string): Promise<void> {
    const folder = '/me/drive/root:/Recordings';
    const { value } = (await this.graph('manager', 'GET', `${folder}:/children`)) as { value: readonly { id: string; name: string }[] };
    for (const { id, name } of value.filter((item) => item.name.includes(subject))) {
      await this.graph('manager', 'POST', `/me/drive/items/${id}/copy`, { name: `copy of ${name}` });
      const copy = await this.appearing(`${folder}/${encodeURIComponent(`copy of ${name}`)}`);
      await this.graph('manager', 'DELETE', `/me/drive/items/${id}`);
      await this.graph('manager', 'PATCH', `/me/drive/items/${String(copy.id)}`, { name });
    }
  }

  private async appearing(path: string): Promise<Record<string, unknown>> {
    for (;;) {
      try {
        return await this.graph('manager', 'GET', path);
      } catch (error) {
        if (!String(error).includes('404')) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }

  /** A call of Graph by a person, beside the suite. */
  public async graph(who: Who, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const token = this.tenant.token({ upn: upns[who], scp: 'Files.ReadWrite.All Chat.Read', appid: 'another' });
    const answer = await fetch(`${this.tenant.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  }

  public stop(): Promise<void> {
    return this.housing.stop();
  }
}

export interface ChatMessage {
  readonly id: string;
  readonly from: { readonly user: { readonly displayName: string } };
  readonly attachments: readonly { readonly content: string }[];
  readonly mentions: readonly { readonly mentionText: string }[];
}

export interface Notice {
  readonly activityType?: string;
  readonly text?: string;
  readonly preview?: string;
}

export function hashOf(content: Uint8Array): string {
  return new QuickXorHash().update(content).digest();
}

export const nothing = (): void => undefined;
