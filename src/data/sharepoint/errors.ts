import { AppError, type ErrorDetails } from '../../core/errors';

/** What SharePoint said: the HRESULT of its error code, its sentence and the HTTP status. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  /** Seconds, from Retry-After. */
  readonly retryAfter?: number;
}

export const codes = {
  digest: '-2130575251',
  duplicate: '-2130575169',
  listValidation: '-2130575162',
  columnValidation: '-2130575163',
  threshold: '-2147024860',
  titleTaken: '-2130575342',
  nameTaken: '-2130575257',
} as const;

/** PnPjs' error, recognised by its mark: two copies of the library have two classes. */
interface HttpFailure extends Error {
  readonly isHttpRequestError: true;
  readonly response: Response;
  readonly status: number;
}

function isHttpFailure(error: unknown): error is HttpFailure {
  return error instanceof Error && 'isHttpRequestError' in error;
}

/** @returns undefined when the error is no answer of SharePoint's */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!isHttpFailure(error)) return undefined;
  const { code, sentence } = readBody(bodyOf(error));
  const retryAfter = retryAfterOf(error.response);
  return { status: error.status, code, sentence, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** PnPjs puts the body behind this mark in its message. */
function bodyOf(error: HttpFailure): string {
  const mark = error.message.indexOf('::> ');
  return mark < 0 ? '' : error.message.slice(mark + 4);
}

/** Reads `{"odata.error":{"code":"-2130575251, Microsoft.SharePoint.SPException","message":{"value":".."}}}`. */
export function readBody(body: string): { readonly code: string; readonly sentence: string } {
  const text = (pattern: RegExp): string => pattern.exec(body)?.[1] ?? '';
  const sentence = text(/"message"\s*:\s*\{[^{}]*"value"\s*:\s*"((?:[^"\\]|\\.)*)"/) || text(/"message"\s*:\s*"((?:[^"\\]|\\.)*)"/);
  return { code: text(/"code"\s*:\s*"(-?\d+)/), sentence: unescaped(sentence) || body.slice(0, 500) };
}

function unescaped(jsonText: string): string {
  return jsonText === '' ? '' : String(JSON.parse(`"${jsonText}"`));
}

/** Retry-After in seconds; the header may also name a date. */
export function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('Retry-After');
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** Whether the request may have been carried out although no good answer came. */
export function answerWasLost(error: AppError): boolean {
  return error.kind === 'offline';
}

/** No answer came at all; `send` makes it where the request is sent, since other faults are TypeErrors too. */
export function unreachable(technical: string): AppError {
  return new AppError('offline', 'SharePoint could not be reached. What you wrote is kept: check the connection and try again.', { technical });
}

/** Turns whatever a request threw into the suite's own error, once and here only. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const refusal = refusalOf(error);
  if (refusal) return fromRefusal(refusal);
  return new AppError('unexpected', 'Something went wrong that Contract Desk does not know.', {
    technical: error instanceof Error ? error.message : String(error),
  });
}

function fromRefusal({ status, code, sentence, retryAfter }: Refusal): AppError {
  const details: ErrorDetails = { status, technical: `${code} ${sentence}`.trim(), ...(retryAfter === undefined ? {} : { retryAfter }) };
  const fail = (kind: AppError['kind'], message: string): AppError => new AppError(kind, message, details);

  if (code === codes.digest) {
    return fail('unexpected', 'SharePoint did not accept this page any more. What you wrote is kept: reload the page and try again.');
  }
  if (code === codes.threshold || /exceeds the list view threshold|lookup column threshold/i.test(sentence)) {
    return fail('threshold', 'The list has grown too long for this question. Narrow it with a filter.');
  }
  if (code === codes.duplicate) return fail('invalid', 'There is a row with this value already.');
  if (code === codes.listValidation || code === codes.columnValidation) return fail('invalid', sentence);
  if (code === codes.titleTaken || code === codes.nameTaken) return fail('conflict', 'The name is taken already.');
  if (status === 429 || status === 503) {
    return fail('throttled', 'SharePoint is busy. What you wrote is kept: try again in a little while.');
  }
  if (status === 502 || status === 504) return fail('offline', 'SharePoint did not answer in time. What you wrote is kept: try again.');
  if (status === 401 || status === 403) return fail('forbidden', 'You do not have the permission for this in SharePoint.');
  if (status === 404 || status === 410) return fail('notFound', 'SharePoint does not have it, or not any more.');
  if (status === 409 || status === 412) return fail('conflict', 'Someone else changed it first.');
  if (status === 423) return fail('conflict', 'Someone has the file open. Ask them to close it and try again.');
  if (status === 413) return fail('invalid', 'It is too large for SharePoint.');
  return fail('unexpected', 'SharePoint refused this for a reason that Contract Desk does not know.');
}

/** Runs a request; every failure leaves as an AppError. */
export async function withAppErrors<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw toAppError(error);
  }
}
