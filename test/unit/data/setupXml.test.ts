import { viewColumns, viewQuery } from '../../../src/data/sharepoint/setup/caml';
import { fieldXml } from '../../../src/data/sharepoint/setup/fieldXml';
import { outstanding, type Migration } from '../../../src/data/sharepoint/setup/migrations';
import { listsInOrder } from '../../../src/lists';
import { actions } from '../../../src/lists/actions';
import { agendaItems } from '../../../src/lists/agendaItems';
import { contractFolders } from '../../../src/lists/contractFolders';
import { contracts } from '../../../src/lists/contracts';
import { choice, defineList, text } from '../../../src/lists/define';
import { meetings } from '../../../src/lists/meetings';

test('a column\'s XML says its type, rules, index and help', () => {
  expect(fieldXml(contracts, 'reference')).toBe(
    '<Field Type="Text" Name="Reference" StaticName="Reference" DisplayName="Reference" Required="TRUE" Indexed="TRUE" EnforceUniqueValues="TRUE" MaxLength="30" />',
  );
  expect(fieldXml(contracts, 'contractor', '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}')).toContain('Type="Lookup"');
  expect(fieldXml(contracts, 'contractor', '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}')).toContain('List="{3f2504e0-4f89-11d3-9a0c-0305e82c3301}" ShowField="Title"');
  expect(fieldXml(contracts, 'value')).toContain('Min="0" Max="999999999.99" Decimals="2" LCID="2057"');
  expect(fieldXml(contracts, 'end')).toContain('Format="DateOnly"');
  expect(fieldXml(contracts, 'inScope')).toContain('<Default>1</Default>');
});

test('a column that only the suite writes is in no form and not required there', () => {
  expect(fieldXml(contracts, 'key')).toContain('Required="FALSE"');
  for (const list of listsInOrder) {
    for (const [property, { internal, kind }] of Object.entries(list.fields)) {
      const isHidden = fieldXml(list, property).includes('ShowInNewForm="FALSE" ShowInEditForm="FALSE"');
      expect([list.url, property, isHidden]).toEqual([list.url, property, Boolean(internal) || kind === 'json']);
    }
  }
  expect(fieldXml(meetings, 'attendance')).toContain('ShowInEditForm="FALSE"');
});

test('titles and choices with XML in them stay text', () => {
  const odd = defineList({
    url: 'Lists/Odd',
    title: 'Odd',
    description: '',
    version: 1,
    fields: { name: text({ title: 'A "name" & <more>', required: true }), kind: choice(['R&D', '<b>'], { title: 'Kind', defaultValue: 'R&D' }) },
    views: {},
  });
  expect(fieldXml(odd, 'name')).toContain('DisplayName="A &quot;name&quot; &amp; &lt;more&gt;"');
  expect(fieldXml(odd, 'kind')).toContain('<CHOICES><CHOICE>R&amp;D</CHOICE><CHOICE>&lt;b&gt;</CHOICE></CHOICES><Default>R&amp;D</Default>');
});

test('views ask in CAML what declarations ask in words', () => {
  expect(viewQuery(actions, actions.views.mine)).toBe(
    '<Where><Eq><FieldRef Name="Owner" LookupId="TRUE" /><Value Type="Integer"><UserID Type="Integer" /></Value></Eq></Where><OrderBy><FieldRef Name="Due" /></OrderBy>',
  );
  expect(viewQuery(actions, actions.views.overdue)).toBe(
    '<Where><And><Eq><FieldRef Name="Status" /><Value Type="Choice">Open</Value></Eq><Lt><FieldRef Name="Due" /><Value Type="DateTime"><Today /></Value></Lt></And></Where><OrderBy><FieldRef Name="Due" /></OrderBy>',
  );
  expect(viewQuery(actions, actions.views.open)).toContain('<In><FieldRef Name="Status" /><Values><Value Type="Choice">Open</Value><Value Type="Choice">Waiting</Value></Values></In>');
  expect(viewQuery(contracts, contracts.views.endingSoon)).toContain('<Leq><FieldRef Name="End" /><Value Type="DateTime"><Today OffsetDays="365" /></Value></Leq>');
  expect(viewQuery(agendaItems, agendaItems.views.waiting)).toBe('<Where><IsNull><FieldRef Name="Meeting" /></IsNull></Where>');
});

test('a row opens by its name, a library shows the file first', () => {
  expect(viewColumns(actions, actions.views.mine)).toEqual(['LinkTitle', 'Contract', 'Due', 'Status']);
  expect(viewColumns(contractFolders, contractFolders.views.all).slice(0, 3)).toEqual(['DocIcon', 'LinkFilename', 'ContractReference']);
});

test('only the migrations between the two versions of that list run, in order', () => {
  const migration = (list: string, to: number): Migration => ({ list, to, says: '', run: () => Promise.resolve() });
  const all = [migration('Lists/A', 3), migration('Lists/A', 2), migration('Lists/B', 2), migration('Lists/A', 1), migration('Lists/A', 4)];
  expect(outstanding(all, 'Lists/A', 1, 3).map(({ to }) => to)).toEqual([2, 3]);
});
