import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { resourcePathOf } from '../wire/entityPaths';

export interface Attachment {
  readonly list: List;
  readonly item: Item;
  readonly name: string;
  readonly blobId: number;
}

const shape: Shape<Attachment> = {
  type: 'SP.Attachment',
  set: 'SP.ApiData.Attachments',
  editLink: ({ list, item, name }) => `${listLink(list)}/Items(${item.id})/AttachmentFiles('${encodeURIComponent(name).replace(/'/g, "''")}')`,
  props: {
    FileName: ({ name }) => name,
    FileNameAsPath: ({ name }) => resourcePathOf(name),
    ServerRelativePath: attachment => resourcePathOf(pathOf(attachment)),
    ServerRelativeUrl: pathOf,
  },
};

/** The files that hang on a row, by name. */
export function attachmentsOf(call: Call, list: List, item: Item): readonly Attachment[] {
  return call.tenant.db
    .all<{ name: string; blob_id: number }>('SELECT name, blob_id FROM attachments WHERE list_id = ? AND item_id = ? ORDER BY name', list.id, item.id)
    .map(row => ({ list, item, name: row.name, blobId: row.blob_id }));
}

export function attachmentEntity(attachment: Attachment): Entity {
  return entity(shape, attachment);
}

export function pathOf({ list, item, name }: Attachment): string {
  return `${list.url}/Attachments/${item.id}/${name}`;
}
