import type { IsoDate } from '../../core/time';
import { record } from '../../flows/meetings/record';
import { refreshObligations } from '../../flows/obligations';
import type { Services } from '../../flows/services';
import type { Key } from '../../lists/define';
import type { Duty } from './duties';

export interface NewEvidence {
  readonly title: string;
  readonly on: IsoDate;
  readonly link: string;
  readonly note: string;
}

/** Puts something to an obligation's clause by hand and works its state out again. @param key made once, so that trying again writes once */
export async function putEvidence(services: Services, row: Duty, { title, on, link, note }: NewEvidence, key: Key): Promise<void> {
  const { contract, clause } = row;
  await services.desk.evidence.add({ title, contract, kind: 'evidence', clause, on, link, note }, key);
  await record(services, { key: `evidence:${key}`, what: `Evidence put to ${clause}: ${title}`, contract, clause, link });
  await refreshObligations(services, contract);
}
