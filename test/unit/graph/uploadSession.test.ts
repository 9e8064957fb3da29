import { rangeBytes, uploadInRanges } from '../../../src/graph/uploadSession';

/** A session as Graph keeps it: ranges in order, each a multiple of 320 KiB but the last. */
class Session {
  public received = 0;
  public readonly ranges: string[] = [];
  public constructor(
    private readonly size: number,
    private readonly faults: ((session: Session, range: string) => Response | Error | undefined)[] = [],
  ) {}

  public readonly fetch = async (_: string, init?: RequestInit): Promise<Response> => {
    if (!init?.method) return this.answer(200);
    const headers = new Headers(init.headers);
    expect(headers.has('Authorization')).toBe(false);
    const range = headers.get('Content-Range') ?? '';
    this.ranges.push(range);
    const fault = this.faults.shift()?.(this, range);
    if (fault instanceof Error) throw fault;
    return fault ?? this.take(range);
  };

  public take(range: string): Response {
    const [start, end] = (/bytes (\d+)-(\d+)\//.exec(range) ?? []).slice(1).map(Number);
    if (start !== this.received) return new Response('', { status: 416 });
    this.received = end + 1;
    if (this.received < this.size) {
      expect((end + 1 - start) % 327_680).toBe(0);
      return this.answer(202);
    }
    return new Response(JSON.stringify({ id: 'item', name: 'r.mp4', size: this.size, createdDateTime: '2026-12-03T15:00:00Z', parentReference: { driveId: 'd' }, file: {} }), { status: 201 });
  }

  private answer(status: number): Response {
    return new Response(JSON.stringify({ nextExpectedRanges: [`${this.received}-`] }), { status });
  }
}

const size = rangeBytes * 2 + 1234;
const content = new Blob([new Uint8Array(size)]);
const pauses: number[] = [];
const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);

beforeEach(() => pauses.splice(0));

test('a file goes up in ranges of a multiple of 320 KiB, with progress', async () => {
  const session = new Session(size);
  const progress: number[] = [];
  const filed = await uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, (sent) => progress.push(sent));
  expect(filed?.itemId).toBe('item');
  expect(session.ranges).toEqual([`bytes 0-3276799/${size}`, `bytes 3276800-6553599/${size}`, `bytes 6553600-${size - 1}/${size}`]);
  expect(progress).toEqual([rangeBytes, 2 * rangeBytes, size]);
});

test('a range whose answer was lost is not sent twice', async () => {
  const session = new Session(size, [
    () => undefined,
    (self, range) => {
      self.take(range);
      return new TypeError('fetch failed');
    },
  ]);
  await uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, () => undefined);
  expect(session.ranges).toHaveLength(3);
  expect(session.received).toBe(size);
});

test('a range that never arrived is sent again', async () => {
  const session = new Session(size, [() => new TypeError('fetch failed')]);
  await uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, () => undefined);
  expect(session.ranges.slice(0, 2)).toEqual([`bytes 0-3276799/${size}`, `bytes 0-3276799/${size}`]);
});

test('a busy service is given the pause it asks for', async () => {
  const session = new Session(size, [() => new Response('', { status: 429, headers: { 'Retry-After': '7' } })]);
  await uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, () => undefined);
  expect(pauses).toEqual([7000]);
});

test('a connection that stays away ends as offline', async () => {
  const session = new Session(size, Array.from({ length: 9 }, () => () => new TypeError('fetch failed')));
  await expect(uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, () => undefined)).rejects.toMatchObject({ kind: 'offline' });
});

test('a session that is gone is no file, so that the caller looks at the folder', async () => {
  const session = new Session(size, [() => new Response('', { status: 404 })]);
  await expect(uploadInRanges('https://upload', content, { fetch: session.fetch, pause }, () => undefined)).resolves.toBeUndefined();
});
