import { strFromU8, unzipSync } from 'fflate';

/** What a test reads of a Word document: its parts as XML and its paragraphs as text. */
export interface WordDocument {
  readonly body: string;
  readonly styles: string;
  readonly properties: string;
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
}

export function readDocx(content: Uint8Array): WordDocument {
  const parts = unzipSync(content);
  const part = (name: string): string => strFromU8(parts[name]);
  const body = part('word/document.xml');
  const paragraphs = (body.match(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs) ?? []).map((xml) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1] ?? '',
    text: (xml.match(/<w:t[ >].*?<\/w:t>/gs) ?? []).map((run) => unescaped(run.replace(/<[^>]*>/g, ''))).join(''),
  }));
  return { body, styles: part('word/styles.xml'), properties: part('docProps/core.xml'), paragraphs };
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}
