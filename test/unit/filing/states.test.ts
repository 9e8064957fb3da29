import { filingKey, mayGoOn, waysOn } from '../../../src/flows/filing';
import { wordsFor } from '../../../src/flows/filing/words';
import { isSameContent, numberOf } from '../../../src/flows/filing/work';
import { filingKinds, filingReasons, filingStates } from '../../../src/lists/filings';

test('every reason has its own words and its own way on, for recordings and transcripts', () => {
  for (const kind of filingKinds) {
    const said = filingReasons.map((reason) => wordsFor(kind, reason, { organiser: 'Priya Nair', scope: 'Chat.ReadBasic', fileName: 'x.mp4' }));
    expect(new Set(said).size).toBe(filingReasons.length);
    for (const words of said) expect(words).not.toMatch(/undefined|please/i);
  }
  for (const reason of filingReasons) {
    const state = reason === 'Not there yet' ? 'Waiting' : 'Stuck';
    expect(waysOn({ state, reason }).length).toBeGreaterThan(0);
  }
});

test('who can help is named: the organiser, or the administrator with the permission', () => {
  expect(wordsFor('Recording', 'Not allowed', { organiser: 'Priya Nair' })).toContain('Ask Priya Nair');
  expect(wordsFor('Transcript', 'Scope not granted', { scope: 'OnlineMeetingTranscript.Read.All' })).toContain('OnlineMeetingTranscript.Read.All');
});

test('where files may not be written at all, uploading by hand is neither advised nor offered', () => {
  const message = wordsFor('Recording', 'Scope not granted', { scope: 'Files.ReadWrite.All' });
  expect(message).toMatch(/Files\.ReadWrite\.All.*administrator.*folder in SharePoint/);
  expect(waysOn({ state: 'Stuck', reason: 'Scope not granted', message })).toEqual(['askAdministrator', 'tryAgain', 'fileWithout']);
  const other = wordsFor('Recording', 'Scope not granted', { scope: 'OnlineMeetingRecording.Read.All' });
  expect(waysOn({ state: 'Stuck', reason: 'Scope not granted', message: other })).toContain('uploadByHand');
});

test('only several recordings are chosen from, only what is not finished has a way on', () => {
  expect(waysOn({ state: 'Stuck', reason: 'Several recordings' })[0]).toBe('choose');
  expect(waysOn({ state: 'Filed', reason: undefined })).toEqual([]);
  expect(waysOn({ state: 'Without', reason: undefined })).toEqual([]);
});

test('what waits goes on by itself when its time has come; what is stuck never does', () => {
  const now = new Date('2026-12-03T15:15:00.000Z');
  const can = filingStates.filter((state) => mayGoOn({ state, nextCheck: undefined }, now));
  expect(can).toEqual(['Working', 'Waiting']);
  expect(mayGoOn({ state: 'Waiting', nextCheck: '2026-12-03T15:15:00.000Z' }, now)).toBe(true);
  expect(mayGoOn({ state: 'Waiting', nextCheck: '2026-12-03T15:15:01.000Z' }, now)).toBe(false);
});

test('each further recording of a meeting has a key and a number of its own', () => {
  expect(filingKey('m', 'Recording')).toBe('m:recording');
  expect(filingKey('m', 'Recording', 2)).toBe('m:recording:2');
  expect([numberOf({ key: 'm:recording' }), numberOf({ key: 'm:recording:2' }), numberOf({ key: '7f:transcript' })]).toEqual([1, 2, 1]);
});

test('the same size with another checksum is another file; a checksum not known yet says nothing', () => {
  expect(isSameContent({ size: 5, hash: 'a' }, { size: 5, quickXorHash: 'b' })).toBe(false);
  expect(isSameContent({ size: 5, hash: 'a' }, { size: 6, quickXorHash: 'a' })).toBe(false);
  expect(isSameContent({ size: 5, hash: 'a' }, { size: 5 })).toBe(true);
});
