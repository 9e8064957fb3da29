import { fileEntity, folderEntity } from './entities/files';
import { itemEntity } from './entities/items';
import { listEntity } from './entities/lists';
import { groupEntity, userEntity } from './entities/principals';
import { webEntity } from './entities/web';
import type { Call, Entities, Resources } from './call';
import type { Tenant } from '../tenant';
import { fileResource } from './resources/files';
import { folderResource } from './resources/folders';
import { itemResource } from './resources/items';
import { listResource } from './resources/lists';
import { groupResource, userResource } from './resources/principals';
import { webResource } from './resources/web';

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
