import { answerChanges } from '../drives/deltaPages';
import { actor } from '../wire/actor';
import { shaped } from '../wire/entities';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import { siteId } from '../sites/siteResource';
import { itemExpanders, itemResource } from './itemResource';
import { openList } from './listAddress';

/** listItem: delta. What is gone is told with `deleted`. */
function delta(call: GraphCall): GraphAnswer {
  const { site, list } = openList(call, needs.readSites);
  const { access } = call.world.tenant;
  const who = actor(call);
  return answerChanges(call, {
    list,
    context: 'Collection(listItem)',
    show: (item) => {
      const row = { list, item };
      if (!access.can(who, site.id, item, 'viewListItems')) return undefined;
      return shaped(call, itemResource(call, site, row), 'listItem', itemExpanders(call, site, row));
    },
    gone: (id) => ({ id: String(id), parentReference: { siteId: siteId(call, site) }, deleted: { state: 'deleted' } }),
  });
}

export const itemDeltaRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@list/items/delta', facts: 'listItem: delta', handle: delta },
  { method: 'GET', pattern: "@list/items/delta(token=<'|%27>{token:quoted}<'|%27>)", facts: 'listItem: delta', handle: delta },
];
