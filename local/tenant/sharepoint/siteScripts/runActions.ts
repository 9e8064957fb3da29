import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { Navigation } from '../webs/navigationStore';
import { createSPList } from './listActions';
import { attempt, optional, required, type Outcome } from './outcomes';
import type { ScriptAction } from './scriptContent';

/** Carries out the actions of a script in a web, one after the other. @throws 403 */
export function runActions(call: Call, actions: readonly ScriptAction[]): readonly Outcome[] {
  call.require('manageWeb', call.site);
  return actions.flatMap(action => run(call, action));
}

function run(call: Call, action: ScriptAction): readonly Outcome[] {
  switch (action.verb.toLowerCase()) {
    case 'createsplist':
      return createSPList(call, action);
    case 'addnavlink':
      return [attempt(call, `Add link ${String(action.displayName)}`, () => addLink(call, action))];
    case 'removenavlink':
      return [attempt(call, `Remove link ${String(action.displayName)}`, () => removeLink(call, action))];
    case 'setsitelogo':
      return [attempt(call, 'Set the site logo', () => setLogo(call, action))];
    case 'joinhubsite':
      return [attempt(call, 'Join the hub site', () => joinHub(call, action))];
    default:
      return [attempt(call, action.verb, () => {
        throw errors.unsupported(`${action.verb} in site scripts`);
      })];
  }
}

function addLink(call: Call, action: ScriptAction): boolean {
  const title = required(action, 'displayName');
  const url = required(action, 'url');
  const navigation = new Navigation(call, call.site);
  if (navigation.children('quickLaunch', 0).some(node => node.title === title && node.url === url)) return false;
  navigation.add({ bar: 'quickLaunch', parent: 0, title, url: action.isWebRelative === true ? `${call.site.url.replace(/\/$/, '')}${url}` : url, isVisible: true, isExternal: /^https?:/i.test(url) }, true);
  return true;
}

function removeLink(call: Call, action: ScriptAction): boolean {
  const title = required(action, 'displayName');
  const navigation = new Navigation(call, call.site);
  const found = navigation.children('quickLaunch', 0).find(node => node.title === title);
  if (found) navigation.remove(found);
  return found !== undefined;
}

function setLogo(call: Call, action: ScriptAction): boolean {
  call.tenant.sites.change(call.site, { settings: { SiteLogoUrl: required(action, 'url') } });
  return true;
}

function joinHub(call: Call, action: ScriptAction): boolean {
  const id = required(action, 'hubSiteId');
  const hub = call.tenant.sites.byGuid(id);
  if (!hub?.isHub) throw errors.argument(`The hub site ${optional(action, 'name') ?? id} does not exist.`);
  call.tenant.sites.joinHub(call.site.rootId, hub);
  return true;
}
