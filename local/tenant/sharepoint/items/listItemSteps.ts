import type { List } from '../../store/lists';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { getItems } from './getItems';
import { findItem, findItemByText, itemsStep } from './itemResource';
import { renderListData, renderListDataAsStream } from './render/renderListData';
import { addByForm } from './form/addByForm';

/** What follows a list in an address and leads to its rows. */
export const listItemSteps: Steps<List> = {
  AddValidateUpdateItem: { facts: '1.6', verbs: 'POST', open: addingByForm },
  AddValidateUpdateItemUsingPath: { facts: '1.6', verbs: 'POST', open: addingByForm },
  GetItemById: { facts: '1.6', verbs: 'GET', open: (list, segment, call) => call.resources.item(list, findItem(call, list, numberArgument(segment, 'id'))) },
  GetItemByStringId: { facts: '1.6', verbs: 'GET', open: (list, segment, call) => call.resources.item(list, findItemByText(call, list, textArgument(segment, 'sid'))) },
  GetItems: { facts: '1.6', verbs: 'POST', open: (list, { name }) => action(name, call => getItems(call, list)) },
  Items: { facts: '1.6', verbs: 'GET POST', open: itemsStep },
  RenderListData: { facts: '1.6', verbs: 'POST', open: (list, segment) => action(segment.name, call => renderListData(call, list, textArgument(segment, 'viewxml'))) },
  RenderListDataAsStream: { facts: '1.6', verbs: 'POST', open: (list, { name }) => action(name, call => renderListDataAsStream(call, list)) },
};

function addingByForm(list: List, { name }: Segment): Resource {
  return action(name, call => addByForm(call, list));
}
