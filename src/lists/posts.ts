import { date, defineList, note, person, text, type ItemOf } from './define';

/** Who holds the posts that the policy names; a post without a row is vacant, which is itself a finding (CP-18). */
export const posts = defineList({
  url: 'Lists/Posts',
  title: 'Posts',
  description: 'Who holds which post of the policy, and since when.',
  version: 1,
  fields: {
    post: text({ title: 'Post', column: 'Title', required: true, indexed: true, max: 120, clause: 'CP-18' }),
    holder: person({ title: 'Holder', required: true, indexed: true }),
    from: date({ title: 'From', column: 'HeldFrom' }),
    until: date({ title: 'Until', column: 'HeldUntil', help: 'Leave empty while the post is held.' }),
    note: note({ title: 'Note' }),
  },
  views: {
    all: { title: 'All posts', fields: ['post', 'holder', 'from', 'until'], orderBy: 'post', isDefault: true },
  },
});

export type PostHolder = ItemOf<typeof posts>;
