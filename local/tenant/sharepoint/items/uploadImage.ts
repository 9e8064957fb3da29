import { createList } from '../../provision';
import type { List } from '../../store/lists';
import type { Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import { Complex } from '../wire/values';
import { findItem } from './itemResource';
import { requireEdit } from './rights';

/**
 * `web/UploadImage(listTitle='..',imageName='a.png',listId='..',itemId=5)`: keeps the picture of an image column in the
 * site's assets; the caller writes its address into the column.
 */
export function uploadImage(segment: Segment): Resource {
  return action(segment.name, call => {
    const given = parametersOf(call, segment, false);
    const list = call.tenant.lists.byGuid(given.text('listid', 2));
    if (!list || list.siteId !== call.site.id) throw errors.listId();
    const itemId = given.optionalNumber('itemid', 3) ?? 0;
    if (itemId > 0) requireEdit(call, list, findItem(call, list, itemId));
    else call.require('addListItems', list);
    return keep(call, list, given.text('imagename', 1));
  });
}

function keep(call: Call, list: List, name: string): Answer {
  const { files } = call.tenant;
  const folder = ['Lists', list.guid].reduce((parent, leaf) => files.createFolder(parent, leaf, { actor: call.caller.actor, conflict: 'replace' }), files.root(assets(call)));
  const { name: kept, path, id } = files.write(folder, name, call.request.body, { actor: call.caller.actor, conflict: 'rename' });
  return { kind: 'value', name: 'UploadImage', value: new Complex('SP.UploadedImage', { Name: kept, ServerRelativeUrl: path, UniqueId: id }) };
}

/** SharePoint makes the library by itself when it first needs it. */
function assets(call: Call): List {
  const base = call.site.url === '/' ? '' : call.site.url;
  return call.tenant.lists.byUrl(`${base}/SiteAssets`) ?? createList(call.tenant, call.site, { title: 'Site Assets', leaf: 'SiteAssets', baseTemplate: 101 });
}
