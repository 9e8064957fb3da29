import type { Site } from '../../store/sites';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { Navigation, type Bar, type NavigationNode } from './navigationStore';

/** The nodes of a bar, or those below a node. */
interface Nodes {
  readonly bar: Bar;
  readonly parent: number;
}

const shape: Shape<NavigationNode> = {
  type: 'SP.NavigationNode',
  set: 'SP.ApiData.NavigationNodes',
  editLink: ({ id }) => `Web/Navigation/GetNodeById(${id})`,
  props: {
    AudienceIds: () => null,
    CurrentLCID: () => 1033,
    Id: node => node.id,
    IsDocLib: () => false,
    IsExternal: node => node.isExternal,
    IsVisible: node => node.isVisible,
    ListTemplateType: () => 0,
    Title: node => node.title,
    Url: node => node.url,
  },
  links: { Children: { many: (node, call) => new Navigation(call, call.site).children(node.bar, node.id).map(nodeEntity) } },
};

const navigationShape: Shape<Site> = {
  type: 'SP.Navigation',
  set: 'SP.ApiData.Navigations',
  editLink: () => 'Web/Navigation',
  props: { UseShared: site => site.settings.UseSharedNavigation ?? true },
  links: {
    QuickLaunch: { many: (site, call) => new Navigation(call, site).children('quickLaunch', 0).map(nodeEntity) },
    TopNavigationBar: { many: (site, call) => new Navigation(call, site).children('topNavigationBar', 0).map(nodeEntity) },
  },
};

/** What follows `web/navigation`. */
export const navigationSteps: Steps<Site> = {
  getNodeById: { facts: 'SP.Navigation.GetNodeById', verbs: 'GET MERGE DELETE', open: (_, segment, call) => nodeResource(call, numberArgument(segment, 'id')) },
  quickLaunch: { facts: 'SP.Navigation.QuickLaunch', verbs: 'GET POST', open: (_, segment, call) => nodesResource({ bar: 'quickLaunch', parent: 0 }, segment, call) },
  topNavigationBar: { facts: 'SP.Navigation.TopNavigationBar', verbs: 'GET POST', open: (_, segment, call) => nodesResource({ bar: 'topNavigationBar', parent: 0 }, segment, call) },
};
const stepOfNavigation = follow(navigationSteps);

export function navigationResource(site: Site): Resource {
  return entityResource(entity(navigationShape, site), {
    merge: call => {
      call.require('manageWeb', site);
      call.tenant.sites.change(site, { settings: { UseSharedNavigation: optionalBoolean(entryOf(call), 'UseShared') ?? true } });
      return changed();
    },
    step: (segment, call) => stepOfNavigation(site, segment, call),
  });
}

/** What follows a bar or the children of a node. */
export const nodesSteps: Steps<Nodes> = {
  add: { facts: 'SP.NavigationNodeCollection.Add', verbs: 'POST', open: (nodes, { name }) => action(name, call => add(call, nodes, objectOf(bodyOf(call), 'parameters'))) },
  getById: { facts: 'SP.NavigationNodeCollection.GetById', verbs: 'GET MERGE DELETE', open: (_, segment, call) => nodeResource(call, numberArgument(segment, 'id')) },
  getByIndex: { facts: 'SP.NavigationNodeCollection.GetByIndex', verbs: 'GET', open: (nodes, segment, call) => nodeAt(call, nodes, numberArgument(segment, 'index')) },
  moveAfter: { facts: 'SP.NavigationNodeCollection.MoveAfter', verbs: 'POST', open: (_, { name }) => action(name, move) },
};
const stepOfNodes = follow(nodesSteps);

function nodesResource(nodes: Nodes, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return nodeResource(call, numberArgument(segment, 'id'));
  const read = (): readonly Entity[] => new Navigation(call, call.site).children(nodes.bar, nodes.parent).map(nodeEntity);
  return collectionResource(segment.name, 'SP.ApiData.NavigationNodes', read, {
    post: () => add(call, nodes, entryOf(call)),
    step: inner => stepOfNodes(nodes, inner, call),
  });
}

/** What follows one node. */
export const nodeSteps: Steps<NavigationNode> = {
  children: { facts: 'SP.NavigationNode.Children', verbs: 'GET POST', open: (node, segment, call) => nodesResource({ bar: node.bar, parent: node.id }, segment, call) },
  deleteObject: { facts: 'SP.NavigationNode.DeleteObject', verbs: 'POST', open: (node, { name }) => action(name, call => remove(call, node)) },
};
const stepOfNode = follow(nodeSteps);

function nodeResource(call: Call, id: number): Resource {
  const node = new Navigation(call, call.site).find(id);
  if (!node) throw errors.argument();
  return entityResource(nodeEntity(node), {
    merge: inner => change(inner, node),
    remove: inner => {
      remove(inner, node);
      return DONE;
    },
    step: (segment, inner) => stepOfNode(node, segment, inner),
  });
}

function nodeAt(call: Call, nodes: Nodes, index: number): Resource {
  const node = new Navigation(call, call.site).children(nodes.bar, nodes.parent)[index];
  if (!node) throw errors.argument();
  return nodeResource(call, node.id);
}

function nodeEntity(node: NavigationNode): Entity {
  return entity(shape, node);
}

const MEANT: readonly string[] = ['AsLastNode', 'IsExternal', 'IsVisible', 'ListTemplateType', 'PreviousNode', 'Title', 'Url'];

function add(call: Call, nodes: Nodes, body: Body): Answer {
  call.require('manageWeb', call.site);
  checkNames(body);
  const url = textOf(body, 'Url');
  const asLast = optionalBoolean(body, 'AsLastNode') ?? true;
  const node = new Navigation(call, call.site).add(
    { ...nodes, title: textOf(body, 'Title'), url, isVisible: optionalBoolean(body, 'IsVisible') ?? true, isExternal: optionalBoolean(body, 'IsExternal') ?? /^https?:/i.test(url) },
    asLast
  );
  return { kind: 'entity', entity: nodeEntity(node), status: 201 };
}

function change(call: Call, node: NavigationNode): Answer {
  call.require('manageWeb', call.site);
  const body = entryOf(call);
  checkNames(body);
  new Navigation(call, call.site).put({
    ...node,
    title: optionalText(body, 'Title') ?? node.title,
    url: optionalText(body, 'Url') ?? node.url,
    isVisible: optionalBoolean(body, 'IsVisible') ?? node.isVisible,
  });
  return changed();
}

function checkNames(body: Body): void {
  const unknown = Object.keys(body).find(name => !MEANT.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.NavigationNode');
}

function remove(call: Call, node: NavigationNode): Answer {
  call.require('manageWeb', call.site);
  new Navigation(call, call.site).remove(node);
  return nothing('DeleteObject');
}

/** `{"nodeId":2001,"previousNodeId":2002}`: the node comes right after the other one of its bar. */
function move(call: Call): Answer {
  call.require('manageWeb', call.site);
  const body = bodyOf(call);
  const navigation = new Navigation(call, call.site);
  const node = navigation.find(optionalNumber(body, 'nodeId') ?? 0);
  const previous = navigation.find(optionalNumber(body, 'previousNodeId') ?? 0);
  if (!node || (previous && (previous.bar !== node.bar || previous.parent !== node.parent))) throw errors.argument();
  navigation.moveAfter(node, previous);
  return nothing('MoveAfter');
}
