import type { Comment, Like } from '../../store/comments';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { USER } from '../../store/principals';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { Complex } from '../wire/values';

export interface CommentSource {
  readonly list: List;
  readonly item: Item;
  readonly comment: Comment;
}

const shape: Shape<CommentSource> = {
  type: 'Microsoft.SharePoint.Comments.comment',
  set: 'SP.ApiData.Comments',
  editLink: source => commentLink(source),
  props: {
    author: ({ comment }, call) => identity(call, comment.author),
    createdDate: ({ comment }) => comment.created,
    id: ({ comment }) => String(comment.id),
    isLikedByUser: ({ comment }, call) => call.tenant.comments.likesOfComment(comment).some(({ principalId }) => principalId === call.principal.id),
    isReply: ({ comment }) => comment.parentId !== undefined,
    itemId: ({ item }) => item.id,
    likeCount: ({ comment }, call) => call.tenant.comments.likesOfComment(comment).length,
    listId: ({ list }) => list.guid,
    mentions: ({ comment }, call) => comment.mentions.map(({ loginName, email, name }) => new Complex('Microsoft.SharePoint.Comments.Client.Identity', {
      email,
      id: call.tenant.principals.byLogin(call.site.id, USER, loginName)?.id ?? 0,
      loginName,
      name,
    })),
    parentId: ({ comment }) => String(comment.parentId ?? 0),
    replyCount: ({ comment }, call) => call.tenant.comments.repliesTo(comment).length,
    text: ({ comment }) => comment.text,
  },
  links: {
    likedBy: { many: ({ comment }, call) => call.tenant.comments.likesOfComment(comment).map(like => likeEntity(like)) },
    replies: { many: ({ list, item, comment }, call) => call.tenant.comments.repliesTo(comment).map(reply => commentEntity({ list, item, comment: reply })) },
  },
};

const likeShape: Shape<Like> = {
  type: 'Microsoft.SharePoint.Likes.userEntity',
  set: 'SP.ApiData.LikedBy',
  editLink: like => `Web/SiteUsers/GetById(${like.principalId})`,
  props: {
    creationDate: like => like.created,
    email: (like, call) => personOf(call, like.principalId).email,
    id: like => like.principalId,
    loginName: (like, call) => personOf(call, like.principalId).login,
    name: (like, call) => personOf(call, like.principalId).title,
  },
};

export function commentEntity(source: CommentSource): Entity {
  return entity(shape, source);
}

export function likeEntity(like: Like): Entity {
  return entity(likeShape, like);
}

function commentLink({ list, item, comment }: CommentSource): string {
  const own = `${listLink(list)}/Items(${item.id})/Comments`;
  return comment.parentId === undefined ? `${own}(${comment.id})` : `${own}(${comment.parentId})/replies(${comment.id})`;
}

function identity(call: Call, principalId: number): Complex {
  const { id, title, email, login } = personOf(call, principalId);
  return new Complex('Microsoft.SharePoint.Comments.Client.Identity', { email, expiration: null, id, isActive: true, isExternal: false, jobTitle: null, loginName: login, name: title, principalType: 1 });
}

function personOf(call: Call, id: number): { readonly id: number; readonly title: string; readonly email: string; readonly login: string } {
  return call.remember(`principal ${id}`, () => call.tenant.principals.byId(call.site.id, id)) ?? { id, title: '', email: '', login: '' };
}
