import { whyNotAccepted } from '../../../src/flows/filing/accepted';

test.each(['a.mp4', 'a.M4V', 'a.mov', 'a.webm', 'a.mp3', 'a.m4a', 'a.wav'])('%s can be filed as the recording', (name) => {
  expect(whyNotAccepted('Recording', { name, size: 1 })).toBeUndefined();
});

test.each(['a.vtt', 'a.DOCX', 'a.txt'])('%s can be filed as the transcript', (name) => {
  expect(whyNotAccepted('Transcript', { name, size: 1 })).toBeUndefined();
});

test('another file is refused with a sentence that says what is accepted', () => {
  expect(whyNotAccepted('Recording', { name: 'Notes.docx', size: 1 })).toBe(
    '“Notes.docx” cannot be filed as the recording. Choose a file of the type mp4, m4v, mov, webm, mp3, m4a or wav.',
  );
  expect(whyNotAccepted('Transcript', { name: 'film.mp4', size: 1 })).toContain('vtt, docx or txt');
  expect(whyNotAccepted('Recording', { name: 'no ending', size: 1 })).toBeDefined();
});

test('an empty file is refused', () => {
  expect(whyNotAccepted('Recording', { name: 'a.mp4', size: 0 })).toBe('The file is empty. Choose another.');
  expect(whyNotAccepted('Recording', { size: 0 })).toBeDefined();
});
