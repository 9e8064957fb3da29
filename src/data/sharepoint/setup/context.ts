import type { IList } from '@pnp/sp/lists/types';
import type { IWeb } from '@pnp/sp/webs/types';
import type { ListDeclaration } from '../../../lists/define';
import { serverRelative } from '../webAddress';

/** What every part of setting a list up works with. */
export interface ListSetup {
  readonly web: IWeb;
  readonly webUrl: string;
  readonly list: ListDeclaration;
  /** Whether this list was set up to the end before: then what a council made of its views and formats is left alone. */
  readonly wasComplete: boolean;
  /** Reports progress, in words. */
  say(note: string): void;
  /** Stops the run, when the administrator asked for it. */
  stopIfAsked(): void;
}

export function pathOf(webUrl: string, list: ListDeclaration): string {
  return `${serverRelative(webUrl)}/${list.url}`;
}

/** The list, asked for through a web that may be a batch. */
export function listAt(web: IWeb, { webUrl, list }: Pick<ListSetup, 'webUrl' | 'list'>): IList {
  return web.getList(pathOf(webUrl, list));
}
