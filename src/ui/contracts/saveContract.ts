import type { ContractValues } from '../../core/contracts';
import { AppError } from '../../core/errors';
import { nextMeetingOf } from '../../core/meetings';
import { safeName, uniqueName } from '../../core/names';
import type { NewRow } from '../../data/ports';
import { record, versionOf } from '../../flows/meetings/record';
import type { Services } from '../../flows/services';
import { contracts, type Contract, type ContractKind, type ContractStatus } from '../../lists/contracts';
import type { Key, Person, Reference, Stored } from '../../lists/define';
import { fieldInWords } from './fieldInWords';

/** Somebody as the form names them. */
export interface NamedPerson {
  readonly name: string;
  readonly upn: string;
}

/** A contractor of the list, or a new one by name. */
export interface NamedContractor {
  readonly id?: number;
  readonly name: string;
}

export type FormValues = ContractValues<NamedPerson, NamedContractor, ContractKind, ContractStatus>;

const longestContractor = 255;

/** The clause that asks for the register's entry. */
const clause = 'CP-11.1';

type PersonField = 'contractManager' | 'assistantDirector' | 'operationalLead';

async function personOf(services: Services, field: PersonField, person: NamedPerson): Promise<Person> {
  try {
    return await services.desk.people.ensure(person.upn);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'notFound') throw error;
    throw new AppError('invalid', `There is no account ${person.upn} here. Choose the person again.`, { ...error.details, field });
  }
}

async function contractorOf(services: Services, contractor: NamedContractor, key: Key): Promise<Reference> {
  if (contractor.id !== undefined) return { id: contractor.id, title: contractor.name };
  const name = contractor.name.trim();
  if (name.length > longestContractor) {
    throw new AppError('invalid', `The contractor's name can have ${longestContractor} characters at most; this has ${name.length}.`, { field: 'contractor' });
  }
  // The name is part of the key: a second try may name another contractor than the first one did.
  const added = await services.desk.contractors.add({ name }, `${key}:contractor:${name.slice(0, 120)}`);
  return { id: added.id, title: added.name };
}

/** The form's values as the list keeps them: accounts and the contractor looked up, or added. */
export async function rowValues(services: Services, values: FormValues, key: Key): Promise<NewRow<Contract>> {
  const { contractor, contractManager, assistantDirector, operationalLead, ...plain } = values;
  return {
    ...plain,
    contractor: await contractorOf(services, contractor, key),
    contractManager: await personOf(services, 'contractManager', contractManager),
    assistantDirector: await personOf(services, 'assistantDirector', assistantDirector),
    operationalLead: operationalLead && (await personOf(services, 'operationalLead', operationalLead)),
  };
}

/** The fields of a form in which it differs from a row. */
export function changesTo(row: Stored<Contract>, values: NewRow<Contract>): NewRow<Contract> {
  const changed = Object.entries(values).filter(([field, value]) => !same(row[field as keyof Contract], value));
  return Object.fromEntries(changed);
}

/** Persons and references are compared by what they point to, empty texts and absent values are the same. */
function same(one: unknown, other: unknown): boolean {
  return identity(one) === identity(other);
}

function identity(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id;
  return value === '' ? undefined : value;
}

/**
 * Adds a contract with its folder (CP-9.1, CP-11.1). It can be tried again after any failure: the key finds the row
 * that an earlier try has left, which then gets what was typed since.
 * @param foldersTaken folders of the other contracts
 */
export async function addContract(services: Services, values: FormValues, key: Key, foldersTaken: readonly string[]): Promise<Stored<Contract>> {
  const { desk, pack } = services;
  const wanted = await rowValues(services, values, key);
  const stored = await desk.contracts.add({ ...wanted, nextMeeting: nextMeetingOf(pack, {}, values.start) }, key);
  const rest = changesTo(stored, wanted);
  const current = Object.keys(rest).length > 0 ? await desk.contracts.save(stored, rest) : stored;
  const withFolder = await ensureFolder(services, current, foldersTaken);
  await record(services, { key: `${key}:added`, what: `Added the contract ${withFolder.reference}`, contract: { id: withFolder.id, title: withFolder.name }, clause, link: services.links.contract(key) });
  return withFolder;
}

/**
 * Saves what was changed of a contract, and nothing else of it.
 * @throws conflict, with the row as it is now, when someone else saved first
 */
export async function editContract(services: Services, row: Stored<Contract>, change: NewRow<Contract>): Promise<Stored<Contract>> {
  if (Object.keys(change).length === 0) return row;
  const { pack, desk, links } = services;
  const start = change.start ?? row.start;
  const moved = change.start !== undefined && start !== undefined ? { nextMeeting: nextMeetingOf(pack, row.diary ?? {}, start) } : {};
  const saved = await desk.contracts.save(row, { ...change, ...moved });
  await record(services, {
    key: `${saved.key}:saved:${versionOf(saved)}`,
    what: `Changed the contract ${saved.reference}`,
    contract: { id: saved.id, title: saved.name },
    clause,
    detail: changeInWords(change),
    link: links.contract(saved.key),
  });
  return saved;
}

function changeInWords(change: NewRow<Contract>): string {
  return Object.entries(change).map(([field, value]) => `${titleOf(field)}: ${fieldInWords(field, value)}`).join('; ');
}

function titleOf(field: string): string {
  return Object.entries(contracts.fields).find(([name]) => name === field)?.[1].title ?? field;
}

/** Makes the contract's folder when it has none: `<reference> <name>`, legal and unlike every other contract's. */
export async function ensureFolder(services: Services, contract: Stored<Contract>, taken: readonly string[]): Promise<Stored<Contract>> {
  if (contract.folder) return contract;
  const { desk } = services;
  const library = await desk.folders.libraryOf(contract.site || undefined);
  const siblings = taken.filter(path => path.startsWith(`${library}/`)).map(path => path.slice(library.length + 1));
  const name = uniqueName(safeName(`${contract.reference} ${contract.name}`), siblings);
  const folder = await desk.folders.ensure(library, [name]);
  return desk.contracts.save(contract, { folder });
}
