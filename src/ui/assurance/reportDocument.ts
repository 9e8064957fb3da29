import { fact, heading, paragraph, tableOr, wordStyles } from '../../flows/meetings/minutesDocument';
import type { ReportContent } from './report';

/** The self-audit report as a Word document with real headings and header rows. The library is loaded when it is first needed. */
export async function reportDocument(content: ReportContent, author: string): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: content.title,
    creator: author,
    lastModifiedBy: author,
    description: 'What the policy asks and where it stands.',
    styles: wordStyles,
    sections: [
      {
        children: [
          heading(docx, 'TITLE', content.title),
          ...content.facts.map(([label, value]) => fact(docx, label, value)),
          ...content.tables.flatMap(({ heading: title, rows }) => [heading(docx, 'HEADING_1', title), ...tableOr(docx, '', content.headings, [4, 3, 2, 3, 2, 2], rows)]),
          heading(docx, 'HEADING_1', 'What this report cannot show'),
          ...content.gaps.map((text) => paragraph(docx, text)),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(document));
}
