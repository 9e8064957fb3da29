import { parsePounds, toPounds, typedPounds } from '../money';
import { displayDate, parseUkDate, type IsoDate } from '../time';
import type { Result } from '../result';
import { atMost, chosen, errorsOf, filled, firstProblem, problemOf, wholeBetween, type FieldErrors } from '../validation';

/** The contract form as it stands on the screen: what was typed, and what was chosen. */
export interface ContractForm<Person, Contractor, Kind extends string = string, Status extends string = string> {
  readonly name: string;
  readonly reference: string;
  readonly contractor: Contractor | undefined;
  readonly kind: Kind | undefined;
  readonly status: Status | undefined;
  readonly value: string;
  readonly start: string;
  readonly end: string;
  readonly extensionMonths: string;
  readonly executedAs: 'Simple contract' | 'Deed' | undefined;
  /** A people picker gives a list; CP-8.1 asks for exactly one. */
  readonly contractManagers: readonly Person[];
  readonly assistantDirector: Person | undefined;
  readonly operationalLead: Person | undefined;
  readonly inScope: boolean;
  readonly site: string;
  readonly summary: string;
}

/** The form's values as the register keeps them. */
export interface ContractValues<Person, Contractor, Kind extends string = string, Status extends string = string> {
  readonly name: string;
  readonly reference: string;
  readonly contractor: Contractor;
  readonly kind: Kind;
  readonly status: Status;
  readonly value: number;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly extensionMonths: number | undefined;
  readonly executedAs: 'Simple contract' | 'Deed';
  readonly contractManager: Person;
  readonly assistantDirector: Person;
  readonly operationalLead: Person | undefined;
  readonly inScope: boolean;
  readonly site: string;
  readonly summary: string;
}

export type ContractErrors = FieldErrors<Record<keyof ContractForm<unknown, unknown>, string>>;

export type ContractReading<Person, Contractor, Kind extends string, Status extends string> =
  | { readonly ok: true; readonly values: ContractValues<Person, Contractor, Kind, Status> }
  | { readonly ok: false; readonly errors: ContractErrors };

/**
 * Reads the contract form: typed values, or one sentence for each field that is wrong.
 * @param referencesTaken references of the other contracts, when they are known
 * Source: CP-11.1 (the register's fields), CP-8.1 (exactly one Contract Manager).
 */
export function readContractForm<Person, Contractor, Kind extends string, Status extends string>(
  form: ContractForm<Person, Contractor, Kind, Status>,
  referencesTaken: readonly string[] = [],
): ContractReading<Person, Contractor, Kind, Status> {
  const value = parsePounds(form.value);
  const start = parseUkDate(form.start);
  const end = parseUkDate(form.end);
  const errors: ContractErrors | undefined = errorsOf({
    name: firstProblem(form.name, [filled('a contract name'), atMost('The contract name', 120)]),
    reference: referenceProblem(form.reference, referencesTaken),
    contractor: chosen('the contractor')(form.contractor),
    kind: chosen('what kind of contract this is')(form.kind),
    status: chosen('a status')(form.status),
    value: problemOf(value),
    start: problemOf(start),
    end: problemOf(end) ?? orderProblem(start, end),
    extensionMonths: wholeBetween('The extension option in months', 0, 240)(form.extensionMonths),
    executedAs: chosen('whether the contract is a simple contract or a deed')(form.executedAs),
    contractManagers: managerProblem(form.contractManagers.length),
    assistantDirector: chosen('the Assistant Director')(form.assistantDirector),
    site: siteProblem(form.site),
    summary: atMost('The summary', 60000)(form.summary),
  });
  if (errors) return { ok: false, errors };
  const { contractor, kind, status, executedAs, assistantDirector } = form;
  const complete = contractor !== undefined && kind !== undefined && status !== undefined && executedAs !== undefined && assistantDirector !== undefined;
  if (!complete || !value.ok || !start.ok || !end.ok) return { ok: false, errors: {} };
  const months = form.extensionMonths.trim();
  return {
    ok: true,
    values: {
      name: form.name.trim(),
      reference: form.reference.trim(),
      contractor,
      kind,
      status,
      value: toPounds(value.value),
      start: start.value,
      end: end.value,
      extensionMonths: months === '' ? undefined : Number(months),
      executedAs,
      contractManager: form.contractManagers[0],
      assistantDirector,
      operationalLead: form.operationalLead,
      inScope: form.inScope,
      site: form.site.trim().replace(/\/+$/, ''),
      summary: form.summary,
    },
  };
}

/** The form of a contract that is there, as its boxes show it when it opens. */
export function contractFormOf<Person, Contractor, Kind extends string, Status extends string>(
  contract: Partial<ContractValues<Person, Contractor, Kind, Status>>,
): ContractForm<Person, Contractor, Kind, Status> {
  return {
    name: contract.name ?? '',
    reference: contract.reference ?? '',
    contractor: contract.contractor,
    kind: contract.kind,
    status: contract.status,
    value: contract.value === undefined ? '' : typedPounds(contract.value),
    start: contract.start === undefined ? '' : displayDate(contract.start),
    end: contract.end === undefined ? '' : displayDate(contract.end),
    extensionMonths: contract.extensionMonths === undefined ? '' : String(contract.extensionMonths),
    executedAs: contract.executedAs,
    contractManagers: contract.contractManager === undefined ? [] : [contract.contractManager],
    assistantDirector: contract.assistantDirector,
    operationalLead: contract.operationalLead,
    inScope: contract.inScope ?? true,
    site: contract.site ?? '',
    summary: contract.summary ?? '',
  };
}

function referenceProblem(reference: string, taken: readonly string[]): string | undefined {
  const typed = reference.trim();
  const problem = firstProblem(reference, [filled('a reference'), atMost('The reference', 30)]);
  if (problem !== undefined) return problem;
  const used = taken.some((other) => other.toLowerCase() === typed.toLowerCase());
  return used ? `Another contract has the reference ${typed}. Each contract needs its own.` : undefined;
}

function managerProblem(count: number): string | undefined {
  if (count === 1) return undefined;
  return count === 0
    ? 'Choose the Contract Manager. Every contract has exactly one.'
    : `Choose one Contract Manager only; ${count} are chosen.`;
}

function orderProblem(start: Result<IsoDate>, end: Result<IsoDate>): string | undefined {
  if (!start.ok || !end.ok || end.value > start.value) return undefined;
  return end.value === start.value
    ? 'The end date is the same as the start date. It must come after it.'
    : `The end date, ${displayDate(end.value)}, comes before the start date, ${displayDate(start.value)}.`;
}

function siteProblem(site: string): string | undefined {
  const typed = site.trim();
  if (typed === '' || /^\/(sites|teams)\/[^/\s?#%*:<>|"\\]+\/?$/i.test(typed)) return undefined;
  return 'Enter the site as /sites/ and its name, for example /sites/gas-servicing, or leave this empty.';
}
