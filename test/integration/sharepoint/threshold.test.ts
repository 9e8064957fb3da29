import type { SPFI } from '@pnp/sp';
import { ALEX, msp, startCouncil, type Council, type Wire } from './council';

/** 5,001 rows, one more than a list view may touch. */
const ROWS = 5001;

describe('the list view threshold (facts 1.7)', () => {
  let council: Council;
  let sp: SPFI;
  let seconds: number;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Large');
    const { fields } = sp.web.lists.getByTitle('Large');
    await fields.addText('Reference', { Indexed: true });
    await fields.addChoice('Status', { Choices: ['Open', 'Done'], Indexed: true });
    await fields.addNumber('Days');
    const started = Date.now();
    for (let from = 0; from < ROWS; from += 100) {
      const [batched, execute] = sp.batched({ maxRequests: 100 });
      for (let n = from; n < Math.min(from + 100, ROWS); n += 1) {
        void batched.web.lists.getByTitle('Large').items.add({ Title: `Row ${n}`, Reference: `R${n}`, Status: n % 1000 === 0 ? 'Open' : 'Done', Days: n });
      }
      await execute();
    }
    seconds = (Date.now() - started) / 1000;
  }, 180_000);
  afterAll(async () => council.tenant.stop());

  const query = async (text: string): Promise<Wire> => council.get(`web/lists/getByTitle('Large')/items?${text}`);
  const refused = async (text: string): Promise<void> => {
    const answer = await query(text);
    expect([text, answer.status]).toEqual([text, 500]);
    expect(answer.error).toEqual({
      code: msp('-2147024860, MSP.SPQueryThrottledException'),
      message: 'The attempted operation is prohibited because it exceeds the list view threshold.',
    });
  };
  const served = async (text: string, rows: number): Promise<void> => {
    const answer = await query(text);
    expect([text, answer.status]).toEqual([text, 200]);
    expect(answer.json.value).toHaveLength(rows);
  };

  test('seeding through $batch is quick', () => {
    expect(seconds).toBeLessThan(60);
  });

  test('columns without an index cannot be filtered or sorted by', async () => {
    await refused("$filter=Title eq 'Row 7'");
    await refused('$filter=Days eq 7');
    await refused('$orderby=Title');
    await refused('$orderby=Created desc');
    await refused("$filter=Days eq 7 and Reference eq 'R7'");
    await refused("$filter=Reference eq 'R7' or Days eq 8");
    await refused("$filter=substringof('7',Reference)");
  });

  test('indexed columns and the id can; pages without a filter are served', async () => {
    await served('$top=5000', 5000);
    await served("$filter=Reference eq 'R7'", 1);
    await served("$filter=startswith(Reference,'R499')", 11);
    await served("$filter=Reference eq 'R7' and Days eq 7", 1);
    await served("$filter=Reference eq 'R7' or Reference eq 'R8'", 2);
    await served("$filter=Status eq 'Open'&$orderby=Days", 6);
    await served("$filter=Status eq 'Done'&$top=100", 100);
    await served('$orderby=Reference desc&$top=10', 10);
    await served('$filter=Id gt 2000 and Id le 2100', 100);
    await served('$orderby=Id desc&$top=1', 1);
  });

  test('what an index leaves must still be few enough to look through', async () => {
    await sp.web.lists.getByTitle('Large').items.getById(1).update({ Status: 'Done' });
    for (let n = 0; n < 10; n += 1) await sp.web.lists.getByTitle('Large').items.add({ Title: 'More', Status: 'Done' });
    await refused("$filter=Status eq 'Done' and Days lt 5");
    await refused("$filter=Status eq 'Done'&$orderby=Days");
  });

  test('an index made afterwards serves the query', async () => {
    await sp.web.lists.getByTitle('Large').fields.getByInternalNameOrTitle('Days').update({ Indexed: true });
    await served('$filter=Days lt 5', 5);
  });
});
