import type { MinutesContent } from '../../../src/flows/meetings/minutesContent';
import { minutesDocument } from '../../../src/flows/meetings/minutesDocument';
import { readDocx, type WordDocument } from './docx';

const content: MinutesContent = {
  title: 'Responsive repairs: minutes of the L2 meeting',
  facts: [['Contract', 'HC-0101 Responsive repairs'], ['Chair', 'Priya Nair']],
  attendance: [{ name: 'James Farrow', organisation: 'Estuary Repairs Ltd', attendance: 'Present' }, { name: 'Ben Carter', organisation: 'Council' }],
  sections: [
    { heading: '1. KPIs', background: [], paragraphs: ['On time 93.1%.'], escalation: 'Escalated to L3: below target' },
    { heading: '2. Risks', background: ['From L1'], paragraphs: ['Nothing was minuted.'] },
  ],
  actionsSet: [{ action: 'Report weekly', owner: 'James Farrow', due: '11 Dec 2026', status: 'Open' }],
  broughtForward: [],
};

const properties = { author: 'Priya Nair', subject: 'HC-0101 Responsive repairs', keywords: 'L2, minutes, CP-9.1' };

const made = async (change: Partial<MinutesContent> = {}): Promise<WordDocument> => readDocx(await minutesDocument({ ...content, ...change }, properties));

test('a screen reader finds a title and real headings in order', async () => {
  const { paragraphs } = await made();
  expect(paragraphs.filter(({ style }) => style !== '').map(({ style, text }) => [style, text])).toEqual([
    ['Title', 'Responsive repairs: minutes of the L2 meeting'],
    ['Heading1', 'Attendance'],
    ['Heading1', 'Minutes'],
    ['Heading2', '1. KPIs'],
    ['Heading2', '2. Risks'],
    ['Heading1', 'Actions set in this meeting'],
  ]);
});

test('its tables have a header row that repeats, and rows that stay whole', async () => {
  const { body } = await made({ broughtForward: content.actionsSet });
  expect(body.match(/<w:tbl>/g)).toHaveLength(3);
  const firstRows = body.split('<w:tbl>').slice(1).map((table) => table.slice(0, table.indexOf('</w:tr>')));
  expect(firstRows.every((row) => row.includes('<w:tblHeader/>'))).toBe(true);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3);
});

test('its language is British English and its properties say what it is', async () => {
  const { styles, properties: core } = await made();
  expect(styles).toContain('<w:lang w:val="en-GB"/>');
  for (const value of [content.title, properties.author, properties.subject, properties.keywords]) expect(core).toContain(value);
});

test('who attended is said, also when it was not recorded', async () => {
  const texts = (await made()).paragraphs.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['James Farrow', 'Present', 'Not recorded', 'Escalated to L3: below target', 'From L1', 'Contract: HC-0101 Responsive repairs']));
  expect((await made({ attendance: [] })).paragraphs.map(({ text }) => text)).toContain('Nobody was recorded.');
  expect((await made({ actionsSet: [] })).paragraphs.map(({ text }) => text)).toContain('No action was set.');
});

test('markup is text, control characters are left out, emoji and 5,000 characters survive', async () => {
  const markup = '<script>alert("x")</script> & <w:p/>';
  const long = 'On time: é🔧'.repeat(500);
  const { body, paragraphs } = await made({ sections: [{ heading: markup, background: [], paragraphs: [`bell\u0007 \u0000zero \ud83d half \ufffe`, long] }] });
  expect(body).not.toContain('<script>');
  expect(paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining([markup, 'bell zero  half ', long]));
  expect(body.replace(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}/u);
});
