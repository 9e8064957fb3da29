import type { Person } from './world';
import { badRequest, GraphError } from './errors';

/** "SharePoint Online Web Client Extensibility": the application that every SPFx web part's token belongs to. */
export const spfxAppId = '08e18876-6177-487e-b8b5-cf950c1e598c';

/** Who calls: a person through an application (delegated), or an application alone. */
export type Caller = DelegatedCaller | ApplicationCaller;

export interface DelegatedCaller {
  readonly kind: 'delegated';
  readonly appId: string;
  readonly person: Person;
  readonly scopes: ReadonlySet<string>;
}

export interface ApplicationCaller {
  readonly kind: 'application';
  readonly appId: string;
  readonly roles: ReadonlySet<string>;
}

/** `/me` exists only for a signed-in person. */
export function signedIn(caller: Caller): Person {
  if (caller.kind === 'delegated') return caller.person;
  throw badRequest('/me request is only valid with delegated authentication flow.');
}

/** @throws 405 where an API has no application permission */
export function delegatedOnly(caller: Caller): DelegatedCaller {
  if (caller.kind === 'delegated') return caller;
  throw new GraphError(405, 'MethodNotAllowed', 'Requested API is not supported in application-only context.');
}
