import { fileEntity } from './files/fileEntity';
import { folderEntity } from './files/folderEntity';
import { itemEntity } from './items/itemEntity';
import { listEntity } from './lists/listEntity';
import { groupEntity, userEntity } from './principals/principalEntity';
import { webEntity } from './webs/webEntity';
import type { Call, Entities, Resources } from './wire/call';
import type { Tenant } from '../tenant';
import { fileResource } from './files/fileResource';
import { folderResource } from './files/folderResource';
import { itemResource } from './items/itemResource';
import { listResource } from './lists/listResource';
import { groupResource } from './principals/groupResource';
import { userResource } from './principals/userResource';
import { webResource } from './webs/webResource';

export function entitiesOf(tenant: Tenant): Entities {
  return {
    web: webEntity,
    list: listEntity,
    item: (list, item) => itemEntity(tenant.fields.ofList(list.id), list, item),
    user: userEntity,
    group: groupEntity,
    file: fileEntity,
    folder: folderEntity,
  };
}

/** @param call read when a resource is asked for, since the call itself holds these */
export function resourcesOf(call: () => Call): Resources {
  return {
    web: webResource,
    list: list => listResource(list, call()),
    item: itemResource,
    user: userResource,
    group: groupResource,
    file: fileResource,
    folder: folderResource,
  };
}
