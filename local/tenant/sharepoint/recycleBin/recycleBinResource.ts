import type { RecycledItem } from '../../store/recycleBin';
import type { Site } from '../../store/sites';
import { DONE, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { guidArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

const shape: Shape<RecycledItem> = {
  type: 'SP.RecycleBinItem',
  set: 'SP.ApiData.RecycleBinItems',
  editLink: entry => `Web/RecycleBin(guid'${entry.id}')`,
  props: {
    AuthorEmail: (entry, call) => personOf(entry.author, call).email,
    AuthorName: (entry, call) => personOf(entry.author, call).title,
    DeletedByEmail: (entry, call) => personOf(entry.deletedBy, call).email,
    DeletedByName: (entry, call) => personOf(entry.deletedBy, call).title,
    DeletedDate: entry => entry.deleted,
    DirName: entry => entry.dir,
    Id: entry => entry.id,
    ItemState: () => 1,
    ItemType: entry => entry.kind,
    LeafName: entry => entry.title,
    Size: entry => String(entry.size),
    Title: entry => entry.title,
  },
};

/** What follows the recycle bin of a web or a site. */
export const recycleBinSteps: Steps<Site> = {
  getById: { facts: '1.6', verbs: 'GET', open: (_, segment, call) => entryResource(find(call, guidArgument(segment, 'id'))) },
  restoreAll: { facts: '1.6', verbs: 'POST', open: (_, segment) => action(segment.name, call => each(call, entry => restore(call, entry))) },
  deleteAll: { facts: '1.6', verbs: 'POST', open: (_, segment) => action(segment.name, call => each(call, entry => call.tenant.recycleBin.purge(entry))) },
};

const binStep = follow(recycleBinSteps, ['MoveAllToSecondStage', 'DeleteAllSecondStageItems']);

/** What follows something in the recycle bin. */
export const recycledSteps: Steps<RecycledItem> = {
  restore: {
    facts: '1.6',
    verbs: 'POST',
    open: (entry, { name }) =>
      action(name, call => {
        restore(call, entry);
        return DONE;
      }),
  },
  deleteObject: {
    facts: '1.6',
    verbs: 'POST',
    open: (entry, { name }) =>
      action(name, call => {
        call.tenant.recycleBin.purge(entry);
        return DONE;
      }),
  },
};

const recycledStep = follow(recycledSteps, ['MoveToSecondStage']);

/** `recyclebin`, `recyclebin('id')/restore`, `restoreAll`, `deleteAll`: one's own deletions, or all of the site's to its owners. */
export function recycleBinStep(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return entryResource(find(call, guidArgument(segment, 'id')));
  return collectionResource('recyclebin', 'SP.ApiData.RecycleBinItems', () => visible(call).map((entry): Entity => entity(shape, entry)), {
    step: inner => binStep(call.site, inner, call),
  });
}

function entryResource(entry: RecycledItem): Resource {
  return entityResource(entity(shape, entry), { step: (segment, call) => recycledStep(entry, segment, call) });
}

function restore(call: Call, entry: RecycledItem): void {
  call.require('deleteListItems', { scopeId: call.tenant.recycleBin.scopeOf(entry) });
  call.tenant.recycleBin.restore(entry);
}

function each(call: Call, work: (entry: RecycledItem) => void): Answer {
  for (const entry of visible(call)) work(entry);
  return DONE;
}

function visible(call: Call): readonly RecycledItem[] {
  const seesAll = call.can('manageWeb', call.site);
  return call.tenant.recycleBin.all(call.site.id).filter(entry => seesAll || entry.deletedBy === call.principal.id);
}

function find(call: Call, id: string): RecycledItem {
  const entry = visible(call).find(each => each.id === id);
  if (!entry) throw errors.item();
  return entry;
}

function personOf(id: number, call: Call): { readonly title: string; readonly email: string } {
  return call.tenant.principals.byId(call.site.id, id) ?? { title: '', email: '' };
}
