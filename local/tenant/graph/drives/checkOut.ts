import { actor } from '../wire/actor';
import { invalidRequest } from '../wire/errors';
import { jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import { openItem } from './driveAddress';
import type { DriveItem } from './driveStore';

function openFile(call: GraphCall): DriveItem {
  const item = openItem(call, needs.writeFiles, 'edit');
  if (item.isFolder) throw invalidRequest('A folder cannot be checked out.');
  return item;
}

function checkOut(call: GraphCall): GraphAnswer {
  const { node } = openFile(call);
  const { checkOuts, fileStates } = call.world.tenant;
  // Checking out what one has checked out already changes nothing.
  if (checkOuts.of(node.id)?.userId !== principalOf(call, node.siteId)) fileStates.checkOut(node, actor(call));
  return noContent();
}

/** @throws 423 when somebody else has it, 400 when nobody has */
function checkIn(call: GraphCall): GraphAnswer {
  const { node } = openFile(call);
  const body = call.body.length > 0 ? jsonBody(call) : {};
  const { checkOuts, fileStates, clock } = call.world.tenant;
  checkOuts.requireFree(node.id, principalOf(call, node.siteId), clock.stamp());
  const isDraft = textOf(body['checkInAs']) === 'draft';
  fileStates.checkIn(node, actor(call), isDraft ? 'minor' : 'major', textOf(body['comment']) ?? '');
  return noContent();
}

function discard(call: GraphCall): GraphAnswer {
  const { node } = openFile(call);
  const { checkOuts, fileStates, clock } = call.world.tenant;
  checkOuts.requireFree(node.id, principalOf(call, node.siteId), clock.stamp());
  fileStates.undoCheckOut(node);
  return noContent();
}

function principalOf(call: GraphCall, siteId: number): number {
  return call.world.tenant.principals.ensure(siteId, actor(call)).id;
}

export const checkOutRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@item/checkout', facts: 'driveItem: checkout', handle: checkOut },
  { method: 'POST', pattern: '@item/checkin', facts: 'driveItem: checkin', handle: checkIn },
  { method: 'POST', pattern: '@item/discardCheckout', facts: 'driveItem: discardCheckout', handle: discard },
];
