import type { PolicyPack } from '../core/policy/types';
import type { Desk } from '../data/ports';
import type { Graph } from '../graph/ports';
import type { Key } from '../lists/define';

/** Addresses that a card, a notice or a document points to. */
export interface Links {
  contract(key: Key): string;
  meeting(key: Key): string;
  /** Opens the action in the personal tab of the Teams app. */
  actionInTeams(key: Key): string;
  meetingInTeams(key: Key): string;
  /** Opens the list of what the person owes, in the personal tab of the Teams app. */
  obligationsInTeams(): string;
  /** Absolute address of a server-relative path. */
  file(path: string): string;
}

/** Everything a flow stands on. Web parts compose it from the page's context, the sweep from its options. */
export interface Services {
  readonly desk: Desk;
  readonly graph: Graph;
  readonly pack: PolicyPack;
  readonly links: Links;
  /** The only clock. */
  now(): Date;
  newKey(): Key;
  /** Waits; a test replaces it. */
  pause(milliseconds: number): Promise<void>;
}
