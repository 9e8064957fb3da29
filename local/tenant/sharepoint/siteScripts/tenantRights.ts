import { bodyOf, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';

/** Before the name of each method: `_api/Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility.GetSiteScripts`. */
export const UTILITY = 'Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility';

/** Scripts and designs are the tenant's, not a site's. */
export const TENANT = 'tenant';

/** Scripts and designs are kept by the tenant's administrators; here also by applications with full control. @throws 403 */
export function requireAdministrator(call: Call): void {
  const { actor } = call.caller;
  if (actor.kind === 'user' && !actor.user.isAdmin) throw errors.denied();
  call.require('manageWeb', call.site);
}

/** The id that a method was called with. @throws 400 */
export function idIn(call: Call): string {
  return textOf(bodyOf(call), 'id').toLowerCase();
}
