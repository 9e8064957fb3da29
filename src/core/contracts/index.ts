export { contractFormOf, readContractForm } from './form';
export type { ContractErrors, ContractForm, ContractReading, ContractValues } from './form';
export { belongsOnRegister, lengthWords, statusWords, termOf } from './term';
export type { Term, TermState } from './term';
