import fc from 'fast-check';
import { contractFolderName, leavesRoom, maxPathLength, meetingFileName, meetingFolderName } from '../../../src/core/filing';
import { maxNameLength, safeName, uniqueName } from '../../../src/core/names';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('"', '*', ':', '<', '>', '?', '/', '\\', '|', '#', '%', '.', ' ', '~', '$', '_', 'v', 't', 'i', 'C', 'O', 'N', '🔥', '\ud83d', 'é'), maxLength: 300 }),
);

function isLegal(name: string): boolean {
  const stem = name.split('.')[0].trim();
  return (
    name.length > 0 &&
    !/["*:<>?/\\|#%]|\p{Cc}|\p{Cs}/u.test(name) &&
    !/^[\s.~]|[\s.]$/.test(name) &&
    !/_vti_/i.test(name) &&
    !/^(con|prn|aux|nul|com\d|lpt\d|forms)$/i.test(stem) &&
    name.toLowerCase() !== 'desktop.ini'
  );
}

describe('safe names', () => {
  test('any text gives a legal name of at most the length asked for', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: maxNameLength }), (text, max) => {
        const name = safeName(text, { max });
        expect(isLegal(name)).toBe(true);
        expect(name.length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 2000 },
    );
  });

  test('a safe name stays as it is', () => {
    fc.assert(fc.property(anyText, (text) => expect(safeName(safeName(text))).toBe(safeName(text))), { numRuns: 1000 });
  });

  test.each([
    ['Estuary "Repairs" & Sons: 50% #1', 'Estuary Repairs & Sons 50 1'],
    ["O'Brien’s Voids", "O'Brien’s Voids"],
    ['  ..Roofing.. ', 'Roofing'],
    ['~$draft', '$draft'],
    ['a_VTI_b', 'a vti b'],
    ['__vti__', '_ vti _'],
    ['CON', 'CON-'],
    ['con.txt', 'con-.txt'],
    ['Forms', 'Forms-'],
    ['desktop.ini', 'desktop-.ini'],
    ['???', 'Unnamed'],
    ['line\none', 'line one'],
    ['Fire 🔥 works', 'Fire 🔥 works'],
    ['half \ud83d pair', 'half pair'],
    ['zero\u200bwidth', 'zerowidth'],
  ])('%j becomes %j', (text, name) => expect(safeName(text)).toBe(name));

  test('300 characters of emoji are cut between emoji', () => {
    const name = safeName('🔧'.repeat(150), { max: 99 });
    expect(name).toBe('🔧'.repeat(49));
  });
});

describe('unique among siblings', () => {
  test('siblings of any names all differ, whatever their case', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Roofing', 'ROOFING', 'roofing (2)', 'a.docx', 'A.docx', 'x'.repeat(120)), { maxLength: 20 }), (wanted) => {
        const names = wanted.reduce<string[]>((taken, name) => [...taken, uniqueName(name, taken)], []);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        expect(names.every((name) => name.length <= maxNameLength)).toBe(true);
      }),
    );
  });

  test('a file is numbered before its extension', () => {
    expect(uniqueName('minutes.docx', ['Minutes.docx'])).toBe('minutes (2).docx');
  });
});

describe('folders of contracts and meetings (CP-9.1)', () => {
  test('two contracts never share a folder, whatever they are called', () => {
    const contract = fc.record({ reference: fc.stringMatching(/^[A-Z0-9 /:.-]{1,12}$/), name: anyText });
    fc.assert(
      fc.property(contract, contract, (one, other) => {
        fc.pre(one.reference.trim().toLowerCase() !== other.reference.trim().toLowerCase());
        const names = [contractFolderName(one.reference, one.name, 1), contractFolderName(other.reference, other.name, 2)];
        expect(names[0].toLowerCase()).not.toBe(names[1].toLowerCase());
        expect(names.every(isLegal)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('they are called after reference, date and level', () => {
    expect(contractFolderName('HC-0101', 'Responsive repairs', 7)).toBe('HC-0101 Responsive repairs');
    expect(contractFolderName('HC/01 01', 'Gas', 7)).toBe('HC 01 01 Gas (7)');
    expect(meetingFolderName('2026-12-03', 'L2')).toBe('2026-12-03 L2');
    expect(meetingFileName('2026-12-03', 'L2', 'Recording', 'mp4', 2)).toBe('2026-12-03 L2 recording 2.mp4');
  });

  test.each(['/sites/housing/ContractFolders', `/sites/${'s'.repeat(90)}/ContractFolders`])('the longest contract folder in %s leaves room for what is filed below it', (library) => {
    const folder = `${library}/${contractFolderName('R'.repeat(30), 'n'.repeat(300), 1, library)}`;
    const level = 'LEVEL-0010';
    const path = [folder, 'Meetings', `${meetingFolderName('2026-12-03', level)} (12)`, meetingFileName('2026-12-03', level, 'Transcript', 'vtt', 12)].join('/');
    expect(leavesRoom(folder)).toBe(true);
    expect(path.length).toBeLessThanOrEqual(maxPathLength);
    expect(leavesRoom('x'.repeat(200))).toBe(false);
  });
});
