import fc from 'fast-check';
import { pairRecordings } from '../../../src/graph/chooseRecordingFile';
import type { DriveFile, MeetingArtefact } from '../../../src/graph/ports';

function file(name: string, created: string): DriveFile {
  return { driveId: 'd', itemId: name, name, size: 10, created, webUrl: '' };
}

function recording(created: string, ended: string, id: string = created): MeetingArtefact {
  return { id, created, ended };
}

function chooseRecordingFile(one: MeetingArtefact, files: readonly DriveFile[], subject: string): DriveFile | undefined {
  return pairRecordings([one], files, subject)[0].file;
}

const december = recording('2026-12-03T14:02:10.000Z', '2026-12-03T14:58:00.000Z');

test('the time in the name decides between the occurrences of a series', () => {
  const files = [
    file('Responsive repairs-20261105_140300UTC-Meeting Recording.mp4', '2026-11-05T15:10:00.000Z'),
    file('Responsive repairs-20261203_140212UTC-Meeting Recording.mp4', '2026-12-03T15:10:00.000Z'),
  ];
  expect(chooseRecordingFile(december, files, 'Responsive repairs')).toBe(files[1]);
});

test('a name in British Summer Time belongs to the recording an hour before', () => {
  const summer = recording('2026-07-02T13:02:10.000Z', '2026-07-02T13:58:00.000Z');
  const found = file('Responsive repairs-20260702_140212-Meeting Recording.mp4', '2026-07-02T14:10:00.000Z');
  expect(chooseRecordingFile(summer, [found], 'Responsive repairs')).toBe(found);
});

test("another meeting of the organiser's at nearly the same time is not taken for it", () => {
  const other = file('Gas servicing-20261203_141500UTC-Meeting Recording.mp4', '2026-12-03T15:00:00.000Z');
  expect(chooseRecordingFile(december, [other], 'Responsive repairs')).toBeUndefined();
});

test('a renamed file is found by when it was made', () => {
  const renamed = file('Responsive repairs December.mp4', '2026-12-03T15:05:00.000Z');
  expect(chooseRecordingFile(december, [renamed], 'Responsive repairs')).toBe(renamed);
});

test('characters that OneDrive leaves out of a name do not matter', () => {
  const found = file('L2 Smith  Sons - repairs 50-20261203_140212UTC-Meeting Recording.mp4', '2026-12-03T15:05:00.000Z');
  expect(chooseRecordingFile(december, [found], 'L2: "Smith & Sons" - repairs 50%')).toBe(found);
});

test('what is no video is never chosen', () => {
  expect(chooseRecordingFile(december, [file('Responsive repairs-20261203_140212UTC-notes.docx', '2026-12-03T15:05:00.000Z')], 'Responsive repairs')).toBeUndefined();
});

test('a recording whose file is missing does not take the file of the one that followed', () => {
  const first = recording('2026-12-03T14:02:00.000Z', '2026-12-03T14:05:00.000Z', 'first');
  const second = recording('2026-12-03T14:06:00.000Z', '2026-12-03T14:58:00.000Z', 'second');
  const only = file('Responsive repairs-20261203_140602UTC-Meeting Recording.mp4', '2026-12-03T15:10:00.000Z');
  expect(pairRecordings([first, second], [only], 'Responsive repairs').map((pair) => pair.file)).toEqual([undefined, only]);
});

test('no file serves two recordings, whatever the files are', () => {
  const minutes = fc.integer({ min: 0, max: 180 });
  fc.assert(
    fc.property(fc.uniqueArray(minutes, { maxLength: 6 }), fc.uniqueArray(minutes, { maxLength: 6 }), (starts, stamps) => {
      const at = (offset: number): string => new Date(Date.parse('2026-12-03T14:00:00.000Z') + offset * 60_000).toISOString();
      const recordings = starts.map((offset) => recording(at(offset), at(offset + 10), `r${offset}`));
      const files = stamps.map((offset) => file(`Repairs-${at(offset).slice(0, 19).replace(/[-:]/g, '').replace('T', '_')}UTC-Meeting Recording.mp4`, at(offset + 20)));
      const chosen = pairRecordings(recordings, files, 'Repairs').flatMap((pair) => (pair.file ? [pair.file.itemId] : []));
      expect(new Set(chosen).size).toBe(chosen.length);
    }),
  );
});
