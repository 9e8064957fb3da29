import { addPeriod, type IsoDate } from '../../src/core/time';
import { refreshObligations } from '../../src/flows/obligations';
import type { Services } from '../../src/flows/services';
import type { Evidence } from '../../src/lists/evidence';
import type { Contract } from '../../src/lists/contracts';
import type { Stored } from '../../src/lists/define';
import { recordsSinceSetting } from '../../src/lists/settings';
import type { PersonName } from './people';
import type { SeededRegister } from './register';

/** Who holds the posts of the policy. Nobody is Chief Executive here, so that a vacant post shows as a finding. */
const holders: readonly (readonly [post: string, holder: PersonName])[] = [
  ['Interim Director of Housing', 'karen'],
  ['Interim Head of Housing Technical Services', 'helen'],
  ['Housing Compliance Manager', 'sonia'],
  ['Procurement Manager', 'ruth'],
  ['Director, Place and Communities', 'karen'],
];

const monthsOfRecords = 8;
const hour = 3_600_000;

/** Posts, evidence of several kinds, an incident in hand, and the obligations that follow from all the rest. */
export async function seedAssurance(services: Services, { persons, contracts }: SeededRegister, today: IsoDate, now: Date): Promise<number> {
  const { desk } = services;
  await desk.settings.add({ name: recordsSinceSetting, value: addPeriod(today, { months: -monthsOfRecords }) }, recordsSinceSetting);
  for (const [post, holder] of holders) await desk.posts.add({ post, holder: persons.get(holder), from: addPeriod(today, { months: -14 }) }, `sample-post-${post}`);
  const live = [...contracts.values()].filter(({ status }) => status === 'Live');
  await desk.evidence.addAll([...live.flatMap((contract, index) => evidenceOf(contract, index, today)), ...serviceEvidence(today)].map((item, index) => ({ key: `sample-evidence-${index}`, item })));
  await seedIncident(services, live[0], now);
  return (await refreshObligations(services)).added;
}

type NewEvidence = Partial<Evidence>;

/** Most contracts have most of it; each lacks something, as registers do. */
function evidenceOf(contract: Stored<Contract>, index: number, today: IsoDate): readonly NewEvidence[] {
  const reference = { id: contract.id, title: contract.name };
  const ago = (months: number): IsoDate => addPeriod(today, { months: -months });
  const ahead = (months: number): IsoDate => addPeriod(today, { months });
  const all: readonly (NewEvidence | undefined)[] = [
    { title: 'Public liability, £10 million', kind: 'insurance', on: ago(4), until: ahead(index % 5 === 0 ? -1 : 8), details: { cover: 'Public liability' } },
    index % 4 === 3 ? undefined : { title: 'Annual health check', kind: 'healthCheck', on: ago(3 + (index % 9)), details: { outcome: 'Satisfactory' } },
    index % 3 === 1 ? undefined : { title: 'Risks assessed', kind: 'risk', on: ago(2), details: { category: 'Delivery' } },
    { title: 'Code of Conduct signed', kind: 'acknowledgement', on: ago(7), details: { document: 'Contractor Code of Conduct' } },
    index % 2 === 0 ? { title: 'Policy acknowledged', kind: 'acknowledgement', on: ago(7), details: { document: 'Contract management policy' } } : undefined,
    index % 6 === 5 ? undefined : { title: 'Indicators agreed', kind: 'indicator', on: ago(6) },
    index % 2 === 1 ? { title: 'Benefits reviewed', kind: 'benefit', on: ago(index % 5) } : undefined,
  ];
  return all.flatMap((item) => (item ? [{ ...item, contract: reference }] : []));
}

function serviceEvidence(today: IsoDate): readonly NewEvidence[] {
  const ago = (months: number): IsoDate => addPeriod(today, { months: -months });
  return [
    { title: 'Policy on a page', kind: 'publication', on: ago(7), details: { subject: 'Policy on a page' } },
    { title: 'Full policy', kind: 'publication', on: ago(7), details: { subject: 'Full policy' } },
    { title: 'Equality impact assessment', kind: 'assessment', on: ago(7), details: { subject: 'Equality impact' } },
    { title: 'KPI report to Cabinet', kind: 'report', on: ago(1), details: { to: 'Cabinet' } },
    { title: 'Residents’ oversight session', kind: 'engagement', on: ago(2), details: { activity: 'Oversight session' } },
  ];
}

/** Reported nine hours after it happened; its corrective action is agreed, whether it is serious is still to be said. */
async function seedIncident({ desk }: Services, contract: Stored<Contract> | undefined, now: Date): Promise<void> {
  const at = (hoursAgo: number): string => new Date(now.getTime() - hoursAgo * hour).toISOString();
  const sender = await desk.people.me();
  await desk.incidents.add(
    {
      title: 'Operatives on site without asbestos awareness training',
      contract: contract && { id: contract.id, title: contract.name },
      kind: 'Non-compliance',
      status: 'Corrective action agreed',
      detail: 'Found at an unannounced visit. Work stopped; two operatives sent home.',
      occurredAt: at(20),
      awareAt: at(12),
      reportedBy: sender,
      reportedAt: at(11),
      corrective: 'No operative starts without a valid certificate; the contractor sends its matrix each Monday.',
      correctiveAgreedAt: at(3),
    },
    'sample-incident',
  );
}
