import { AppError } from '../../core/errors';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Services } from '../services';
import { isFinished } from './advanceFiling';

/** The officer decides that there is nothing to file; the reason is kept with their name. */
export async function fileWithout(services: Services, filing: Stored<Filing>, reason: string): Promise<Stored<Filing>> {
  if (isFinished(filing)) return filing;
  const why = reason.trim();
  if (why === '') throw new AppError('invalid', 'Say why the meeting is filed without it.', { field: 'message' });
  const row = await services.desk.filings.save(filing, {
    state: 'Without',
    step: 'filed',
    reason: undefined,
    message: why,
    nextCheck: undefined,
  });
  await services.desk.activity.add(
    {
      what: `Filed without the ${(row.kind ?? 'Recording').toLowerCase()}`,
      contract: row.contract,
      who: await services.desk.people.me(),
      at: services.now().toISOString(),
      clause: 'CP-9.1',
      detail: why,
    },
    `${row.key}:without`,
  );
  return row;
}
