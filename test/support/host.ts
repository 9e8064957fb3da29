import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface TestHostOptions {
  readonly seed?: 'none' | 'sample';
  /** The tenant's date. */
  readonly now?: string;
  /** A database file, for tests of a restart. */
  readonly data?: string;
}

export interface TestHost {
  readonly url: string;
  /** Posts to the control API and gives its answer; fails on an error. */
  control(path: string, body: unknown): Promise<Record<string, unknown>>;
  /** What the browser reported against the content security policy since the start. */
  violations(): Promise<unknown[]>;
  stop(): Promise<void>;
}

const root = join(__dirname, '..', '..');

/** Starts tenant, pages and Teams frame as `npm start` does, on a free port. */
export async function startTestHost({ seed = 'none', now, data = ':memory:' }: TestHostOptions = {}): Promise<TestHost> {
  const args = ['--disable-warning=ExperimentalWarning', '--import', 'tsx', join(root, 'local', 'host', 'main.ts')];
  args.push('--port', '0', '--data', data, '--seed', seed, ...(now ? ['--now', now] : []));
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await addressOf(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    url,
    control: async (path, body) => {
      const answer = await fetch(`${url}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`POST /_control/${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    violations: async () => ((await (await fetch(`${url}/_host/csp-reports`)).json()) as { value: unknown[] }).value,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    const take = (piece: Buffer): void => {
      printed += piece.toString();
      const [, url] = /Contract Desk is at (http:\/\/[^/]+)\//.exec(printed) ?? [];
      if (url) done(url);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`The host ended with ${code}: ${printed}`)));
  });
}
