import fc from 'fast-check';
import { bodyOf, rowOfKey, rowReader, selectionOf } from '../../../src/data/sharepoint/columns';
import { contractFolders } from '../../../src/lists/contractFolders';
import { contracts, type Contract } from '../../../src/lists/contracts';

const read = rowReader<Contract>(contracts, 'Europe/London');

const raw = {
  'odata.etag': '"4"',
  Id: 12,
  Key: 'c0ffee',
  Title: 'Responsive repairs',
  Created: '2026-06-01T08:00:00Z',
  Modified: '2026-06-02T08:00:00Z',
  Editor: { Title: 'Priya Nair' },
  Contractor: { Id: 3, Title: 'Estuary Repairs Ltd' },
  ContractManager: { Id: 7, Title: 'Priya Nair', Name: 'i:0#.f|membership|priya.nair@wendmere.example' },
  Start: '2026-06-14T23:00:00Z',
  End: '2026-12-03T00:00:00Z',
  Value: 6300000.5,
  InScope: true,
  Diary: '{"L2":{"held":"2026-11-03"}}',
  Summary: 'One\r\ntwo',
};

test('a row reads as the declaration says: persons, lookups, days of the council, JSON', () => {
  expect(read(raw)).toMatchObject({
    id: 12,
    key: 'c0ffee',
    etag: '"4"',
    modified: '2026-06-02T08:00:00.000Z',
    modifiedBy: 'Priya Nair',
    name: 'Responsive repairs',
    contractor: { id: 3, title: 'Estuary Repairs Ltd' },
    contractManager: { id: 7, name: 'Priya Nair', upn: 'priya.nair@wendmere.example' },
    start: '2026-06-15',
    end: '2026-12-03',
    value: 6300000.5,
    inScope: true,
    diary: { L2: { held: '2026-11-03' } },
    summary: 'One\ntwo',
  });
});

test('an empty row reads as empty, never as broken', () => {
  const row = read({ Id: 5, Title: null, Contractor: null, End: null, Diary: 'by hand {', InScope: null });
  expect(row).toMatchObject({ name: '', reference: '', inScope: false, key: 'row-5' });
  expect([row.contractor, row.end, row.diary, row.status, row.value]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(rowOfKey(row.key)).toBe(5);
});

test('only the properties given are sent, each in its own way', () => {
  const body = bodyOf(contracts, {
    name: 'Lifts\u0000\ud800 <script>',
    contractor: { id: 4, title: 'x' },
    assistantDirector: undefined,
    end: '2026-06-15',
    diary: { L2: {} },
    value: undefined,
    folder: '/sites/housing/ContractFolders/x',
  });
  expect(body).toEqual({
    Title: 'Lifts <script>',
    ContractorId: 4,
    AssistantDirectorId: null,
    End: '2026-06-15T12:00:00Z',
    Diary: '{"L2":{}}',
    Value: null,
    ContractFolder: '/sites/housing/ContractFolders/x',
  });
});

test('a day that was written reads back as the same day in any zone of the British Isles or near', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom('Europe/London', 'Europe/Dublin', 'UTC', 'Europe/Paris', 'America/Los_Angeles'), (end, zone) => {
      const stored = String(bodyOf(contracts, { end }).End);
      expect(rowReader<Contract>(contracts, zone)({ ...raw, End: stored }).end).toBe(end);
    }),
  );
});

test('a selection asks for what is declared and expands its lookups', () => {
  const { select, expand } = selectionOf(contracts, ['name', 'contractor', 'contractManager']);
  expect(select).toEqual(['Id', 'Created', 'Modified', 'Editor/Title', 'Key', 'Title', 'Contractor/Id', 'Contractor/Title', 'ContractManager/Id', 'ContractManager/Title', 'ContractManager/Name']);
  expect(expand).toEqual(['Editor', 'Contractor', 'ContractManager']);
  expect(selectionOf(contractFolders).select).toContain('KeepUntil');
});
