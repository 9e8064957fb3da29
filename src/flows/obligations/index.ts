export { decide, withdrawDecision, type NewDecision } from './decide';
export { raiseEscalations, type Escalated } from './escalate';
export { gatherFacts, type GatheredFacts } from './facts';
export { adoptedPacks, packsThatCount, type AdoptedPacks } from './packs';
export { refreshObligations, type Refreshed } from './refresh';
export { stateOf, stateWord } from './words';
