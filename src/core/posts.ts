/** The people of a contract, by post: the policy names posts, the register says who holds them (CP-8.1, CP-18). */
export interface PostHolders<Someone> {
  readonly contractManager?: Someone;
  readonly assistantDirector?: Someone;
  readonly operationalLead?: Someone;
}

/**
 * Who holds a post on a contract. The register names one director for each contract, its Assistant Director, so the
 * "Directors" of CP-9.1 are read as that person.
 * @returns undefined for a post that the register does not hold, or that nobody holds
 */
export function holderOf<Someone>(post: string, holders: PostHolders<Someone>): Someone | undefined {
  switch (post.trim().toLowerCase()) {
    case 'contract manager':
      return holders.contractManager;
    case 'assistant director':
    case 'director':
    case 'directors':
      return holders.assistantDirector;
    case 'operational lead':
      return holders.operationalLead;
    default:
      return undefined;
  }
}
