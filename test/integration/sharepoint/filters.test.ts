import * as fc from 'fast-check';
import { holds } from '../../../local/tenant/sharepoint/odata/evaluate';
import { filters, print, rows, type Row } from '../../unit/tenant/filterArbitrary';
import { ALEX, startCouncil, type Council } from './council';

const ROWS = 60;

describe('$filter over HTTP against the same filter in memory (facts 1.6)', () => {
  let council: Council;
  let stored: readonly (Row & { readonly Id: number })[];

  beforeAll(async () => {
    council = await startCouncil();
    const sp = council.as(ALEX);
    await sp.web.lists.add('Rows');
    const list = sp.web.lists.getByTitle('Rows');
    await list.fields.addNumber('Days', { Indexed: true });
    await list.fields.addBoolean('Live');
    await list.fields.addDateTime('Due', { DisplayFormat: 1, Indexed: true });
    const [batched, execute] = sp.batched();
    for (const row of fc.sample(rows, { numRuns: ROWS, seed: 42 })) void batched.web.lists.getByTitle('Rows').items.add(row);
    await execute();
    stored = await list.items.top(ROWS)<(Row & { Id: number })[]>();
  });
  afterAll(async () => council.tenant.stop());

  test('every filter finds the rows for which it holds', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async filter => {
        const text = print(filter);
        const answer = await council.get(`web/lists/getByTitle('Rows')/items?$select=Id&$top=100&${new URLSearchParams({ $filter: text }).toString()}`);
        // Without value there is no order: such a filter is refused.
        const found = answer.status === 200 ? answer.json.value?.map(({ Id }) => Id) : answer.text;
        expect([text, found]).toEqual([text, stored.filter(row => holds(filter, name => row[name as keyof Row])).map(({ Id }) => Id)]);
      }),
      { numRuns: 200 }
    );
  });
});
