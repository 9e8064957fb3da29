import { AppError, isAppError } from '../../core/errors';
import type { Merge } from '../../core/meetings';
import type { IsoDateTime } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Drafts } from './drafts';

type Item = Stored<AgendaItem>;

/** Where the text of one item stands; the line under the box says it. */
export type MinutesState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'kept'; readonly at: IsoDateTime; readonly onDevice: boolean }
  | { readonly kind: 'saving'; readonly at: IsoDateTime; readonly onDevice: boolean }
  | { readonly kind: 'saved'; readonly at: IsoDateTime }
  | { readonly kind: 'offline'; readonly at: IsoDateTime; readonly onDevice: boolean }
  | { readonly kind: 'busy'; readonly until: number; readonly at: IsoDateTime; readonly onDevice: boolean }
  | { readonly kind: 'failed'; readonly error: AppError; readonly at: IsoDateTime; readonly onDevice: boolean }
  /** Both changed the same lines; `both` is one text with either version in it. */
  | { readonly kind: 'conflict'; readonly current: Item; readonly mine: string; readonly both: string };

export interface MinutesSnapshot {
  readonly text: string;
  readonly state: MinutesState;
  readonly item: Item;
}

/** `saved` holds the row as it is now, with another's text merged in; `conflict` the row that someone else wrote. */
export type SaveOutcome =
  | { readonly state: 'saved'; readonly item: Item }
  | { readonly state: 'conflict'; readonly current: Item; readonly text: string };

export interface KeeperPorts {
  readonly drafts: Drafts;
  save(item: Item, base: string, text: string): Promise<SaveOutcome>;
  merge(base: string, mine: string, theirs: string): Merge;
  now(): Date;
  /** Calls back after some milliseconds. @returns takes it back */
  later(milliseconds: number, call: () => void): () => void;
  isOnline(): boolean;
}

/** How long typing rests before a save. */
const restMs = 1500;
const retrySeconds = 20;

/**
 * Keeps the minutes of one agenda item: on the device with every keystroke, in SharePoint a moment after, one save at a
 * time, joined with what others wrote meanwhile. It lives longer than the box on the screen.
 */
export class MinutesKeeper {
  private item: Item;
  private base: string;
  private text: string;
  private state: MinutesState = { kind: 'clean' };
  private saving: Promise<void> | undefined;
  private cancel: (() => void) | undefined;
  private snapshot: MinutesSnapshot;
  private readonly listeners = new Set<() => void>();

  public constructor(item: Item, private readonly ports: KeeperPorts) {
    this.item = item;
    this.base = item.minutes;
    this.text = item.minutes;
    const draft = ports.drafts.read(item.key);
    if (draft) this.restore(draft.text, draft.base);
    this.snapshot = this.picture();
  }

  public read = (): MinutesSnapshot => this.snapshot;

  public subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Nothing typed here waits to be saved. */
  public get isSaved(): boolean {
    return this.text === this.base && !this.saving;
  }

  public type(text: string): void {
    this.text = text;
    if (this.state.kind === 'conflict') {
      this.keep();
      this.show({ ...this.state, mine: text });
      return;
    }
    const onDevice = this.keep();
    const at = this.ports.now().toISOString();
    if (this.state.kind === 'busy') {
      this.show({ ...this.state, at, onDevice });
      return;
    }
    this.show(this.ports.isOnline() ? { kind: 'kept', at, onDevice } : { kind: 'offline', at, onDevice });
    this.saveIn(restMs);
  }

  /** Saves what waits, now. Resolves when nothing is under way; a failure shows in the state. */
  public async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    if (this.state.kind === 'conflict') return;
    if (this.saving) await this.saving;
    if (this.text !== this.base) await this.save();
  }

  /** Takes over a row that was read anew, joining it with what is typed here. */
  public take(fresh: Item): void {
    if (this.saving || fresh.etag === this.item.etag || this.isInConflict) return;
    if (this.text === this.base) {
      this.item = fresh;
      this.base = fresh.minutes;
      this.text = fresh.minutes;
      this.show({ kind: 'clean' });
      return;
    }
    this.rebase(fresh, this.base);
    if (!this.isInConflict) this.saveIn(restMs);
  }

  /** Settles a conflict with the text that the person chose. */
  public async settle(text: string): Promise<void> {
    if (this.state.kind !== 'conflict') return;
    const { current } = this.state;
    this.item = current;
    this.base = current.minutes;
    this.text = text;
    const onDevice = this.keep();
    this.show({ kind: 'kept', at: this.ports.now().toISOString(), onDevice });
    await this.flush();
  }

  /** Stops waiting; what is typed stays on the device. */
  public dispose(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.listeners.clear();
  }

  private get isInConflict(): boolean {
    return this.state.kind === 'conflict';
  }

  private restore(text: string, base: string): void {
    if (text === this.base) {
      this.ports.drafts.remove(this.item.key);
      return;
    }
    this.text = text;
    this.base = base;
    this.rebase(this.item, base);
    if (!this.isInConflict) this.saveIn(restMs);
  }

  /** Moves the typed text from the text it started from onto the row as it is now. */
  private rebase(fresh: Item, base: string): void {
    const merged = this.ports.merge(base, this.text, fresh.minutes);
    this.item = fresh;
    if (!merged.clean) {
      this.show({ kind: 'conflict', current: fresh, mine: this.text, both: merged.text });
      return;
    }
    this.base = fresh.minutes;
    this.text = merged.text;
    const onDevice = this.keep();
    this.show({ kind: 'kept', at: this.ports.now().toISOString(), onDevice });
  }

  private keep(): boolean {
    const at = this.ports.now().toISOString();
    if (this.text !== this.base) return this.ports.drafts.write(this.item.key, { text: this.text, base: this.base, at });
    this.ports.drafts.remove(this.item.key);
    return true;
  }

  private saveIn(milliseconds: number): void {
    this.cancel?.();
    this.cancel = this.ports.later(milliseconds, () => {
      this.cancel = undefined;
      void this.save();
    });
  }

  private save(): Promise<void> {
    if (this.saving) return this.saving;
    if (this.text === this.base) {
      this.show({ kind: 'clean' });
      return Promise.resolve();
    }
    this.saving = this.send().then(
      () => this.goOn(),
      (error: unknown) => this.fail(error),
    );
    return this.saving;
  }

  private async send(): Promise<void> {
    const sent = this.text;
    this.show({ kind: 'saving', at: this.ports.now().toISOString(), onDevice: this.keep() });
    const outcome = await this.ports.save(this.item, this.base, sent);
    if (outcome.state === 'conflict') {
      this.item = outcome.current;
      this.show({ kind: 'conflict', current: outcome.current, mine: this.text, both: outcome.text });
      return;
    }
    const typedMeanwhile = this.text !== sent;
    this.item = outcome.item;
    if (typedMeanwhile) {
      this.base = sent;
      this.rebase(outcome.item, sent);
      return;
    }
    this.base = outcome.item.minutes;
    this.text = outcome.item.minutes;
    this.keep();
    this.show({ kind: 'saved', at: this.ports.now().toISOString() });
  }

  private goOn(): void {
    this.saving = undefined;
    if (this.state.kind === 'kept') this.saveIn(restMs);
  }

  private fail(error: unknown): void {
    this.saving = undefined;
    const at = this.ports.now().toISOString();
    const onDevice = this.keep();
    if (isAppError(error, 'throttled')) {
      const seconds = error.details.retryAfter ?? retrySeconds;
      this.show({ kind: 'busy', until: this.ports.now().getTime() + seconds * 1000, at, onDevice });
      this.saveIn(seconds * 1000);
      return;
    }
    if (isAppError(error, 'offline')) {
      this.show({ kind: 'offline', at, onDevice });
      this.saveIn(retrySeconds * 1000);
      return;
    }
    const known = isAppError(error) ? error : new AppError('unexpected', String(error), { technical: String(error) });
    this.show({ kind: 'failed', error: known, at, onDevice });
  }

  private show(state: MinutesState): void {
    this.state = state;
    this.snapshot = this.picture();
    this.listeners.forEach((listener) => listener());
  }

  private picture(): MinutesSnapshot {
    return { text: this.text, state: this.state, item: this.item };
  }
}
