import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface TestTenantOptions {
  /** Who a request acts as that names nobody. */
  readonly as?: string;
  readonly now?: string;
  /** A database file, for tests of a restart. */
  readonly data?: string;
  readonly seed?: 'none' | 'sample';
  readonly faults?: string;
}

export interface TestTenant {
  readonly url: string;
  /** Posts to the control API and gives its answer; fails on an error. */
  control(path: string, body: unknown): Promise<Record<string, unknown>>;
  controlGet(path: string): Promise<unknown>;
  /** Drops faults or the request log. */
  controlDelete(path: string): Promise<void>;
  /** An unsigned bearer token, `Bearer ` not included. `roles` makes it an application's own. */
  token(claims: { upn?: string; scp?: string; roles?: readonly string[]; appid?: string }): string;
  /** A fetch that is signed in by the host's cookie; relative addresses are the tenant's. */
  fetchAs(upn: string): (path: string, init?: RequestInit) => Promise<Response>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');

/** Starts the tenant as a process of its own on a free port. */
export async function startTestTenant(options: TestTenantOptions = {}): Promise<TestTenant> {
  const args = ['--import', 'tsx', join(ROOT, 'local', 'tenant', 'main.ts'), '--port', '0', '--data', options.data ?? ':memory:'];
  for (const [name, value] of Object.entries({ as: options.as, now: options.now, seed: options.seed, faults: options.faults })) {
    if (value !== undefined) args.push(`--${name}`, value);
  }
  // The project's own Node: node:sqlite needs version 22, whatever runs the tests.
  const child = spawn(join(ROOT, 'node_modules', '.bin', 'node'), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await listening(child);

  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}/_control/${path.replace(/^\//, '')}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} /_control/${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };

  return {
    url,
    control: async (path, body) => (await (await call('POST', path, body)).json()) as Record<string, unknown>,
    controlGet: async path => (await call('GET', path)).json() as Promise<unknown>,
    controlDelete: async path => {
      await call('DELETE', path);
    },
    token: claims => [{ alg: 'none', typ: 'JWT' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.',
    fetchAs: upn => async (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', `tenant-user=${encodeURIComponent(upn)}`);
      return fetch(new URL(path, url), { ...init, headers });
    },
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>(done => child.once('exit', () => done()));
      child.kill(signal);
      await ended;
    },
  };
}

async function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let out = '';
    let err = '';
    child.stderr?.on('data', (piece: Buffer) => {
      err += piece.toString();
    });
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece.toString();
      const [, url] = /^listening (http:\/\/\S+)$/m.exec(out) ?? [];
      if (url) done(url);
    });
    child.once('error', fail);
    child.once('exit', code => fail(new Error(`The tenant ended with ${code}: ${err}`)));
  });
}
