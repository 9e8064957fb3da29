import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { likeEntity } from './commentEntity';

interface Source {
  readonly list: List;
  readonly item: Item;
}

const shape: Shape<Source> = {
  type: 'Microsoft.SharePoint.Likes.likedByInformation',
  set: 'SP.ApiData.LikedByInformation',
  editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})/likedByInformation`,
  props: {
    isLikedByUser: ({ list, item }, call) => call.tenant.comments.likesOfItem(list, item).some(({ principalId }) => principalId === call.principal.id),
    likeCount: ({ list, item }, call) => String(call.tenant.comments.likesOfItem(list, item).length),
  },
  links: { likedBy: { many: ({ list, item }, call) => call.tenant.comments.likesOfItem(list, item).map(likeEntity) } },
};

/** How many like a row, and who with `$expand=likedBy`. */
export function likedByInformation(source: Source): Entity {
  return entity(shape, source);
}
