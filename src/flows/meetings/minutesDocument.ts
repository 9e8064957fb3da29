import type { IParagraphOptions, ISectionOptions, Paragraph, Table } from 'docx';
import type { ActionLine, MinutesContent } from './minutesContent';

export type Docx = typeof import('docx');

/** Who made the document and about what: its properties in Word and in search. */
export interface DocumentProperties {
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
}

/** Letters, headings and language of every document that the suite writes. */
export const wordStyles = {
  default: {
    document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120 } } },
    title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading1: { run: { size: 28, bold: true, color: '1F1F1F' }, paragraph: { spacing: { before: 280, after: 100 }, keepNext: true } },
    heading2: { run: { size: 24, bold: true, color: '1F1F1F' }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
  },
} as const;

/**
 * The minutes as a Word document that a screen reader can walk through: a title, real headings, tables with a header
 * row, British English as its language, its properties filled in. The library is loaded when it is first needed.
 */
export async function minutesDocument(content: MinutesContent, properties: DocumentProperties): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: content.title,
    subject: properties.subject,
    creator: properties.author,
    lastModifiedBy: properties.author,
    keywords: properties.keywords,
    description: 'Minutes of a contract meeting.',
    styles: wordStyles,
    sections: [pages(docx, content)],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(document));
}

function pages(docx: Docx, content: MinutesContent): ISectionOptions {
  const { AlignmentType, Footer, PageNumber, TextRun } = docx;
  const pageNumber = new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });
  return {
    footers: { default: new Footer({ children: [new docx.Paragraph({ alignment: AlignmentType.RIGHT, children: [pageNumber] })] }) },
    children: [
      heading(docx, 'TITLE', content.title),
      ...(content.correction === undefined ? [] : [emphasised(docx, content.correction)]),
      ...content.facts.map(([label, value]) => fact(docx, label, value)),
      heading(docx, 'HEADING_1', 'Attendance'),
      ...tableOr(docx, 'Nobody was recorded.', ['Name', 'Organisation', 'Attendance'], [3, 3, 2],
        content.attendance.map(({ name, organisation, attendance }) => [name, organisation, attendance ?? 'Not recorded'])),
      heading(docx, 'HEADING_1', 'Minutes'),
      ...content.sections.flatMap((section) => [
        heading(docx, 'HEADING_2', section.heading),
        ...section.background.map((text) => emphasised(docx, text)),
        ...section.paragraphs.map((text) => paragraph(docx, text)),
        ...(section.escalation === undefined ? [] : [emphasised(docx, section.escalation)]),
      ]),
      heading(docx, 'HEADING_1', 'Actions set in this meeting'),
      ...actionTable(docx, 'No action was set.', content.actionsSet),
      ...(content.broughtForward.length === 0
        ? []
        : [heading(docx, 'HEADING_1', 'Actions brought forward'), ...actionTable(docx, '', content.broughtForward)]),
    ],
  };
}

export function heading(docx: Docx, level: 'TITLE' | 'HEADING_1' | 'HEADING_2', text: string): Paragraph {
  return new docx.Paragraph({ heading: docx.HeadingLevel[level], children: [new docx.TextRun(legal(text))] });
}

export function paragraph(docx: Docx, text: string, options: IParagraphOptions = {}): Paragraph {
  return new docx.Paragraph({ ...options, children: [new docx.TextRun(legal(text))] });
}

function emphasised(docx: Docx, text: string): Paragraph {
  return new docx.Paragraph({ children: [new docx.TextRun({ text: legal(text), italics: true })] });
}

export function fact(docx: Docx, label: string, value: string): Paragraph {
  const runs = [new docx.TextRun({ text: `${label}: `, bold: true }), new docx.TextRun(legal(value))];
  return new docx.Paragraph({ children: runs, spacing: { after: 40 } });
}

function actionTable(docx: Docx, none: string, actions: readonly ActionLine[]): readonly (Paragraph | Table)[] {
  const rows = actions.map(({ action, owner, due, status }) => [action, owner, due, status]);
  return tableOr(docx, none, ['Action', 'Owner', 'Due', 'Status'], [5, 3, 2, 2], rows);
}

/** Width of the text on an A4 page with the usual margins, in twentieths of a point. */
const textWidth = 9026;

export function tableOr(
  docx: Docx,
  none: string,
  headings: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): readonly (Paragraph | Table)[] {
  if (rows.length === 0) return [paragraph(docx, none)];
  const share = textWidth / widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.round(width * share));
  const cells = (row: readonly string[], bold: boolean): InstanceType<Docx['TableCell']>[] =>
    row.map((text, column) =>
      new docx.TableCell({
        width: { size: columnWidths[column], type: docx.WidthType.DXA },
        children: [new docx.Paragraph({ spacing: { before: 40, after: 40 }, children: [new docx.TextRun({ text: legal(text), bold })] })],
      }),
    );
  const table = new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths,
    rows: [
      new docx.TableRow({ tableHeader: true, cantSplit: true, children: cells(headings, true) }),
      ...rows.map((row) => new docx.TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
  return [table];
}

/** Word refuses a document with characters that XML does not know. */
function legal(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, (character) => (character === '\t' ? character : ''));
}
