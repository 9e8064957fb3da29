import { AppError } from '../core/errors';
import type { GraphOptions } from './options';
import { ofStatus, retryAfter } from './errors';
import type { DriveFile } from './ports';
import { driveItem, read, uploadStatusAnswer } from './wire';

/** Ten times 320 KiB: Graph takes multiples of 327,680 bytes, and less than 60 MiB at a time. */
export const rangeBytes = 10 * 327_680;

const triesPerRange = 5;
const longestWait = 60;

/**
 * Sends a file range by range, going on where the service says after a lost answer.
 * @returns the new file; undefined when the session is gone, which is also how it looks after a lost last answer
 * Source: Graph, "driveItem: createUploadSession".
 */
export async function uploadInRanges(
  uploadUrl: string,
  content: Blob,
  options: Pick<GraphOptions, 'fetch' | 'pause'>,
  onProgress: (sentBytes: number) => void,
): Promise<DriveFile | undefined> {
  let start = 0;
  let failures = 0;
  while (start < content.size) {
    const end = Math.min(start + rangeBytes, content.size);
    const outcome = await attempt(() =>
      options.fetch(uploadUrl, {
        method: 'PUT',
        headers: { 'Content-Range': `bytes ${start}-${end - 1}/${content.size}` },
        body: content.slice(start, end),
      }),
    );
    if (outcome.status === 200 || outcome.status === 201) {
      onProgress(content.size);
      return read(driveItem, outcome.body);
    }
    if (outcome.status === 202) {
      start = nextStart(outcome.body, end);
      failures = 0;
      onProgress(start);
      continue;
    }
    if (outcome.status === 404) return undefined;
    failures += 1;
    if (!mayRepeat(outcome.status) || failures >= triesPerRange) throw failureOf(outcome);
    await options.pause(1000 * Math.min(longestWait, outcome.retryAfter ?? 2 ** (failures - 1)));

    const asked = await attempt(() => options.fetch(uploadUrl));
    if (asked.status === 404) return undefined;
    if (asked.status === 200) {
      start = nextStart(asked.body, start);
      onProgress(start);
    }
  }
  return undefined;
}

interface Outcome {
  /** 0 when nothing came back. */
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

async function attempt(call: () => Promise<Response>): Promise<Outcome> {
  try {
    const response = await call();
    const text = await response.text();
    const isJson = response.ok && text.trim().startsWith('{');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, retryAfter: retryAfter(response.headers) };
  } catch (error) {
    return { status: 0, body: String(error) };
  }
}

/** 416: the range is there already, its answer was lost. */
function mayRepeat(status: number): boolean {
  return status === 0 || status === 416 || status === 429 || status >= 500;
}

function nextStart(body: unknown, otherwise: number): number {
  const [range] = read(uploadStatusAnswer, body).nextExpectedRanges;
  const start = Number(range?.split('-')[0] ?? Number.NaN);
  return Number.isFinite(start) ? start : otherwise;
}

function failureOf(outcome: Outcome): AppError {
  const technical = String(outcome.body);
  if (outcome.status === 0) return new AppError('offline', 'The connection was lost during the upload.', { technical });
  return ofStatus(outcome.status, { technical, status: outcome.status }, outcome.retryAfter);
}
