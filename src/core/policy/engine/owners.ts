import type { Post } from '../clauses';
import type { ContractFact, PersonFact } from '../facts';
import type { Owner } from '../obligation';
import type { Pack } from '../types';
import { compareText, type Knowledge } from './knowledge';

/** Who answers for a post on a contract: its holder, else the first deputy's holder (CP-18). */
export function ownerOf(post: string, pack: Pack, contract: ContractFact | undefined, known: Knowledge): Owner {
  const declared = declaredPost(post, pack);
  const person = holder(post, declared, contract, known);
  if (person) return { post, person };
  for (const deputy of declared?.deputies ?? []) {
    const acting = holder(deputy, declaredPost(deputy, pack), contract, known);
    if (acting) return { post, person: acting, actingAs: deputy };
  }
  return { post };
}

function declaredPost(post: string, { posts }: Pack): Post | undefined {
  return posts?.find(({ title }) => title === post);
}

function holder(post: string, declared: Post | undefined, contract: ContractFact | undefined, known: Knowledge): PersonFact | undefined {
  const own = contract && declared?.heldIn && contract[declared.heldIn];
  return own ?? (contract && declared?.heldIn ? undefined : known.people(post)[0]);
}

/** Finds owners of one scope, each post once. */
export function ownersIn(pack: Pack, contract: ContractFact | undefined, known: Knowledge): (post: string) => Owner {
  const found = new Map<string, Owner>();
  return (post) => {
    const there = found.get(post);
    if (there) return there;
    const owner = ownerOf(post, pack, contract, known);
    found.set(post, owner);
    return owner;
  };
}

/** A post without a holder, its deputy if there is one, and the clauses it answers for. */
export interface VacantPost {
  readonly owner: Owner;
  readonly clauses: readonly string[];
}

/** The posts that nobody holds though they answer for a clause. The posts of a contract are that contract's own matter. */
export function vacantPosts(pack: Pack, known: Knowledge): readonly VacantPost[] {
  const byPost = new Map<string, string[]>();
  for (const { id, owner, form } of pack.clauses ?? []) {
    if (form === 'duty' || form === 'decision') byPost.set(owner, [...(byPost.get(owner) ?? []), id]);
  }
  return Array.from(byPost)
    .filter(([post]) => declaredPost(post, pack)?.heldIn === undefined && known.people(post).length === 0)
    .map(([post, clauses]) => ({ owner: ownerOf(post, pack, undefined, known), clauses }))
    .sort((one, other) => compareText(one.owner.post, other.owner.post));
}
