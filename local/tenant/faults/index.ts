export { Faults } from './faults';
export type { FaultKind, FaultRule } from './rules';
