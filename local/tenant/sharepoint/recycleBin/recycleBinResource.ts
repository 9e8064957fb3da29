import type { RecycledItem } from '../../store/recycleBin';
import type { Site } from '../../store/sites';
import { DONE, nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { guidArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { recycledEntity } from './recycledEntity';

const FACTS = 'SP.RecycleBinItemCollection';

/** A recycle bin as it is asked for: a web's first stage, or both stages of its site collection. */
interface Bin {
  readonly site: Site;
  readonly isCollection: boolean;
}

/** What follows the recycle bin of a web or a site. */
export const recycleBinSteps: Steps<Bin> = {
  getById: { facts: FACTS, verbs: 'GET', open: (bin, segment, call) => entryResource(find(call, bin, guidArgument(segment, 'id'))) },
  restoreAll: { facts: FACTS, verbs: 'POST', open: onAll(1, restore) },
  restoreByIds: { facts: FACTS, verbs: 'POST', open: onSome(restore) },
  deleteAll: { facts: FACTS, verbs: 'POST', open: onAll(1, (call, entry) => call.tenant.recycleBin.purge(entry)) },
  deleteByIds: { facts: FACTS, verbs: 'POST', open: onSome((call, entry) => call.tenant.recycleBin.purge(entry)) },
  moveAllToSecondStage: { facts: FACTS, verbs: 'POST', open: onAll(1, (call, entry) => call.tenant.recycleBin.moveToSecondStage(entry)) },
  moveToSecondStageByIds: { facts: FACTS, verbs: 'POST', open: onSome((call, entry) => call.tenant.recycleBin.moveToSecondStage(entry)) },
  deleteAllSecondStageItems: { facts: FACTS, verbs: 'POST', open: onAll(2, (call, entry) => call.tenant.recycleBin.purge(entry)) },
};

const binStep = follow(recycleBinSteps);

/** What follows something in the recycle bin. */
export const recycledSteps: Steps<RecycledItem> = {
  restore: { facts: FACTS, verbs: 'POST', open: (entry, segment) => changing(segment, call => restore(call, entry)) },
  deleteObject: { facts: FACTS, verbs: 'POST', open: (entry, segment) => changing(segment, call => call.tenant.recycleBin.purge(entry)) },
  moveToSecondStage: { facts: FACTS, verbs: 'POST', open: (entry, segment) => changing(segment, call => call.tenant.recycleBin.moveToSecondStage(entry)) },
};

const recycledStep = follow(recycledSteps);

/** The first stage of a web, below it. */
export const webBinSteps: Steps<Site> = binSteps(false);

/** Both stages of a site collection. */
export const siteBinSteps: Steps<Site> = binSteps(true);

function binSteps(isCollection: boolean): Steps<Site> {
  return {
    recycleBin: { facts: FACTS, verbs: 'GET', open: (site, segment, call) => recycleBin({ site, isCollection }, segment, call) },
    getRecycleBinItems: { facts: FACTS, verbs: 'GET POST', open: (site, segment, call) => binItems({ site, isCollection }, segment, call) },
  };
}

/** `recyclebin`, `recyclebin('id')/restore`, `restoreAll`, `deleteAll`: one's own deletions, or all of the site's to its owners. */
function recycleBin(bin: Bin, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return entryResource(find(call, bin, guidArgument(segment, 'id')));
  return binResource(bin, () => visible(call, bin));
}

/** `getRecycleBinItems(rowLimit=50,isAscending=true,itemState=1)`. */
function binItems(bin: Bin, segment: Segment, call: Call): Resource {
  const given = parametersOf(call, segment);
  const state = given.optionalNumber('itemstate', 4) ?? 0;
  const limit = given.optionalNumber('rowlimit', 1) ?? 100;
  const chosen = (): readonly RecycledItem[] => {
    const entries = visible(call, bin).filter(({ stage }) => state === 0 || stage === state);
    return (given.boolean('isascending', 2, false) ? [...entries].reverse() : entries).slice(0, limit > 0 ? limit : undefined);
  };
  const resource = binResource(bin, chosen);
  return { ...resource, post: resource.get };
}

function binResource(bin: Bin, entries: () => readonly RecycledItem[]): Resource {
  return collectionResource('recyclebin', 'SP.ApiData.RecycleBinItems', () => entries().map(recycledEntity), { step: (inner, call) => binStep(bin, inner, call) });
}

function entryResource(entry: RecycledItem): Resource {
  return entityResource(recycledEntity(entry), { step: (segment, call) => recycledStep(entry, segment, call) });
}

function changing({ name }: Segment, work: (call: Call) => void): Resource {
  return action(name, call => {
    work(call);
    return nothing(name);
  });
}

function onAll(stage: 1 | 2, work: (call: Call, entry: RecycledItem) => void): Step<Bin>['open'] {
  return (bin, segment) =>
    action(segment.name, call => {
      if (stage === 2) requireAdministrator(call);
      for (const entry of visible(call, bin)) if (entry.stage === stage) work(call, entry);
      return DONE;
    });
}

function onSome(work: (call: Call, entry: RecycledItem) => void): Step<Bin>['open'] {
  return (bin, segment) =>
    action(segment.name, call => {
      for (const id of parametersOf(call, segment).list('ids')) work(call, find(call, bin, String(id).toLowerCase()));
      return nothing(segment.name);
    });
}

function restore(call: Call, entry: RecycledItem): void {
  call.require('deleteListItems', { scopeId: call.tenant.recycleBin.scopeOf(entry) });
  call.tenant.recycleBin.restore(entry);
}

/** Everyone sees what they deleted themselves, the administrators of the site collection everything and the second stage. */
function visible(call: Call, { site, isCollection }: Bin): readonly RecycledItem[] {
  const isAdministrator = seesEverything(call);
  return call.tenant.recycleBin
    .all(isCollection ? site.rootId : site.id, isCollection)
    .filter(entry => isAdministrator || entry.deletedBy === call.principal.id)
    .filter(entry => entry.stage === 1 || (isCollection && isAdministrator));
}

function seesEverything(call: Call): boolean {
  return call.can('manageWeb', call.site);
}

function requireAdministrator(call: Call): void {
  if (!seesEverything(call)) throw errors.denied();
}

function find(call: Call, bin: Bin, id: string): RecycledItem {
  // By its id a web's owner reaches what is in the second stage too.
  const entry = visible(call, { ...bin, isCollection: true }).find(each => each.id === id);
  if (!entry) throw errors.item();
  return entry;
}
