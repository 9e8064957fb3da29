import { actor } from '../wire/actor';
import { invalidRequest, itemNotFound } from '../wire/errors';
import { contextOf, isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, noContent, ok } from '../wire/request';
import { needs } from '../wire/scopes';
import { openItem } from './driveAddress';
import type { DriveItem } from './driveStore';
import { identityOf } from './identities';

interface AppliedLabel {
  readonly name: string;
  readonly applied: string;
  readonly person_id: string | null;
}

export function labelOf(call: GraphCall, item: DriveItem): AppliedLabel | undefined {
  const sql = 'SELECT name, applied, person_id FROM graph_item_labels WHERE drive_id = ? AND item_id = ?';
  return call.world.db.get<AppliedLabel>(sql, item.drive.id, item.id);
}

/** setRetentionLabel: 201 the first time, 200 after; the label has to be published in the tenant. */
function setLabel(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.setRetentionLabel, 'edit');
  const body = jsonBody(call);
  const name = textOf(body['name']);
  if (!name) throw invalidRequest('The property name is required.');
  if (isRecord(body['retentionSettings'])) throw invalidRequest('Only a record label takes retentionSettings.');
  const { db } = call.world;
  if (!db.get('SELECT 1 FROM graph_labels WHERE name = ?', name)) {
    throw invalidRequest(`Can not find compliance tag with value: ${name}.`);
  }
  const first = labelOf(call, item) === undefined;
  const who = actor(call);
  db.run(
    'INSERT OR REPLACE INTO graph_item_labels (drive_id, item_id, name, applied, person_id) VALUES (?, ?, ?, ?, ?)',
    ...[item.drive.id, item.id, name, call.now.toISOString(), who.kind === 'user' ? who.user.id : null]
  );
  return first ? created(resource(call, item)) : ok(resource(call, item));
}

function getLabel(call: GraphCall): GraphAnswer {
  return ok(resource(call, openItem(call, needs.setRetentionLabel)));
}

function removeLabel(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.setRetentionLabel, 'edit');
  call.world.db.change('DELETE FROM graph_item_labels WHERE drive_id = ? AND item_id = ?', item.drive.id, item.id);
  return noContent();
}

/** itemRetentionLabel of a label that keeps: not a record, so metadata, content and label may change. */
function resource(call: GraphCall, item: DriveItem): object {
  const label = labelOf(call, item);
  if (!label) throw itemNotFound('The item has no retention label.');
  return {
    '@odata.context': contextOf(call, 'itemRetentionLabel'),
    name: label.name,
    retentionSettings: {
      behaviorDuringRetentionPeriod: 'retain',
      isDeleteAllowed: false,
      isRecordLocked: false,
      isMetadataUpdateAllowed: true,
      isContentUpdateAllowed: true,
      isLabelUpdateAllowed: true,
    },
    isLabelAppliedExplicitly: true,
    labelAppliedDateTime: label.applied,
    labelAppliedBy: identityOf(label.person_id === null ? undefined : call.world.people.byId(label.person_id)),
  };
}

export const retentionLabelRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/retentionLabel', facts: '2.2; driveItem: getRetentionLabel', handle: getLabel },
  { method: 'PATCH', pattern: '@item/retentionLabel', facts: '2.2; driveItem: setRetentionLabel', handle: setLabel },
  { method: 'DELETE', pattern: '@item/retentionLabel', facts: 'driveItem: removeRetentionLabel', handle: removeLabel },
];
