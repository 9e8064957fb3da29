import type { SPFI } from '@pnp/sp';
import { ALEX, startCouncil, type Council } from './council';

interface Told {
  readonly 'odata.type': string;
  readonly ChangeType: number;
  readonly ItemId?: number;
  readonly ChangeToken: { readonly StringValue: string };
}

describe('the change log (SP.ChangeQuery, SP.ChangeToken)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil({ now: '2026-11-22T10:00:00Z' });
    sp = council.as(ALEX);
    const { list } = await sp.web.lists.ensure('Log');
    await list.items.add({ Title: 'One' });
    await list.items.add({ Title: 'Two' });
    await list.items.getById(1).update({ Title: 'First' });
    await list.items.getById(2).recycle();
    await list.fields.addText('Note');
  });
  afterAll(async () => council.tenant.stop());

  const changes = async (query: object): Promise<readonly Told[]> => (await sp.web.lists.getByTitle('Log').getChanges(query as never)) as unknown as Told[];
  const brief = ({ 'odata.type': type, ChangeType, ItemId }: Told): unknown[] => [type, ChangeType, ItemId];

  test('what was added, changed and deleted is told in order, as far as the query asks for it', async () => {
    expect((await changes({ Item: true, Add: true, Update: true, DeleteObject: true })).map(brief)).toEqual([
      ['SP.ChangeItem', 1, 1],
      ['SP.ChangeItem', 1, 2],
      ['SP.ChangeItem', 2, 1],
      ['SP.ChangeItem', 3, 2],
    ]);
    expect((await changes({ List: true, Field: true, View: true, Add: true })).map(brief)).toEqual([
      ['SP.ChangeList', 1, undefined],
      ['SP.ChangeView', 1, undefined],
      ['SP.ChangeField', 1, undefined],
    ]);
    expect(await changes({ Add: true })).toEqual([]);
  });

  test('a token leads to what came after it; the list’s own token to nothing', async () => {
    const all = await changes({ Item: true, Add: true, Update: true, DeleteObject: true });
    expect((await changes({ Item: true, Add: true, Update: true, DeleteObject: true, ChangeTokenStart: all[1].ChangeToken })).map(brief)).toEqual([
      ['SP.ChangeItem', 2, 1],
      ['SP.ChangeItem', 3, 2],
    ]);
    expect((await changes({ Item: true, Add: true, FetchLimit: 1 })).length).toBe(1);
    const { CurrentChangeToken } = await sp.web.lists.getByTitle('Log').select('CurrentChangeToken')<{ CurrentChangeToken: Told['ChangeToken'] }>();
    expect(CurrentChangeToken.StringValue).toMatch(/^1;3;[0-9a-f-]{36};\d{18};\d+$/);
    expect(await changes({ Item: true, Add: true, ChangeTokenStart: CurrentChangeToken })).toEqual([]);
    const wrong = await council.post("web/lists/getByTitle('Log')/getchanges", { query: { Item: true, Add: true, ChangeTokenStart: { StringValue: 'x' } } });
    expect(wrong.status).toBe(400);
  });

  test('what comes out of the recycle bin is told as restored', async () => {
    const [entry] = await sp.web.recycleBin();
    await sp.web.recycleBin.getById(entry.Id).restore();
    expect((await changes({ Item: true, Restore: true })).map(brief)).toEqual([['SP.ChangeItem', 7, 2]]);
  });

  test('a web tells of its lists, and a deleted list of its end', async () => {
    await sp.web.lists.add('Brief');
    await sp.web.lists.getByTitle('Brief').delete();
    const told = (await sp.web.getChanges({ List: true, DeleteObject: true } as never)) as unknown as Told[];
    expect(told.map(brief)).toEqual([['SP.ChangeList', 3, undefined]]);
    expect((await council.post('web/getchanges', { query: { Colour: true } })).status).toBe(400);
  });
});
