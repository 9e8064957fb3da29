/** A meeting or an action that a link asks for. */
export interface Target {
  readonly kind: 'meeting' | 'action';
  readonly key: string;
}

/** Where the screen stands: a page of the site, or a frame of a Teams meeting. */
export interface Place {
  readonly host: 'page' | 'teams';
  /** The chat of the Teams meeting, `19:meeting_…@thread.v2`. */
  readonly chatId?: string;
  /** What the link that brought us here asks for. */
  readonly open?: Target;
  /** Server-relative path of the site that the link comes from, `/sites/housing`. */
  readonly site?: string;
}

const targetPattern = /^(meeting|action)\/([^/?#]{1,200})(?:\?site=(\/[^/?#][^?#]{0,200}))?$/;

function isKind(kind: string | undefined): kind is Target['kind'] {
  return kind === 'meeting' || kind === 'action';
}

/** Reads the sub-page of a Teams deep link, `action/6f0c…`. */
export function targetOfSubPage(subPageId: string | undefined): Target | undefined {
  const [, kind, key] = targetPattern.exec(subPageId ?? '') ?? [];
  return isKind(kind) && key ? { kind, key } : undefined;
}

/** The site that a Teams deep link comes from, `action/6f0c…?site=/sites/housing`. A path only: never another host. */
export function siteOfSubPage(subPageId: string | undefined): string | undefined {
  return targetPattern.exec(subPageId ?? '')?.[3];
}

/** Reads the address of a page, `?meeting=6f0c…`. */
export function targetOfQuery(search: string): Target | undefined {
  const query = new URLSearchParams(search);
  for (const kind of ['action', 'meeting'] as const) {
    const key = query.get(kind);
    if (key) return { kind, key };
  }
  return undefined;
}

/** What is read of the Teams context; only what SPFx's own copy of TeamsJS is known to give. */
export interface TeamsContext {
  readonly chat?: { readonly id: string };
  readonly page?: { readonly subPageId?: string };
}

export function placeInTeams(context: TeamsContext): Place {
  const subPageId = context.page?.subPageId;
  return { host: 'teams', chatId: context.chat?.id, open: targetOfSubPage(subPageId), site: siteOfSubPage(subPageId) };
}

export function placeOnPage(search: string): Place {
  return { host: 'page', open: targetOfQuery(search) };
}
