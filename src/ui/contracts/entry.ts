import { displayDate, type IsoDate } from '../../core/time';
import { contracts, type Contract, type Execution } from '../../lists/contracts';
import { pageStrings as words } from './pageStrings';

/** The register's fields (CP-11.1). Length follows from start and end. */
const asked = ['name', 'value', 'start', 'end', 'contractManager', 'assistantDirector'] as const;

/** How many fields CP-11.1 asks for: those above and the length. */
export const askedFields = asked.length + 1;

/** Headings of the fields that CP-11.1 asks for and the register lacks. */
export function missingFields(contract: Contract): readonly string[] {
  const lacking: string[] = asked.filter(field => contract[field] === undefined || contract[field] === '').map(field => contracts.fields[field].title);
  return contract.start && contract.end ? lacking : [...lacking, words.length];
}

/** How a contract was executed; a simple contract when the register does not say. */
export function executionOf({ executedAs }: Contract): Execution {
  return executedAs === 'Deed' ? 'Deed' : 'Simple contract';
}

/** `12 Mar 2026`, or nothing. */
export function dateWords(day: IsoDate | undefined): string {
  return day ? displayDate(day) : '';
}
