import { randomUUID } from 'node:crypto';
import { Records } from '../../store/records';
import type { Site } from '../../store/sites';
import { nothing, type Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalNumber, optionalText } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { argument, type Segment } from '../wire/path';
import { action } from '../wire/resource';
import type { Steps } from '../wire/steps';
import type { Json, JsonObject } from '../wire/values';
import { Complex } from '../wire/values';
import { pathOf } from '../webs/siteManager';
import { actionOf, actionsOf, parseContent } from './scriptContent';
import { outcomeValue } from './outcomes';
import { runActions } from './runActions';
import { scriptFromList } from './scriptFromList';
import { idIn, requireAdministrator, TENANT, UTILITY } from './tenantRights';

export interface SiteScript {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly content: Json;
  readonly version: number;
}

/** Source: "SharePoint site template and site script overview". */
const MOST_SCRIPTS = 100;

/** Site scripts of the tenant. */
export const siteScriptSteps: Steps<Site> = {
  [`${UTILITY}.CreateSiteScript`]: { facts: '1.11', verbs: 'POST', open: (_, segment) => action(segment.name, call => create(call, segment)) },
  [`${UTILITY}.DeleteSiteScript`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, remove) },
  [`${UTILITY}.ExecuteSiteScriptAction`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, execute) },
  [`${UTILITY}.GetSiteScriptFromList`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, fromList) },
  [`${UTILITY}.GetSiteScriptMetadata`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, call => told('GetSiteScriptMetadata', find(call, idIn(call)))) },
  [`${UTILITY}.GetSiteScripts`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, all) },
  [`${UTILITY}.UpdateSiteScript`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, update) },
};

export function scriptsOf(call: Call): Records<SiteScript> {
  return new Records<SiteScript>(call.tenant.db, 'siteScript');
}

/** @throws 404 */
export function find(call: Call, id: string): SiteScript {
  const script = scriptsOf(call).find(TENANT, id);
  if (!script) throw errors.file();
  return script;
}

function all(call: Call): Answer {
  const type = 'Collection(Microsoft.SharePoint.Utilities.WebTemplateExtensions.SiteScriptMetadata)';
  return { kind: 'value', name: 'GetSiteScripts', type, value: scriptsOf(call).all(TENANT).map(script => new Complex(type.slice(11, -1), fields(script, false))) };
}

/** `CreateSiteScript(Title=@title,Description=@desc)`, the script being the body. */
function create(call: Call, segment: Segment): Answer {
  requireAdministrator(call);
  const content = bodyOf(call);
  actionsOf(content);
  if (scriptsOf(call).all(TENANT).length >= MOST_SCRIPTS) throw errors.argument(`The tenant has ${MOST_SCRIPTS} site scripts already.`);
  const script: SiteScript = { id: randomUUID(), title: textIn(segment, 'title', 0) ?? '', description: textIn(segment, 'description', 1) ?? '', content, version: 1 };
  if (script.title === '') throw errors.argument('A site script has a title.');
  scriptsOf(call).put(TENANT, script.id, script);
  return told('CreateSiteScript', script);
}

function textIn(segment: Segment, name: string, index: number): string | undefined {
  const literal = argument(segment, name, index);
  return literal?.kind === 'string' ? literal.value : undefined;
}

function update(call: Call): Answer {
  requireAdministrator(call);
  const info = objectOf(bodyOf(call), 'updateInfo');
  const script = find(call, (optionalText(info, 'Id') ?? '').toLowerCase());
  const content = optionalText(info, 'Content');
  const parsed = content === undefined ? script.content : parseContent(content);
  actionsOf(parsed);
  const updated: SiteScript = {
    ...script,
    title: optionalText(info, 'Title') ?? script.title,
    description: optionalText(info, 'Description') ?? script.description,
    content: parsed,
    version: optionalNumber(info, 'Version') ?? script.version + 1,
  };
  scriptsOf(call).put(TENANT, script.id, updated);
  return told('UpdateSiteScript', updated);
}

function remove(call: Call): Answer {
  requireAdministrator(call);
  scriptsOf(call).remove(TENANT, find(call, idIn(call)).id);
  return nothing('DeleteSiteScript');
}

function fromList(call: Call): Answer {
  const list = call.tenant.lists.byUrl(pathOf(call, optionalText(bodyOf(call), 'listUrl') ?? ''));
  if (!list) throw errors.file();
  call.require('viewListItems', list, list.siteId);
  return { kind: 'value', name: 'GetSiteScriptFromList', value: scriptFromList(call, list) };
}

/** One action, in the web of the address. */
function execute(call: Call): Answer {
  const [outcome] = runActions(call, [actionOf(parseContent(optionalText(bodyOf(call), 'actionDefinition') ?? ''))]);
  return { kind: 'value', name: 'ExecuteSiteScriptAction', value: outcomeValue(outcome) };
}

function told(name: string, script: SiteScript): Answer {
  return { kind: 'object', name, type: 'Microsoft.SharePoint.Utilities.WebTemplateExtensions.SiteScriptMetadata', body: fields(script, true) };
}

function fields({ id, title, description, content, version }: SiteScript, whole: boolean): JsonObject & Record<string, string | number | boolean | null> {
  return { Content: whole ? JSON.stringify(content) : null, Description: description, Id: id, IsSiteScriptPackage: false, Title: title, Version: version };
}
