import type { AgendaItem } from '../../../src/lists/agendaItems';
import type { Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import { mergeMinutes } from '../../../src/core/meetings';
import { draftsIn, type Drafts } from '../../../src/ui/meetings/drafts';
import type { KeeperPorts, SaveOutcome } from '../../../src/ui/meetings/minutesKeeper';

/** The browser's storage, as far as drafts use it. */
export class MemoryStorage implements Storage {
  private readonly kept = new Map<string, string>();
  public isFull = false;

  public get length(): number {
    return this.kept.size;
  }
  public clear(): void {
    this.kept.clear();
  }
  public key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  public getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }
  public removeItem(name: string): void {
    this.kept.delete(name);
  }
  public setItem(name: string, value: string): void {
    if (this.isFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.kept.set(name, value);
  }
}

export function item(minutes: string, version: number = 1, by: string = 'Priya Nair'): Stored<AgendaItem> {
  return {
    id: 1,
    key: 'meeting-1:kpis',
    etag: `"${version}"`,
    created: '2026-12-03T14:00:00Z',
    modified: '2026-12-03T14:36:00Z',
    modifiedBy: by,
    title: 'KPIs',
    contract: { id: 1, title: 'Responsive repairs' },
    meeting: { id: 1, title: 'Responsive repairs, L2, 3 Dec 2026' },
    level: 'L2',
    position: 3000,
    source: 'Standing',
    background: '',
    minutes,
    minuted: false,
    escalateTo: '',
    escalationReason: '',
    from: '',
  };
}

export function meeting(values: Partial<Stored<Meeting>>): Stored<Meeting> {
  return {
    id: 1,
    key: 'meeting-1',
    etag: '"1"',
    created: '',
    modified: '',
    modifiedBy: '',
    title: 'Responsive repairs, L2, 3 Dec 2026',
    contract: { id: 1, title: 'Responsive repairs' },
    level: 'L2',
    status: 'Planned',
    starts: '2026-12-03T14:00:00Z',
    ends: '2026-12-03T15:00:00Z',
    chair: undefined,
    attendance: [],
    chatId: '',
    joinUrl: '',
    organiser: '',
    folder: '',
    minutesFile: '',
    minutesVersion: undefined,
    correctionReason: '',
    closing: undefined,
    closedAt: undefined,
    closedBy: undefined,
    ...values,
  } as Stored<Meeting>;
}

/** SharePoint as one item sees it, with a clock that a test moves and saves that a test answers. */
export class Desk {
  public row: Stored<AgendaItem>;
  public online = true;
  public readonly storage = new MemoryStorage();
  public readonly drafts: Drafts = draftsIn(this.storage, 'https://wendmere.example/sites/housing');
  public saves: string[] = [];
  /** Thrown by the next saves, in order. */
  public faults: Error[] = [];
  /** While set, saves wait for it. */
  public gate: Promise<void> | undefined;
  private time = Date.parse('2026-12-03T14:40:00Z');
  private waiting: { readonly at: number; readonly call: () => void }[] = [];

  public constructor(minutes: string) {
    this.row = item(minutes);
  }

  public get ports(): KeeperPorts {
    return {
      drafts: this.drafts,
      save: (_item, base, text) => this.save(base, text),
      merge: mergeMinutes,
      now: () => new Date(this.time),
      isOnline: () => this.online,
      later: (milliseconds, call) => {
        const timer = { at: this.time + milliseconds, call };
        this.waiting.push(timer);
        return () => {
          this.waiting = this.waiting.filter((other) => other !== timer);
        };
      },
    };
  }

  /** Somebody else saves. */
  public writtenBy(name: string, minutes: string): void {
    this.row = item(minutes, this.version + 1, name);
  }

  public async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const due = this.waiting.filter(({ at }) => at <= this.time);
    this.waiting = this.waiting.filter(({ at }) => at > this.time);
    due.forEach(({ call }) => call());
    await settled();
  }

  private get version(): number {
    return Number(this.row.etag.replace(/\D/g, ''));
  }

  private async save(base: string, text: string): Promise<SaveOutcome> {
    await this.gate;
    const fault = this.faults.shift();
    if (fault) throw fault;
    const merge = mergeMinutes(base, text, this.row.minutes);
    if (!merge.clean) return { state: 'conflict', current: this.row, text: merge.text };
    this.saves.push(merge.text);
    this.row = item(merge.text, this.version + 1);
    return { state: 'saved', item: this.row };
  }
}

/** Lets every promise that can go on go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
