import { randomUUID } from 'node:crypto';
import { Records } from '../../store/records';
import type { Site } from '../../store/sites';
import { nothing, type Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { listIn } from '../wire/parameters';
import { action, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { Complex, type Value } from '../wire/values';
import { pathOf } from '../webs/siteManager';
import { outcomeValue } from './outcomes';
import { runActions } from './runActions';
import { actionsOf } from './scriptContent';
import { find as findScript } from './scripts';
import { idIn, requireAdministrator, TENANT, UTILITY } from './tenantRights';

interface SiteDesign {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly scriptIds: readonly string[];
  /** 64 team sites with a group, 68 communication sites, 1 team sites without. */
  readonly webTemplate: string;
  readonly isDefault: boolean;
  readonly previewImageUrl: string;
  readonly previewImageAltText: string;
  readonly version: number;
}

const TYPE = 'Microsoft.SharePoint.Utilities.WebTemplateExtensions.SiteDesignMetadata';
const MOST_DESIGNS = 100;
const TEMPLATES: readonly string[] = ['1', '64', '68', '69'];

/** Site designs of the tenant. */
export const siteDesignSteps: Steps<Site> = {
  [`${UTILITY}.ApplySiteDesign`]: { facts: '1.11', verbs: 'POST', open: (_, { name }, call) => applying(name, call) },
  [`${UTILITY}.CreateSiteDesign`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, create) },
  [`${UTILITY}.DeleteSiteDesign`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, remove) },
  [`${UTILITY}.GetSiteDesignMetadata`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, call => told('GetSiteDesignMetadata', find(call, idIn(call)))) },
  [`${UTILITY}.GetSiteDesigns`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, all) },
  [`${UTILITY}.UpdateSiteDesign`]: { facts: '1.11', verbs: 'POST', open: (_, { name }) => action(name, update) },
};

function designsOf(call: Call): Records<SiteDesign> {
  return new Records<SiteDesign>(call.tenant.db, 'siteDesign');
}

/** @throws 404 */
function find(call: Call, id: string): SiteDesign {
  const design = designsOf(call).find(TENANT, id.toLowerCase());
  if (!design) throw errors.file();
  return design;
}

function all(call: Call): Answer {
  return { kind: 'value', name: 'GetSiteDesigns', type: `Collection(${TYPE})`, value: designsOf(call).all(TENANT).map(design => new Complex(TYPE, fields(design))) };
}

function create(call: Call): Answer {
  requireAdministrator(call);
  if (designsOf(call).all(TENANT).length >= MOST_DESIGNS) throw errors.argument(`The tenant has ${MOST_DESIGNS} site designs already.`);
  const info = objectOf(bodyOf(call), 'info');
  const empty: SiteDesign = { id: randomUUID(), title: textOf(info, 'Title'), description: '', scriptIds: [], webTemplate: textOf(info, 'WebTemplate'), isDefault: false, previewImageUrl: '', previewImageAltText: '', version: 1 };
  const design = changed(call, empty, info);
  designsOf(call).put(TENANT, design.id, design);
  return told('CreateSiteDesign', design);
}

function update(call: Call): Answer {
  requireAdministrator(call);
  const info = objectOf(bodyOf(call), 'updateInfo');
  const design = changed(call, find(call, textOf(info, 'Id')), info);
  designsOf(call).put(TENANT, design.id, design);
  return told('UpdateSiteDesign', design);
}

/** @throws 400 for a template that designs are not for, 404 for a script that there is not */
function changed(call: Call, design: SiteDesign, info: Body): SiteDesign {
  const webTemplate = optionalText(info, 'WebTemplate') ?? design.webTemplate;
  if (!TEMPLATES.includes(webTemplate)) throw errors.argument(`Site designs are not for the web template ${webTemplate}.`);
  const scriptIds = info.SiteScriptIds === undefined || info.SiteScriptIds === null ? design.scriptIds : listIn(info.SiteScriptIds).map(id => findScript(call, String(id).toLowerCase()).id);
  return {
    ...design,
    title: optionalText(info, 'Title') ?? design.title,
    description: optionalText(info, 'Description') ?? design.description,
    scriptIds,
    webTemplate,
    isDefault: optionalBoolean(info, 'IsDefault') ?? design.isDefault,
    previewImageUrl: optionalText(info, 'PreviewImageUrl') ?? design.previewImageUrl,
    previewImageAltText: optionalText(info, 'PreviewImageAltText') ?? design.previewImageAltText,
    version: optionalNumber(info, 'Version') ?? design.version,
  };
}

function remove(call: Call): Answer {
  requireAdministrator(call);
  designsOf(call).remove(TENANT, find(call, idIn(call)).id);
  return nothing('DeleteSiteDesign');
}

/** The scripts run in the web that the body names, with the rights that the caller has there. */
function applying(name: string, call: Call): Resource {
  const web = call.tenant.sites.byUrl(pathOf(call, textOf(bodyOf(call), 'webUrl')));
  if (!web) throw errors.file();
  return { ...action(name, apply), web };
}

function apply(call: Call): Answer {
  const { scriptIds } = find(call, textOf(bodyOf(call), 'siteDesignId'));
  const outcomes = scriptIds.flatMap(id => runActions(call, actionsOf(findScript(call, id).content)));
  const type = 'Collection(Microsoft.SharePoint.Utilities.WebTemplateExtensions.SiteScriptActionResult)';
  return { kind: 'value', name: 'ApplySiteDesign', type, value: outcomes.map(outcomeValue) };
}

function told(name: string, design: SiteDesign): Answer {
  return { kind: 'value', name, value: new Complex(TYPE, fields(design)) };
}

function fields(design: SiteDesign): Readonly<Record<string, Value>> {
  return {
    Description: design.description,
    DesignType: '0',
    Id: design.id,
    IsDefault: design.isDefault,
    IsOutOfBoxTemplate: false,
    PreviewImageAltText: design.previewImageAltText,
    PreviewImageUrl: design.previewImageUrl,
    SiteScriptIds: design.scriptIds,
    Title: design.title,
    Version: design.version,
    WebTemplate: design.webTemplate,
  };
}
