import { invalid } from '../time/dateTime';
import { isRecord, textOf } from '../wire/odata';

/** The itemBody of a message or an event as somebody wrote it. */
export interface ItemBody {
  readonly contentType: 'text' | 'html';
  readonly content: string;
}

export function readItemBody(value: unknown): ItemBody {
  if (value === undefined || value === null) return { contentType: 'text', content: '' };
  const contentType = (isRecord(value) ? textOf(value['contentType'])?.toLowerCase() : undefined) ?? 'text';
  if (!isRecord(value) || (contentType !== 'text' && contentType !== 'html')) throw invalid('The body needs a contentType, text or html, and a content.');
  return { contentType, content: textOf(value['content']) ?? '' };
}

/** Outlook answers HTML, whatever was written, unless the caller prefers text. */
export function shownBody({ contentType, content }: ItemBody, asText: boolean): ItemBody {
  if (asText) return { contentType: 'text', content: contentType === 'text' ? content : plainText(content) };
  if (contentType === 'html' && /<html[\s>]/i.test(content)) return { contentType, content };
  const inside = contentType === 'html' ? content : `<div>${escaped(content).replace(/\r?\n/g, '<br>\r\n')}</div>`;
  const meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  return { contentType: 'html', content: `<html><head>\r\n${meta}</head><body>${inside}</body></html>` };
}

/** The first 255 characters, as text. */
export function previewOf({ contentType, content }: ItemBody): string {
  return (contentType === 'text' ? content : plainText(content)).trim().slice(0, 255);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function plainText(html: string): string {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h\d)>/gi, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}
