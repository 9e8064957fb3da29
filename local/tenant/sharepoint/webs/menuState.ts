import type { Site } from '../../store/sites';
import type { Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalBoolean, optionalText, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { listIn, parametersOf, type Parameters } from '../wire/parameters';
import type { Segment } from '../wire/path';
import type { Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { Complex, type Json } from '../wire/values';
import { Navigation, type Bar, type NavigationNode } from './navigationStore';

const FACTS = 'Microsoft.SharePoint.Client NavigationService';

/** The nodes of a menu's bars. Source: MenuState answers in the tests of pnp/cli-microsoft365. */
const BARS: Readonly<Record<string, { readonly bar: Bar; readonly title: string }>> = {
  '1002': { bar: 'topNavigationBar', title: 'SharePoint Top Navigation Bar' },
  '1025': { bar: 'quickLaunch', title: 'Quick launch' },
};
const TOP_BAR = '1002';
const QUICK_LAUNCH = '1025';
const USUAL_DEPTH = 10;
const SAVED = 200;

/** What follows `_api/navigation`. */
const menuSteps: Steps<Site> = {
  MenuNodeKey: { facts: FACTS, verbs: 'GET POST', open: (_, segment) => both(segment, nodeKey) },
  MenuState: { facts: FACTS, verbs: 'GET POST', open: (_, segment) => both(segment, menuState) },
  SaveMenuState: { facts: FACTS, verbs: 'POST', open: (_, { name }) => ({ name, post: save }) },
};
const stepOfMenu = follow(menuSteps, ['GetPublishingNavigationProviderType', 'GlobalNav', 'GlobalNavEnabled', 'SetGlobalNavEnabled']);

/** The web's bars as menus, read and written whole. */
export const menuStateSteps: Steps<Site> = {
  Navigation: { facts: FACTS, verbs: 'GET', open: (site, { name }, call) => ({ name, step: segment => stepOfMenu(site, segment, call) }) },
};

function both(segment: Segment, read: (call: Call, given: Parameters) => Answer): Resource {
  const answer = (call: Call): Answer => read(call, parametersOf(call, segment));
  return { name: segment.name, get: answer, post: answer };
}

/** A bar, or what lies below one of its nodes; a node that is not there has an empty menu. */
function menuState(call: Call, given: Parameters): Answer {
  const key = given.optionalText('menuNodeKey') || barKey(given);
  const depth = given.optionalNumber('depth', 1) ?? USUAL_DEPTH;
  const navigation = new Navigation(call, call.site);
  const node = key in BARS ? undefined : navigation.find(Number(key));
  const start = key in BARS ? { bar: BARS[key].bar, id: 0, title: BARS[key].title } : node;
  const value = new Complex('SP.MenuState', {
    AudienceIds: [],
    FriendlyUrlPrefix: '',
    IsAudienceTargetEnabledForGlobalNav: false,
    Nodes: start ? nodesBelow(navigation, start.bar, start.id, depth) : [],
    SimpleUrl: node?.url ?? '',
    SPSitePrefix: call.tenant.sites.rootOf(call.site).url,
    SPWebPrefix: call.site.url,
    StartingNodeKey: start ? key : null,
    StartingNodeTitle: start?.title ?? null,
    Version: new Date(call.tenant.clock.now()).toISOString(),
  });
  return { kind: 'value', name: 'MenuState', value };
}

/** Providers of the top bar are called "global" or "combined", those of the quick launch "current". */
function barKey(given: Parameters): string {
  const provider = given.optionalText('mapProviderName', 2);
  return provider !== undefined && /^(global|combined|topnav)/i.test(provider) ? TOP_BAR : QUICK_LAUNCH;
}

function nodesBelow(navigation: Navigation, bar: Bar, parent: number, depth: number): readonly Complex[] {
  if (depth <= 0) return [];
  return navigation.children(bar, parent).map(
    node =>
      new Complex('SP.MenuNode', {
        AudienceIds: node.audienceIds ?? [],
        CurrentLCID: 1033,
        CustomProperties: [],
        FriendlyUrlSegment: '',
        IsDeleted: false,
        IsHidden: !node.isVisible,
        IsTitleForExistingLanguage: false,
        Key: String(node.id),
        Nodes: nodesBelow(navigation, bar, node.id, depth - 1),
        NodeType: 0,
        OpenInNewWindow: node.opensInNewWindow ?? null,
        SimpleUrl: node.url,
        Title: node.title,
        Translations: [],
      })
  );
}

/** The node that leads to an address. @throws 400 */
function nodeKey(call: Call, given: Parameters): Answer {
  const url = pathOf(call, given.text('currentUrl'));
  const bar = BARS[barKey({ ...given, optionalText: name => given.optionalText(name, 1) })].bar;
  const found = new Navigation(call, call.site).all().find(node => node.bar === bar && node.parent !== -1 && pathOf(call, node.url) === url);
  if (!found) throw errors.argument(`No node leads to ${url}.`);
  return { kind: 'value', name: 'MenuNodeKey', value: String(found.id) };
}

function pathOf(call: Call, url: string): string {
  const origin = call.absolute('');
  return decodeURI(url.startsWith(origin) ? url.slice(origin.length) : url).replace(/\/$/, '').toLowerCase();
}

/** Nodes without a key are new, those that say IsDeleted go, the others are changed and put in the order sent; what is not sent stays. */
function save(call: Call): Answer {
  call.require('manageWeb', call.site);
  const state = objectOf(bodyOf(call), 'menuState');
  const key = optionalText(state, 'StartingNodeKey') ?? '';
  const navigation = new Navigation(call, call.site);
  const start = key in BARS ? { bar: BARS[key].bar, id: 0 } : navigation.find(Number(key));
  if (!start) throw errors.unsupported(`a menu that starts at the node "${key}"`);
  call.tenant.db.transaction(() => saveNodes(navigation, start.bar, start.id, listIn(state.Nodes)));
  return { kind: 'value', name: 'SaveMenuState', value: SAVED };
}

function saveNodes(navigation: Navigation, bar: Bar, parent: number, sent: readonly Json[]): void {
  let previous: NavigationNode | undefined;
  for (const value of sent) {
    const body = objectOf({ node: value }, 'node');
    const known = navigation.find(Number(optionalText(body, 'Key') || 0));
    if (optionalBoolean(body, 'IsDeleted')) {
      if (known) navigation.remove(known);
      continue;
    }
    const node = saveNode(navigation, bar, parent, body, known);
    navigation.moveAfter(node, previous);
    previous = node;
    saveNodes(navigation, bar, node.id, listIn(body.Nodes));
  }
}

function saveNode(navigation: Navigation, bar: Bar, parent: number, body: Body, known: NavigationNode | undefined): NavigationNode {
  const url = optionalText(body, 'SimpleUrl') ?? known?.url ?? '';
  const meant = {
    bar,
    parent,
    title: optionalText(body, 'Title') ?? known?.title ?? '',
    url,
    isVisible: !(optionalBoolean(body, 'IsHidden') ?? !(known?.isVisible ?? true)),
    isExternal: known?.isExternal ?? /^https?:/i.test(url),
    audienceIds: audiencesIn(body.AudienceIds) ?? known?.audienceIds,
    opensInNewWindow: body.OpenInNewWindow === undefined ? known?.opensInNewWindow : optionalBoolean(body, 'OpenInNewWindow'),
  };
  if (!known) return navigation.add(meant, true);
  const changed = { ...known, ...meant };
  navigation.put(changed);
  return changed;
}

/** Groups for which a node is meant. @throws 400 */
export function audiencesIn(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return listIn(value).map(id => {
    if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw errors.wrongPrimitive('Edm.Guid');
    return id.toLowerCase();
  });
}
