import { Records } from '../../store/records';
import { APP_CATALOGUE } from '../../tenant';
import { DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { textArgument, type Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';

interface StorageEntity {
  readonly Comment: string | null;
  readonly Description: string | null;
  readonly Value: string;
}

const OWNER = 'tenant';

/** `getStorageEntity('key')`: a property of the tenant, from any site; one that is not there is null. */
export function getStorageEntity(segment: Segment): Resource {
  const read = (call: Call): Answer => {
    const found = records(call).find(OWNER, textArgument(segment, 'key'));
    return found ? { kind: 'object', name: 'GetStorageEntity', type: 'Microsoft.SharePoint.StorageEntity', body: { ...found } } : nothing('GetStorageEntity');
  };
  return { name: segment.name, get: read, post: read };
}

/** `setStorageEntity`: only in the app catalogue. @throws 403 */
export function setStorageEntity(segment: Segment): Resource {
  return action(segment.name, call => {
    requireCatalogue(call);
    const body = bodyOf(call);
    records(call).put(OWNER, textOf(body, 'key'), {
      Comment: optionalText(body, 'comments') ?? null,
      Description: optionalText(body, 'description') ?? null,
      Value: textOf(body, 'value'),
    });
    return nothing('SetStorageEntity');
  });
}

export function removeStorageEntity(segment: Segment): Resource {
  return action(segment.name, call => {
    requireCatalogue(call);
    records(call).remove(OWNER, textArgument(segment, 'key'));
    return DONE;
  });
}

function requireCatalogue(call: Call): void {
  if (call.site.url.toLowerCase() !== APP_CATALOGUE) throw errors.denied();
  call.require('manageWeb', call.site);
}

function records(call: Call): Records<StorageEntity> {
  return new Records<StorageEntity>(call.tenant.db, 'storageEntity');
}
