import type { Comment, Mention } from '../../store/comments';
import { DONE, nothing, type Answer } from '../wire/answer';
import { arrayOf, bodyOf, isVerboseBody, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import type { ItemSource } from '../items/itemEntity';
import { requireEdit } from '../items/rights';
import { commentEntity, likeEntity, type CommentSource } from './commentEntity';

const FACTS = 'Microsoft.SharePoint.Comments.comment';
/** Source: "Comment on files or list items in SharePoint". */
const LONGEST = 2000;

/** `items(5)/comments`, `GetComments()` and `comments(7)`. */
export function commentsStep({ list, item }: ItemSource, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined && segment.args.length > 0) return commentResource(find(call, { list, item }, numberArgument(segment, 'id')));
  const read = (current: Call): readonly Comment[] => current.tenant.comments.of(list, item);
  return collectionResource('comments', 'SP.ApiData.Comments', current => read(current).map(comment => commentEntity({ list, item, comment })), {
    post: current => add(current, { list, item }, undefined),
    step: (inner, current) => stepOfComments({ list, item }, inner, current),
  });
}

/** What follows `comments` in an address. */
export const commentsSteps: Steps<ItemSource> = {
  DeleteAll: {
    facts: FACTS,
    verbs: 'POST',
    open: ({ list, item }, { name }) =>
      action(name, call => {
        requireEdit(call, list, item);
        for (const comment of call.tenant.comments.of(list, item)) call.tenant.comments.remove(comment);
        return nothing(name);
      }),
  },
  GetById: { facts: FACTS, verbs: 'GET DELETE', open: (source, segment, call) => commentResource(find(call, source, numberArgument(segment, 'id'))) },
};

const stepOfComments = follow(commentsSteps);

/** What follows one comment in an address. */
export const commentSteps: Steps<CommentSource> = {
  DeleteObject: {
    facts: FACTS,
    verbs: 'POST',
    open: (source, { name }) =>
      action(name, call => {
        remove(call, source);
        return nothing(name);
      }),
  },
  Like: { facts: FACTS, verbs: 'POST', open: (source, segment) => liking(source, segment, true) },
  LikedBy: { facts: FACTS, verbs: 'GET POST', open: ({ comment }, segment) => likedBy(segment, call => call.tenant.comments.likesOfComment(comment).map(likeEntity)) },
  Replies: { facts: FACTS, verbs: 'GET POST', open: repliesStep },
  Unlike: { facts: FACTS, verbs: 'POST', open: (source, segment) => liking(source, segment, false) },
};

const stepOfComment = follow(commentSteps);

/** Who likes a row or a comment; PnPjs asks with POST. */
export function likedBy({ name }: Segment, read: (call: Call) => readonly ReturnType<typeof likeEntity>[]): Resource {
  const resource = collectionResource(name, 'SP.ApiData.LikedBy', read);
  return { ...resource, post: resource.get };
}

function commentResource(source: CommentSource): Resource {
  return entityResource(commentEntity(source), {
    remove: call => {
      remove(call, source);
      return DONE;
    },
    step: (segment, call) => stepOfComment(source, segment, call),
  });
}

function repliesStep(source: CommentSource, segment: Segment, call: Call): Resource {
  const { list, item, comment } = source;
  if (segment.args !== undefined && segment.args.length > 0) {
    const reply = find(call, source, numberArgument(segment, 'id'));
    if (reply.comment.parentId !== comment.id) throw errors.item();
    return commentResource(reply);
  }
  return collectionResource('replies', 'SP.ApiData.Comments', current => current.tenant.comments.repliesTo(comment).map(reply => commentEntity({ list, item, comment: reply })), {
    post: current => add(current, source, comment),
  });
}

function liking({ comment }: CommentSource, { name }: Segment, likes: boolean): Resource {
  return action(name, call => {
    call.tenant.comments.likeComment(comment, call.principal.id, likes);
    return nothing(name);
  });
}

/** Whoever may read a row may comment on it, as long as comments are open. */
function add(call: Call, { list, item }: ItemSource, parent: Comment | undefined): Answer {
  if (call.tenant.comments.areDisabled(list, item)) throw errors.argument('Comments are disabled for this item.');
  const body = bodyOf(call);
  const text = textOf(body, 'text');
  if (text.trim() === '' || text.length > LONGEST) throw errors.argument(`A comment has between 1 and ${LONGEST} characters.`);
  if (parent?.parentId !== undefined) throw errors.argument('A reply cannot be replied to.');
  const comment = call.tenant.comments.add(list, item, call.principal.id, text, mentionsIn(body, isVerboseBody(call)), parent);
  return { kind: 'entity', entity: commentEntity({ list, item, comment }), status: 201 };
}

function mentionsIn(body: Body, verbose: boolean): readonly Mention[] {
  if (body.mentions === undefined || body.mentions === null) return [];
  return arrayOf(body.mentions, verbose).map(entry => {
    const mention = entry as Body;
    return { loginName: optionalText(mention, 'loginName') ?? '', email: optionalText(mention, 'email') ?? '', name: optionalText(mention, 'name') ?? '' };
  });
}

/** One's own comment, or any for those who edit the row. */
function remove(call: Call, { list, item, comment }: CommentSource): void {
  if (comment.author !== call.principal.id && !call.mayEdit(list, item)) throw errors.denied();
  call.tenant.comments.remove(comment);
}

/** @throws 404 */
function find(call: Call, { list, item }: ItemSource, id: number): CommentSource {
  const comment = call.tenant.comments.find(list, item, id);
  if (!comment) throw errors.item();
  return { list, item, comment };
}
