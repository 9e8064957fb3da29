import type { Fields } from '../body/fields';
import type { TeamsApp } from '../apps/appStore';
import { badRequest } from '../wire/errors';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { Notification } from './notificationStore';

/** `text` needs a Teams deep link; `entityUrl` an address under what the notification is sent to. @throws 400 */
export function readTopic(topic: unknown, fits: (path: string) => boolean): Notification['topic'] {
  if (!isRecord(topic)) throw badRequest('The property topic is required.');
  const source = textOf(topic['source']);
  const value = textOf(topic['value']);
  const webUrl = textOf(topic['webUrl']);
  if (!value) throw badRequest('The property topic.value is required.');
  if (webUrl !== undefined && !/^https:\/\/teams\.microsoft\.com\/l\//.test(webUrl)) {
    throw badRequest('topic.webUrl must be a Microsoft Teams deep link.');
  }
  if (source === 'text') {
    if (webUrl === undefined) throw badRequest('topic.webUrl is required when topic.source is text.');
    return { source, value, webUrl };
  }
  if (source !== 'entityUrl') throw badRequest("topic.source must be 'entityUrl' or 'text'.");
  const path = decodeURIComponent(value.replace(/^https:\/\/[^/]+\/(v1\.0|beta)/, '')).replace(/\('([^']*)'\)/g, '/$1');
  if (!fits(path)) throw badRequest(`topic.value '${value}' is not an entity that this notification can be about.`);
  return { source, value, webUrl };
}

export function readChain(body: Fields): string | null {
  const chain = body['chainId'];
  if (chain === undefined || chain === null) return null;
  if (typeof chain === 'number' && Number.isInteger(chain)) return String(chain);
  throw badRequest('chainId must be a whole number.');
}

/** Teams shows no more of it than 150 characters. */
export function readPreview(body: Fields): string {
  const preview = isRecord(body['previewText']) ? textOf(body['previewText']['content']) ?? '' : '';
  return preview.slice(0, 150);
}

/** The declared text with its parameters. `systemDefault` needs no declaration. @throws 400 */
export function writeText(call: GraphCall, app: TeamsApp, body: Fields): string {
  const type = textOf(body['activityType']);
  if (!type) throw badRequest('The property activityType is required.');
  const values = new Map<string, string>();
  for (const parameter of listOf(body['templateParameters'])) {
    const value = textOf(parameter['value']);
    if (value !== undefined) values.set(textOf(parameter['name']) ?? '', value);
  }
  values.set('actor', call.caller.kind === 'delegated' ? call.caller.person.displayName : app.name);
  const declared = app.activityTypes.find((candidate) => candidate.type === type);
  const template = type === 'systemDefault' ? '{systemDefaultText}' : declared?.templateText;
  if (template === undefined) throw badRequest(`The activity type '${type}' is not declared in the app's manifest.`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw badRequest(`The template parameter '${name}' of '${type}' is missing.`);
    return value;
  });
}
