import { errors } from '../wire/errors';
import type { Json } from '../wire/values';

/** One action of a script: a verb with what it needs. */
export interface ScriptAction {
  readonly verb: string;
  readonly [name: string]: Json;
}

/** Source: "Site template JSON schema". */
const VERBS: readonly string[] = [
  'activateSPFeature', 'addNavLink', 'addPrincipalToSPGroup', 'addSiteColumn', 'applyTheme', 'associateExtension', 'associateListViewCommandSet', 'createContentType', 'createSiteColumn', 'createSiteColumnXml', 'createSPList',
  'deactivateSPFeature', 'installSolution', 'joinHubSite', 'removeNavLink', 'setRegionalSettings', 'setSiteBranding', 'setSiteExternalSharingCapability', 'setSiteLogo', 'triggerFlow', 'addTaxonomyMetadata',
];

/** Most bytes of a script, and most actions of one that runs at once. */
const LONGEST = 100_000;
const MOST_ACTIONS = 30;

/** @throws 400 for what is no script: no actions, too many, or a verb that there is not */
export function actionsOf(content: Json): readonly ScriptAction[] {
  if (content === null || typeof content !== 'object' || !('actions' in content) || !Array.isArray(content.actions)) throw errors.argument('The script has no actions.');
  const actions = content.actions as readonly Json[];
  if (actions.length === 0) throw errors.argument('The script has no actions.');
  if (actions.length > MOST_ACTIONS || JSON.stringify(content).length > LONGEST) throw errors.argument(`A script has at most ${MOST_ACTIONS} actions and ${LONGEST} characters.`);
  return actions.map(actionOf);
}

/** @throws 400 */
export function actionOf(action: Json): ScriptAction {
  if (action === null || typeof action !== 'object' || Array.isArray(action) || !('verb' in action) || typeof action.verb !== 'string') throw errors.argument('An action has no verb.');
  const { verb } = action;
  if (!VERBS.some(known => known.toLowerCase() === verb.toLowerCase())) throw errors.argument(`The verb '${verb}' is not one of site scripts.`);
  return { ...(action as { readonly [name: string]: Json }), verb };
}

/** JSON in a text. @throws 400 */
export function parseContent(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) throw errors.argument('The script is not JSON.');
    throw error;
  }
}
