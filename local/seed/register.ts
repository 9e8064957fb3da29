import type { SPFI } from '@pnp/sp';
import '@pnp/sp/items/list';
import '@pnp/sp/lists/web';
import '@pnp/sp/webs';
import { addPeriod, dayOf, type IsoDate } from '../../src/core/time';
import { contractFolderName } from '../../src/core/filing';
import type { Services } from '../../src/flows/services';
import type { Contract } from '../../src/lists/contracts';
import type { Contractor } from '../../src/lists/contractors';
import type { Person, Stored } from '../../src/lists/define';
import { sampleActions } from './actions';
import { sampleContractors, sampleContracts, type SampleContract } from './contracts';
import { people, type PersonName } from './people';

/** What the rows written first are called later. */
export interface SeededRegister {
  readonly persons: ReadonlyMap<PersonName, Person>;
  readonly contracts: ReadonlyMap<string, Stored<Contract>>;
}

/** Writes people, contractors, contracts with their folders, and actions. Keys are derived, so a repeat adds nothing. */
export async function seedRegister(services: Services, today: IsoDate, say: (line: string) => void): Promise<SeededRegister> {
  const persons = await seedPersons(services);
  const contractors = new Map<string, Stored<Contractor>>();
  for (const [name, { contact, email }] of Object.entries(sampleContractors)) {
    contractors.set(name, await services.desk.contractors.add({ name, contactName: contact, contactEmail: email }, `sample-contractor-${name}`));
  }
  const contracts = new Map<string, Stored<Contract>>();
  for (const sample of sampleContracts) {
    contracts.set(sample.reference, await seedContract(services, sample, today, persons, contractors));
  }
  say(`  ${contracts.size} contracts of ${contractors.size} contractors`);
  return { persons, contracts };
}

async function seedPersons({ desk }: Services): Promise<Map<PersonName, Person>> {
  const persons = new Map<PersonName, Person>();
  for (const [name, account] of Object.entries(people)) persons.set(name as PersonName, await desk.people.ensure(account.upn));
  return persons;
}

async function seedContract(
  { desk }: Services,
  sample: SampleContract,
  today: IsoDate,
  persons: ReadonlyMap<PersonName, Person>,
  contractors: ReadonlyMap<string, Stored<Contractor>>,
): Promise<Stored<Contract>> {
  const { start, end } = termOf(sample, today);
  const contractor = contractors.get(sample.contractor);
  const library = await desk.folders.libraryOf(sample.site);
  const folder = await desk.folders.ensure(library, [contractFolderName(sample.reference, sample.name)]);
  return desk.contracts.add(
    {
      name: sample.name,
      reference: sample.reference,
      contractor: contractor && { id: contractor.id, title: contractor.name },
      kind: sample.kind,
      status: sample.status ?? 'Live',
      value: sample.value,
      start,
      end,
      extensionMonths: sample.extensionMonths,
      executedAs: sample.executedAs ?? 'Simple contract',
      contractManager: persons.get(sample.manager),
      assistantDirector: persons.get('karen'),
      operationalLead: sample.operationalLead && persons.get(sample.operationalLead),
      inScope: true,
      site: sample.site ?? '',
      folder,
    },
    `sample-contract-${sample.reference}`,
  );
}

/** The term of a sample contract: from the first of a month, whole years, to the day before. */
export function termOf(sample: SampleContract, today: IsoDate): { readonly start: IsoDate; readonly end: IsoDate } {
  const month = addPeriod(`${today.slice(0, 8)}01` as IsoDate, { months: -sample.beganMonthsAgo });
  return { start: month, end: addPeriod(addPeriod(month, { years: sample.years }), { days: -1 }) };
}

/** Actions set by hand, open, overdue and done. */
export async function seedActions({ desk }: Services, { persons, contracts }: SeededRegister, now: Date): Promise<number> {
  const today = dayOf(now.toISOString());
  for (const [index, sample] of sampleActions.entries()) {
    const contract = contracts.get(sample.contract);
    if (!contract) throw new Error(`No sample contract ${sample.contract}`);
    const owner = typeof sample.owner === 'string' ? { owner: persons.get(sample.owner) } : { ownerName: sample.owner.name };
    await desk.actions.add(
      {
        ...owner,
        title: sample.title,
        contract: { id: contract.id, title: contract.name },
        due: addPeriod(today, { days: sample.dueInDays }),
        status: sample.doneDaysAgo !== undefined ? 'Done' : sample.waiting ? 'Waiting' : 'Open',
        broughtForward: sample.broughtForward ?? 0,
        issuedAt: new Date(now.getTime() - 40 * 86400000).toISOString(),
        ...(sample.doneDaysAgo !== undefined
          ? { completedOn: addPeriod(today, { days: -sample.doneDaysAgo }), completionNote: 'Done as agreed in the meeting.' }
          : {}),
      },
      `sample-action-${index}`,
    );
  }
  return sampleActions.length;
}

/** Takes away the Contract Managers who left, as deleting their accounts would: the suite itself refuses a vacancy. */
export async function seedVacancies(sp: SPFI, site: string, { contracts }: SeededRegister): Promise<void> {
  for (const { reference, managerLeft } of sampleContracts) {
    const contract = contracts.get(reference);
    if (managerLeft && contract) await sp.web.getList(`${site}/Lists/Contracts`).items.getById(contract.id).update({ ContractManagerId: null });
  }
}
