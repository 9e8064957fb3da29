/** What works obligations out arrives in a chunk of its own, with its first use. */
export { refreshObligations } from '../../flows/obligations';
