import { randomUUID } from 'node:crypto';
import { toStamp } from '../../clock';
import type { List } from '../../store/lists';
import { Records } from '../../store/records';
import { changed, type Answer } from '../wire/answer';
import { entryOf, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors, SharePointError } from '../wire/errors';
import { guidArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

/** A webhook. It is checked, kept, renewed and removed; nobody is called, since nothing leaves this machine. */
interface Subscription {
  readonly id: string;
  readonly clientState: string | null;
  readonly expirationDateTime: string;
  readonly notificationUrl: string;
}

/** Source: "Overview of SharePoint webhooks": a subscription lasts 180 days at most. */
const LONGEST_DAYS = 180;
const MEANT: readonly string[] = ['clientState', 'expirationDateTime', 'id', 'notificationUrl', 'resource', 'resourceData'];

interface Source {
  readonly list: List;
  readonly subscription: Subscription;
}

const shape: Shape<Source> = {
  type: 'Microsoft.SharePoint.Webhooks.Subscription',
  set: 'SP.ApiData.Subscriptions',
  editLink: ({ list, subscription }) => `Web/Lists(guid'${list.guid}')/Subscriptions('${subscription.id}')`,
  props: {
    clientState: ({ subscription }) => subscription.clientState,
    expirationDateTime: ({ subscription }) => subscription.expirationDateTime,
    id: ({ subscription }) => subscription.id,
    notificationUrl: ({ subscription }) => subscription.notificationUrl,
    resource: ({ list }) => list.guid,
    resourceData: () => null,
  },
};

/** What follows `subscriptions` of a list. */
export const subscriptionsSteps: Steps<List> = {
  getById: { facts: 'spdev/apis/webhooks', verbs: 'GET MERGE DELETE', open: (list, segment, call) => subscriptionResource(call, list, guidArgument(segment, 'id')) },
};
const stepOfSubscriptions = follow(subscriptionsSteps);

export function subscriptionsResource(list: List, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return subscriptionResource(call, list, guidArgument(segment, 'id'));
  const all = (): readonly Entity[] => records(call).all(ownerOf(list)).map(subscription => entity(shape, { list, subscription }));
  return collectionResource('subscriptions', 'SP.ApiData.Subscriptions', all, { post: () => add(call, list), step: inner => stepOfSubscriptions(list, inner, call) });
}

function subscriptionResource(call: Call, list: List, id: string): Resource {
  const subscription = records(call).find(ownerOf(list), id);
  if (!subscription) throw new SharePointError(404, '-1, System.InvalidOperationException', 'The subscription does not exist.');
  return entityResource(entity(shape, { list, subscription }), {
    merge: inner => {
      inner.require('manageLists', list);
      records(inner).put(ownerOf(list), id, { ...subscription, ...read(inner, entryOf(inner)) });
      return changed();
    },
    remove: inner => {
      inner.require('manageLists', list);
      records(inner).remove(ownerOf(list), id);
      return { kind: 'empty', status: 204 };
    },
  });
}

function add(call: Call, list: List): Answer {
  call.require('manageLists', list);
  const body = entryOf(call);
  const given = read(call, { ...body, notificationUrl: textOf(body, 'notificationUrl') });
  const latest = new Date(call.tenant.clock.now().getTime() + LONGEST_DAYS * 86_400_000);
  const subscription: Subscription = { id: randomUUID(), clientState: null, expirationDateTime: toStamp(latest), notificationUrl: '', ...given };
  records(call).put(ownerOf(list), subscription.id, subscription);
  return { kind: 'entity', entity: entity(shape, { list, subscription }), status: 201 };
}

/** @throws 400 for an address that is no HTTPS address, or a day that is past or too far off */
function read(call: Call, body: Body): Partial<Subscription> {
  const unknown = Object.keys(body).find(name => !MEANT.includes(name));
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'Microsoft.SharePoint.Webhooks.Subscription');
  const notificationUrl = optionalText(body, 'notificationUrl');
  if (notificationUrl !== undefined && !/^https:\/\/[^\s/]+/i.test(notificationUrl)) throw invalid('The notificationUrl must be an absolute HTTPS address.');
  const clientState = optionalText(body, 'clientState');
  const expires = optionalText(body, 'expirationDateTime');
  return {
    ...(notificationUrl === undefined ? {} : { notificationUrl }),
    ...(clientState === undefined ? {} : { clientState }),
    ...(expires === undefined ? {} : { expirationDateTime: checkedDate(call, expires) }),
  };
}

function checkedDate(call: Call, text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw errors.wrongPrimitive('Edm.DateTime');
  const days = (moment.getTime() - call.tenant.clock.now().getTime()) / 86_400_000;
  if (days <= 0 || days > LONGEST_DAYS + 1) throw invalid(`The expirationDateTime must be in the future and at most ${LONGEST_DAYS} days off.`);
  return toStamp(moment);
}

function invalid(message: string): SharePointError {
  return new SharePointError(400, '-1, System.ArgumentException', message);
}

function records(call: Call): Records<Subscription> {
  return new Records<Subscription>(call.tenant.db, 'subscription');
}

function ownerOf(list: List): string {
  return `list ${list.id}`;
}
