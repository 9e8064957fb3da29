import type { RecycledItem } from '../../store/recycleBin';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { resourcePathOf } from '../wire/entityPaths';
import { toLocal } from '../../timeZone';

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
    DeletedDateLocalFormatted: entry => localText(entry.deleted),
    DirName: entry => entry.dir,
    DirNamePath: entry => resourcePathOf(entry.dir),
    Id: entry => entry.id,
    ItemState: entry => entry.stage,
    ItemType: entry => entry.kind,
    LeafName: entry => entry.title,
    LeafNamePath: entry => resourcePathOf(entry.title),
    Size: entry => String(entry.size),
    Title: entry => entry.title,
  },
  links: {
    Author: { one: (entry, call) => userEntity(entry.author, call) },
    DeletedBy: { one: (entry, call) => userEntity(entry.deletedBy, call) },
  },
};

export function recycledEntity(entry: RecycledItem): Entity {
  return entity(shape, entry);
}

function personOf(id: number, call: Call): { readonly title: string; readonly email: string } {
  return call.tenant.principals.byId(call.site.id, id) ?? { title: '', email: '' };
}

function userEntity(id: number, call: Call): Entity | undefined {
  const user = call.tenant.principals.byId(call.site.id, id);
  return user && call.entities.user(user);
}

/** `3/12/2026 14:05`, in the site's time. */
function localText(stamp: string): string {
  const { year, month, day, hour, minute } = toLocal(new Date(stamp));
  return `${day}/${month}/${year} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
