import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { findItem } from '../items/itemResource';
import type { ItemSource } from '../items/itemEntity';

const FACTS = 'Microsoft.Office.Server.ReputationModel';

/** Likes and ratings of rows, as the methods below `_api/` give them. */
export const reputationSteps: Steps<Site> = {
  'Microsoft.Office.Server.ReputationModel.Reputation.SetLike': {
    facts: FACTS,
    verbs: 'POST',
    open: (_, segment) =>
      rating(segment, 'SetLike', (call, { list, item }) => {
        call.tenant.comments.likeItem(list, item, call.principal.id, parametersOf(call, segment).boolean('like', 2, false));
        return call.tenant.comments.likesOfItem(list, item).length;
      }),
  },
  'Microsoft.Office.Server.ReputationModel.Reputation.SetRating': {
    facts: FACTS,
    verbs: 'POST',
    open: (_, segment) =>
      rating(segment, 'SetRating', (call, { list, item }) => {
        const value = parametersOf(call, segment).number('rating', 2);
        if (value < 1 || value > 5) throw errors.argument();
        return call.tenant.comments.rate(list, item, call.principal.id, value);
      }),
  },
};

function rating(segment: Segment, name: string, work: (call: Call, source: ItemSource) => number): Resource {
  return action(segment.name, call => ({ kind: 'value', name, value: work(call, rowOf(call, segment)) }));
}

/** @throws 404, 403 */
function rowOf(call: Call, segment: Segment): ItemSource {
  const given = parametersOf(call, segment);
  const list = call.tenant.lists.byGuid(given.text('listid', 0).replace(/[{}]/g, ''));
  if (!list || list.siteId !== call.site.id) throw errors.listId();
  return { list, item: findItem(call, list, given.number('itemid', 1)) };
}
