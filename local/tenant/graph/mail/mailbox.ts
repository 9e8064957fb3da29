import { checkFields, choiceOf, flagOf, numberOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { mailboxOf, missingItem, outlookError, outlookId } from '../mailbox/mailbox';
import { mailboxSettingsOf, saveMailboxSettings } from '../mailbox/settingsStore';
import { simpleRoutes } from '../records/crud';
import type { Simple } from '../records/crud';
import { addRecord, recordsOf } from '../records/records';
import { invalid, unknownZone } from '../time/dateTime';
import { zoneNames } from '../time/zoneNames';
import { zoneOf } from '../time/zones';
import { isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { folderNamed } from './folderTree';
import { mailNeeds } from './needs';

const settingNames = ['timeZone', 'dateFormat', 'timeFormat', 'automaticRepliesSetting', 'language', 'workingHours', 'delegateMeetingMessageDeliveryOptions'];

function getSettings(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.settings);
  const context = `${call.graphBase}/v1.0/$metadata#users('${person.id}')/mailboxSettings`;
  const settings = mailboxSettingsOf(call.world.db, person.id);
  const name = call.params['setting'];
  if (name === undefined) return ok({ '@odata.context': context, ...settings });
  const found = Object.entries(settings).find(([known]) => known.toLowerCase() === name.toLowerCase());
  if (!found) throw missingItem();
  const [, value] = found;
  return ok({ '@odata.context': `${context}/${found[0]}`, ...(isRecord(value) ? value : { value }) });
}

function patchSettings(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.changeSettings);
  const body = jsonBody(call);
  checkFields(body, { type: 'mailboxSettings', names: settingNames, readOnly: ['archiveFolder', 'userPurpose'] });
  const zone = wordsOf(body, 'timeZone', null);
  if (zone !== null && !zoneOf(zone)) throw unknownZone(zone);
  const before = mailboxSettingsOf(call.world.db, person.id);
  const merged = Object.fromEntries(Object.entries(body).filter(([name]) => settingNames.includes(name)).map(([name, value]) => {
    const old = Object.entries(before).find(([known]) => known === name)?.[1];
    return [name, isRecord(old) && isRecord(value) ? { ...old, ...value } : value];
  }));
  saveMailboxSettings(call.world.db, person.id, { ...before, ...merged });
  return getSettings(call);
}

/** outlookUser: supportedTimeZones, as Windows or as IANA names them. */
function listZones(call: GraphCall): GraphAnswer {
  mailboxOf(call, { delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'], application: ['User.Read.All'] });
  const isIana = /iana/i.test(call.params['args'] ?? '');
  const value = zoneNames.map(({ windows, iana }) => ({ alias: isIana ? iana : windows, displayName: isIana ? iana : windows }));
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.timeZoneInformation)`, value });
}

function getOutlook(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.settings);
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#users('${person.id}')/outlook/$entity`, id: person.id });
}

interface Category {
  readonly displayName: string;
  readonly color: string;
}

const usualCategories = ['Red', 'Orange', 'Yellow', 'Green', 'Blue', 'Purple'];
const presets = ['none', ...Array.from({ length: 25 }, (_, index) => `preset${index}`)];

const categories: Simple<Category> = {
  pattern: '@mailbox/outlook/masterCategories',
  kind: 'outlookCategory',
  key: 'category',
  facts: 'outlookCategory',
  context: 'outlook/masterCategories',
  permission: { read: mailNeeds.settings, write: mailNeeds.changeSettings },
  holder: (call, permission) => ({ owner: mailboxOf(call, permission).id, parent: '' }),
  prepare: (call, { owner }) => {
    if (recordsOf(call.world.db, 'outlookCategory', { owner }).length > 0) return;
    usualCategories.forEach((name, index) => addRecord(call.world.db, { kind: 'outlookCategory', owner, body: { displayName: `${name} category`, color: `preset${index}` } }));
  },
  read: (call, given, before, { owner }) => {
    checkFields(given, { type: 'outlookCategory', names: before ? ['color'] : ['displayName', 'color'], readOnly: ['id', 'displayName'] });
    const displayName = before?.displayName ?? wordsOf(given, 'displayName', null);
    if (!displayName) throw invalid('A category needs its displayName.');
    const taken = !before && recordsOf<Category>(call.world.db, 'outlookCategory', { owner }).some(({ body }) => body.displayName.toLowerCase() === displayName.toLowerCase());
    if (taken) throw outlookError(409, 'ErrorDuplicateName', 'A category with the specified name already exists.');
    return { displayName, color: choiceOf(given, 'color', presets, before?.color ?? 'none') };
  },
  resource: (_, { id, body }) => ({ id, ...body }),
  missing: missingItem,
};

interface Override {
  readonly classifyAs: string;
  readonly senderEmailAddress: Fields;
}

const overrides: Simple<Override> = {
  pattern: '@mailbox/inferenceClassification/overrides',
  kind: 'inferenceOverride',
  key: 'override',
  facts: 'inferenceClassificationOverride',
  context: 'inferenceClassification/overrides',
  permission: { read: mailNeeds.read, write: mailNeeds.write },
  holder: (call, permission) => ({ owner: mailboxOf(call, permission).id, parent: '' }),
  read: (_, given, before) => {
    checkFields(given, { type: 'inferenceClassificationOverride', names: ['classifyAs', 'senderEmailAddress'], readOnly: ['id'] });
    const sender = { ...before?.senderEmailAddress, ...(isRecord(given['senderEmailAddress']) ? given['senderEmailAddress'] : {}) };
    if (textOf(sender['address']) === undefined) throw invalid('An override needs senderEmailAddress.address.');
    return { classifyAs: choiceOf(given, 'classifyAs', ['focused', 'other'], before?.classifyAs ?? 'focused'), senderEmailAddress: sender };
  },
  resource: (_, { id, body }) => ({ id, ...body }),
  newId: outlookId,
  missing: missingItem,
};

interface Rule {
  readonly displayName: string;
  readonly sequence: number;
  readonly isEnabled: boolean;
  readonly parts: Fields;
}

/** Rules of the inbox are kept and shown; mail that arrives here is not sorted by them. */
const rules: Simple<Rule> = {
  pattern: '@folder/messageRules',
  kind: 'messageRule',
  key: 'rule',
  facts: 'messageRule',
  context: "mailFolders('inbox')/messageRules",
  permission: { read: mailNeeds.settings, write: mailNeeds.changeSettings },
  holder: (call, permission) => {
    const { id } = mailboxOf(call, permission);
    return { owner: id, parent: folderNamed(call, id).id };
  },
  read: (_, given, before) => {
    const parts = ['conditions', 'actions', 'exceptions'];
    checkFields(given, { type: 'messageRule', names: ['displayName', 'sequence', 'isEnabled', ...parts], readOnly: ['id', 'hasError', 'isReadOnly'] });
    const displayName = wordsOf(given, 'displayName', before?.displayName ?? null);
    if (!displayName) throw invalid('A rule needs its displayName.');
    if (!before && !isRecord(given['actions'])) throw invalid('A rule needs its actions.');
    const changed = Object.fromEntries(parts.filter((name) => name in given).map((name) => [name, given[name]]));
    return { displayName, sequence: numberOf(given, 'sequence', before?.sequence ?? 1, 1), isEnabled: flagOf(given, 'isEnabled', before?.isEnabled ?? true), parts: { ...before?.parts, ...changed } };
  },
  resource: (_, { id, body: { parts, ...rest } }) => ({ id, ...rest, hasError: false, isReadOnly: false, ...parts }),
  newId: outlookId,
  missing: missingItem,
};

export const mailboxRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@mailbox/mailboxSettings[/{setting}]', facts: 'Get user mailbox settings', handle: getSettings },
  { method: 'PATCH', pattern: '@mailbox/mailboxSettings', facts: 'Update user mailbox settings', handle: patchSettings },
  { method: 'GET', pattern: '@mailbox/outlook', facts: 'outlookUser', handle: getOutlook },
  { method: 'GET', pattern: '@mailbox/outlook/supportedTimeZones[({args:quoted})]', facts: 'outlookUser: supportedTimeZones', handle: listZones },
  ...simpleRoutes(categories),
  ...simpleRoutes(overrides),
  ...simpleRoutes(rules),
];
