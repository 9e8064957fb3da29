import type { Item, ItemVersion } from '../../store/items';
import type { List } from '../../store/lists';
import { labelOf } from '../../store/uiVersion';
import { changed, DONE, nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import type { Entity } from '../wire/entity';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { itemEtag } from '../fields/columns';
import type { ItemSource } from './itemEntity';
import { requireEdit } from './rights';
import { versionsOf } from './versionEntity';

const FACTS = 'SP.ListItemVersion';

/** `items(5)/versions` and `versions(512)`. */
export function versionsStep({ list, item }: ItemSource, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return versionResource(call, { list, item }, numberArgument(segment, 'versionid'));
  return collectionResource('versions', 'SP.ApiData.ListItemVersions', current => versionsOf(current, list, item), {
    step: (inner, current) => stepOfVersions({ list, item }, inner, current),
  });
}

/** What follows `versions` in an address. */
export const versionsSteps: Steps<ItemSource> = {
  DeleteAll: {
    facts: FACTS,
    verbs: 'POST',
    open: ({ list, item }, { name }) =>
      action(name, call => {
        requireDelete(call, item);
        for (const { version } of call.tenant.items.versions(list, item)) call.tenant.items.removeVersion(list, item, version);
        return nothing(name);
      }),
  },
  DeleteByID: {
    facts: FACTS,
    verbs: 'POST',
    open: (source, segment) => dropping(source, segment, (call, { version }) => version === parametersOf(call, segment).number('vid')),
  },
  DeleteByLabel: {
    facts: FACTS,
    verbs: 'POST',
    open: (source, segment) => dropping(source, segment, (call, { version }) => labelOf(version) === parametersOf(call, segment).text('versionlabel')),
  },
  GetById: { facts: FACTS, verbs: 'GET', open: (source, segment, call) => versionResource(call, source, numberArgument(segment, 'versionid')) },
  RestoreByLabel: { facts: FACTS, verbs: 'POST', open: restoring },
};

const stepOfVersions = follow(versionsSteps);

function versionResource(call: Call, { list, item }: ItemSource, id: number): Resource {
  const found = versionsOf(call, list, item).find(version => version.value('VersionId', call) === id);
  if (!found) throw errors.item();
  return entityResource(found, {
    remove: current => {
      drop(current, list, item, id);
      return DONE;
    },
    step: segment => stepOfVersion({ list, item, id, entity: found }, segment, call),
  });
}

interface VersionSource extends ItemSource {
  readonly id: number;
  readonly entity: Entity;
}

/** What follows one version in an address. */
export const versionSteps: Steps<VersionSource> = {
  DeleteObject: {
    facts: FACTS,
    verbs: 'POST',
    open: ({ list, item, id }, { name }) =>
      action(name, call => {
        drop(call, list, item, id);
        return nothing(name);
      }),
  },
};

const stepOfVersion = follow(versionSteps, ['Fields', 'FileVersion']);

/** A method that deletes the version that its parameter names. */
function dropping({ list, item }: ItemSource, { name }: Segment, isWanted: (call: Call, version: ItemVersion) => boolean): Resource {
  return action(name, call => {
    const found = call.tenant.items.versions(list, item).find(version => isWanted(call, version));
    if (!found) throw errors.item();
    drop(call, list, item, found.version);
    return nothing(name);
  });
}

/** Writes the row as it was, as a new version. */
function restoring({ list, item }: ItemSource, segment: Segment): Resource {
  return action(segment.name, call => {
    requireEdit(call, list, item);
    const label = parametersOf(call, segment).text('versionlabel');
    const found = call.tenant.items.versions(list, item).find(({ version }) => labelOf(version) === label);
    if (!found) throw errors.item();
    const cleared = Object.fromEntries(Object.keys(item.data).map(name => [name, null]));
    const kept = { Attachments: item.data.Attachments ?? false };
    return changed(itemEtag(list, call.tenant.items.change(list, item, { ...cleared, ...found.data, ...kept }, call.principal.id)));
  });
}

/** @throws 400 for the current version, which goes only with its row */
function drop(call: Call, list: List, item: Item, id: number): void {
  requireDelete(call, item);
  if (id === item.version) throw errors.argument('You cannot delete the current version.');
  call.tenant.items.removeVersion(list, item, id);
}

function requireDelete(call: Call, item: Item): void {
  call.require('deleteVersions', item);
}
