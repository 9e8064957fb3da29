import type { SPFI } from '@pnp/sp';
import '@pnp/sp/comments/item';
import type { ICommentInfo } from '@pnp/sp/comments';
import type { IItem } from '@pnp/sp/items';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

describe('comments, likes and ratings of rows (Microsoft.SharePoint.Comments.comment)', () => {
  let council: Council;
  let sp: SPFI;
  let item: IItem;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Actions');
    item = sp.web.lists.getByTitle('Actions').items.getById(1);
    await sp.web.lists.getByTitle('Actions').items.add({ Title: 'Mend the roof' });
  });
  afterAll(async () => council.tenant.stop());

  const asked = (upn: string): IItem => council.as(upn).web.lists.getByTitle('Actions').items.getById(1);

  test('a comment is added, read by its number, answered and deleted', async () => {
    const comment = await item.comments.add('When will it be done?');
    expect(Number(comment.id)).toBeGreaterThan(0);
    const read = await item.comments.getById(Number(comment.id))<ICommentInfo>();
    expect(read).toMatchObject({ text: 'When will it be done?', isReply: false, replyCount: 0, likeCount: 0, itemId: 1, author: { name: 'Alex Munro', email: ALEX } });
    const reply = await comment.replies.add('On Friday');
    await comment.replies.add('Or on Monday');
    expect((await comment.replies<ICommentInfo[]>()).map(({ text, isReply }) => [text, isReply])).toEqual([['On Friday', true], ['Or on Monday', true]]);
    // A reply stands at an address of its own.
    await reply.like();
    expect(await reply.select('likeCount', 'isLikedByUser')<Partial<ICommentInfo>>()).toMatchObject({ likeCount: 1, isLikedByUser: true });
    await reply.delete();
    expect((await item.comments.getById(Number(comment.id))<ICommentInfo>()).replyCount).toBe(1);
    await comment.delete();
    expect((await failure(item.comments.getById(Number(comment.id))())).status).toBe(404);
  });

  test('comments come newest first, with those who are named; all of them can be cleared', async () => {
    for (const text of ['One', 'Two']) await item.comments.add(text);
    const mention = { loginName: `i:0#.f|membership|${PRIYA}`, email: PRIYA, name: 'Priya Nair' };
    await item.comments.add({ text: '@mention&#123;0&#125; please', mentions: [mention] } as unknown as ICommentInfo);
    const all = await item.comments<ICommentInfo[]>();
    expect(all.map(({ text }) => text)).toEqual(['@mention&#123;0&#125; please', 'Two', 'One']);
    expect(all[0].mentions).toMatchObject([{ name: 'Priya Nair', email: PRIYA }]);
    expect((await council.get("web/lists/getByTitle('Actions')/items(1)/GetComments()?$expand=replies&$top=1")).json.value).toMatchObject([{ replies: [] }]);
    await item.comments.clear();
    expect(await item.comments()).toEqual([]);
  });

  test('everybody likes for themselves', async () => {
    const comment = await item.comments.add('Liked');
    const liked = asked(PRIYA).comments.getById(Number(comment.id));
    await comment.like();
    await comment.like();
    await liked.like();
    expect(await comment.select('likeCount', 'isLikedByUser')()).toMatchObject({ likeCount: 2, isLikedByUser: true });
    await comment.unlike();
    expect(await comment.select('likeCount', 'isLikedByUser')()).toMatchObject({ likeCount: 1, isLikedByUser: false });
    await item.like();
    expect(await item.getLikedBy()).toMatchObject([{ name: 'Alex Munro', email: ALEX }]);
    await item.unlike();
    expect(await item.getLikedBy()).toEqual([]);
    await item.rate(5);
    expect(await asked(PRIYA).rate(2)).toBe(3.5);
    expect((await failure(item.rate(6 as 5))).status).toBe(400);
  });

  test('a reader comments, deletes what is their own, and nothing else', async () => {
    const mine = await item.comments.add('From the owner');
    const theirs = await asked(SONIA).comments.add('From a visitor');
    expect((await failure(asked(SONIA).comments.getById(Number(mine.id)).delete())).status).toBe(403);
    expect((await failure(asked(SONIA).comments.clear())).status).toBe(403);
    await asked(SONIA).comments.getById(Number(theirs.id)).delete();
  });

  test('comments can be closed, and are then refused; an empty one always is', async () => {
    const close = (value: boolean): Promise<unknown> => council.post(`web/lists/getByTitle('Actions')/items(1)/SetCommentsDisabled(value=${String(value)})`, undefined);
    await close(true);
    expect(await item.select('CommentsDisabled')()).toMatchObject({ CommentsDisabled: true });
    expect((await failure(item.comments.add('Too late'))).status).toBe(400);
    await close(false);
    await item.comments.add('Open again');
    expect((await failure(item.comments.add(' '))).status).toBe(400);
    expect((await failure(item.comments.add('x'.repeat(2001)))).status).toBe(400);
  });
});
