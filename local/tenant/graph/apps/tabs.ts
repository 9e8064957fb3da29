import { randomUUID } from 'node:crypto';
import { checkFields, wordsOf } from '../body/fields';
import { shapedCollection } from '../body/shaped';
import { chatOf } from '../chats/access';
import { addRecord, changeRecord, recordById, recordsOf, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import { channelOf } from '../teams/access';
import { badRequest, forbidden, notFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { entity, expansions, isRecord, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { appResource } from './appResources';
import { appById, installedAt } from './appStore';
import { boundAppId } from './bound';

interface TabBody {
  readonly displayName: string;
  readonly teamsAppId: string;
  readonly sortOrderIndex: string;
  readonly configuration: Readonly<Record<string, unknown>> | null;
}

type Tab = Stored<TabBody>;
type Use = 'read' | 'write';

/** Where tabs stand. @returns the thread, and the chat or team in which their app has to be installed */
interface TabPlace {
  readonly pattern: string;
  find(call: GraphCall, use: Use): { readonly thread: string; readonly place: string };
}

function needsFor(place: 'ForChat' | 'ForTeam', use: Use): Needs {
  const write = [`TeamsTab.ReadWriteSelf${place}`, `TeamsTab.ReadWrite${place}`, 'TeamsTab.ReadWrite.All'];
  const delegated = use === 'read' ? ['TeamsTab.Read.All', ...write] : write;
  return { delegated, application: delegated.map((name) => (name.endsWith('.All') ? name : `${name}.All`)) };
}

const places: readonly TabPlace[] = [
  {
    pattern: '@chat/tabs',
    find: (call, use) => {
      const { id } = chatOf(call, needsFor('ForChat', use));
      return { thread: id, place: id };
    },
  },
  {
    pattern: '@channel/tabs',
    find: (call, use) => {
      const { team, channel } = channelOf(call, needsFor('ForTeam', use));
      return { thread: channel.id, place: team.id };
    },
  },
];

const kind = 'tab';
const tabFields = { type: 'teamsTab', names: ['displayName', 'configuration', 'sortOrderIndex'], readOnly: ['id', 'webUrl'] };

function resource(call: GraphCall, tab: Tab): Row {
  const { displayName, sortOrderIndex, configuration, teamsAppId } = tab.body;
  const label = encodeURIComponent(displayName);
  return {
    id: tab.id,
    displayName,
    webUrl: `https://teams.microsoft.com/l/entity/${teamsAppId}/_djb2_msteams_prefix_${tab.id}?label=${label}&tenantId=${call.world.tenantId}`,
    sortOrderIndex,
    configuration: { entityId: null, contentUrl: null, removeUrl: null, websiteUrl: null, ...configuration },
  };
}

function appOf(call: GraphCall, { body }: Tab): Row {
  const app = appById(call.world.db, body.teamsAppId);
  return app ? appResource(app) : { id: body.teamsAppId, externalId: null, displayName: body.teamsAppId, distributionMethod: 'store' };
}

function parts(call: GraphCall, tab: Tab): Row {
  const names = [...expansions(call).keys()];
  const unknown = names.find((name) => name !== 'teamsApp');
  if (unknown) throw unsupported(`$expand=${unknown} on tabs`);
  return names.length > 0 ? { teamsApp: appOf(call, tab) } : {};
}

function list(place: TabPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const tabs = recordsOf<TabBody>(call.world.db, kind, { parent: place.find(call, 'read').thread });
    const shape = { row: (tab: Tab) => resource(call, tab), hidden: (tab: Tab) => ({ teamsApp: appOf(call, tab) }), parts: (tab: Tab) => parts(call, tab) };
    return shapedCollection(call, tabs, shape, { size: 100, most: 100, context: 'tabs' });
  };
}

function find(call: GraphCall, place: TabPlace, use: Use): Tab {
  const { thread } = place.find(call, use);
  const tab = recordById<TabBody>(call.world.db, kind, call.params['tab'] ?? '');
  if (tab?.parent !== thread) throw notFound('The tab was not found.');
  return tab;
}

function shown(call: GraphCall, tab: Tab, status = 200): GraphAnswer {
  const answer = entity(call, resource(call, tab), { context: 'tabs' }, status);
  return isRecord(answer.body) ? { ...answer, body: { ...answer.body, ...parts(call, tab) } } : answer;
}

/** Add tab: of an app of Microsoft's own, or of one that is installed in the chat or the team. */
function add(place: TabPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const { thread, place: at } = place.find(call, 'write');
    const body = jsonBody(call);
    checkFields(body, tabFields);
    const teamsAppId = boundAppId(body);
    const displayName = wordsOf(body, 'displayName', null);
    if (!displayName) throw badRequest('The property displayName is required.');
    if (!teamsAppId.startsWith('com.microsoft.')) {
      const app = appById(call.world.db, teamsAppId);
      if (!app) throw notFound(`The app '${teamsAppId}' was not found in the catalog.`);
      if (!app.installedForAll && installedAt(call.world.db, app, at) === undefined) throw forbidden('The app is not installed in this team or chat.');
    }
    const configuration = isRecord(body['configuration']) ? body['configuration'] : null;
    const made = { displayName, teamsAppId, sortOrderIndex: wordsOf(body, 'sortOrderIndex', null) ?? String(10000 + call.now.getTime()), configuration };
    return shown(call, addRecord<TabBody>(call.world.db, { kind, id: randomUUID(), parent: thread, body: made }), 201);
  };
}

function patch(place: TabPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const tab = find(call, place, 'write');
    const body = jsonBody(call);
    checkFields(body, tabFields);
    const configuration = isRecord(body['configuration']) ? { ...tab.body.configuration, ...body['configuration'] } : tab.body.configuration;
    const displayName = wordsOf(body, 'displayName', tab.body.displayName) ?? tab.body.displayName;
    const sortOrderIndex = wordsOf(body, 'sortOrderIndex', tab.body.sortOrderIndex) ?? tab.body.sortOrderIndex;
    return shown(call, changeRecord(call.world.db, tab, { body: { ...tab.body, displayName, sortOrderIndex, configuration } }));
  };
}

function remove(place: TabPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    removeRecord(call.world.db, find(call, place, 'write'));
    return noContent();
  };
}

export const tabRoutes: readonly Route[] = places.flatMap((place): Route[] => {
  const { pattern } = place;
  const one = `${pattern}/{tab}`;
  return [
    { method: 'GET', pattern, facts: 'List tabs', handle: list(place) },
    { method: 'POST', pattern, facts: 'Add tab', handle: add(place) },
    { method: 'GET', pattern: one, facts: 'Get tab', handle: (call) => shown(call, find(call, place, 'read')) },
    { method: 'PATCH', pattern: one, facts: 'Update tab', handle: patch(place) },
    { method: 'DELETE', pattern: one, facts: 'Delete tab', handle: remove(place) },
  ];
});
