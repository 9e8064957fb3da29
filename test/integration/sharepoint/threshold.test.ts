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

  test('no more than five thousand at once', async () => {
    await refused('$top=5001');
    await refused("$filter=Reference eq 'R7'&$top=5001");
    await served('$top=4999', 4999);
  });

  test('the first condition leads, whatever comes after it; each side of an or needs an index', async () => {
    await served("$filter=Status eq 'Open' and Days gt 0", 5);
    await refused("$filter=Days gt 0 and Status eq 'Open'");
    await served("$filter=(Reference eq 'R7' or Status eq 'Open') and Days lt 100", 2);
    await refused("$filter=(Reference eq 'R7' or Title eq 'Row 8') and Id gt 0");
    await refused("$filter=Reference ne 'R7' and Days eq 7");
  });

  test('pages follow one another by the sorted column and the id, to the end and back', async () => {
    const pages: string[][] = [];
    let next: string | undefined = `${council.site}/_api/web/lists/getByTitle('Large')/items?$select=Reference&$orderby=Status,Id&$filter=Status eq 'Open'&$top=4`;
    while (next !== undefined) {
      const { status, json } = await council.get(new URL(next).pathname + new URL(next).search);
      expect(status).toBe(200);
      pages.push((json.value ?? []).map(({ Reference }) => String(Reference)));
      next = json['odata.nextLink'] as string | undefined;
    }
    expect(pages).toEqual([['R0', 'R1000', 'R2000', 'R3000'], ['R4000', 'R5000']]);
    const deep = await query(`$select=Id,Status&$orderby=Status desc&$top=2&$skiptoken=${encodeURIComponent('Paged=TRUE&p_Status=Open&p_ID=4001')}`);
    expect(deep.json.value?.map(({ Id }) => Id)).toEqual([5001, 2]);
    const back = await query(`$select=Id&$top=2&$skiptoken=${encodeURIComponent('Paged=TRUE&PagedPrev=TRUE&p_ID=4900')}`);
    expect(back.json.value?.map(({ Id }) => Id)).toEqual([4898, 4899]);
  });

  test('CAML: getitems looks through the first five thousand rows, streams and groups are refused (measured)', async () => {
    const caml = async (xml: string): Promise<Wire> => council.post("web/lists/getByTitle('Large')/getitems", { query: { ViewXml: xml } });
    const stream = async (xml: string): Promise<Wire> => council.post("web/lists/getByTitle('Large')/RenderListDataAsStream", { parameters: { ViewXml: xml } });
    const view = (where: string, more = '', limit = '<RowLimit>10</RowLimit>'): string => `<View><Query>${where === '' ? '' : `<Where>${where}</Where>`}${more}</Query>${limit}</View>`;
    const days = (value: number): string => `<Eq><FieldRef Name="Days"/><Value Type="Number">${value}</Value></Eq>`;
    const open = '<Eq><FieldRef Name="Status"/><Value Type="Choice">Open</Value></Eq>';
    const group = '<GroupBy><FieldRef Name="Status"/></GroupBy>';
    const few = '<And><Geq><FieldRef Name="ID"/><Value Type="Counter">1</Value></Geq><Leq><FieldRef Name="ID"/><Value Type="Counter">100</Value></Leq></And>';
    expect((await caml(view(days(7)))).json.value).toHaveLength(1);
    expect((await caml(view(days(5000)))).json.value).toHaveLength(0);
    expect((await caml(view(open))).json.value).toHaveLength(6);
    expect((await caml(view('', '', ''))).status).toBe(500);
    expect((await caml(view('', '<OrderBy><FieldRef Name="Days"/></OrderBy>'))).status).toBe(500);
    expect((await caml(view('', '', '<RowLimit>5001</RowLimit>'))).status).toBe(500);
    expect((await stream(view(days(7)))).status).toBe(500);
    expect((await stream(view(open))).json.Row).toHaveLength(6);
    expect((await stream(view(open, group))).status).toBe(500);
    expect((await stream(view(few, group))).status).toBe(200);
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
