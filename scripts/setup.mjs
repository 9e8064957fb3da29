// Plain JavaScript for Node 20 or newer: it runs on a fresh clone, before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'node_modules', '.contract-desk');
const neededBytes = 2 * 1024 ** 3;

/** A problem that the person at the keyboard can mend; printed without a stack. */
export class SetupProblem extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** The environment in which every tool runs: the project's own Node 22 comes first. */
export function toolEnvironment() {
  const bin = join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NO_UPDATE_NOTIFIER: '1' };
}

/**
 * Runs a command to its end.
 * @returns {Promise<{code: number, output: string}>} exit code and all that it printed
 */
export function run(command, args, { quiet = false, env = toolEnvironment() } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Does one stage of the set-up and says how long it took. */
export async function stage(title, work) {
  const began = Date.now();
  say(`${title}…`);
  const result = await work();
  say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** Installs the packages when they are missing or the lock file has changed. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new SetupProblem(`Contract Desk needs Node 20 or newer; this is ${process.version}.`);
  const wanted = fingerprint([join(root, 'package.json'), join(root, 'package-lock.json')]);
  if (readStamp('installed') === wanted) return;
  checkDisk();
  await stage('Installing packages (a few minutes the first time)', async () => {
    const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true, env: process.env });
    if (code !== 0) throw new SetupProblem(explainInstall(output));
  });
  writeStamp('installed', wanted);
}

const packageSources = ['src', 'config', 'policies', 'teams', 'sharepoint/assets', 'gulpfile.js', '.eslintrc.js', 'tsconfig.json', 'package-lock.json', 'scripts/package.mjs'];

/** Builds the package when anything that goes into it has changed. */
export async function ensurePackaged() {
  const wanted = fingerprint(packageSources.flatMap((path) => filesBelow(join(root, path))));
  const built = existsSync(join(root, 'sharepoint', 'solution', 'contract-desk.sppkg'));
  if (built && readStamp('packaged') === wanted) return;
  checkDisk();
  await stage('Building contract-desk.sppkg', async () => {
    const { code, output } = await run(process.execPath, [join('scripts', 'package.mjs')], { quiet: true });
    if (code !== 0) throw new SetupProblem(`The build failed:\n${output.split('\n').slice(-40).join('\n')}`);
  });
  writeStamp('packaged', wanted);
}

function checkDisk() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize >= neededBytes) return;
  throw new SetupProblem(`There is too little room on this disk: ${Math.floor((bavail * bsize) / 1024 ** 2)} MB free, about 2,000 MB needed. Make room and start again.`);
}

function explainInstall(output) {
  if (/ENOSPC/.test(output)) return 'The disk filled up while packages were being installed. Make room and start again.';
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|network/i.test(output)) {
    return `The package registry could not be reached. Check the network (or npm's registry setting) and start again.\n${lastLines(output)}`;
  }
  if (/EACCES|EPERM/.test(output)) return `A folder could not be written. Check who owns ${root} and start again.\n${lastLines(output)}`;
  return `Packages could not be installed.\n${lastLines(output)}`;
}

const lastLines = (text) => text.trim().split('\n').slice(-8).join('\n');

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.scss\.ts$|\.zip$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function readStamp(name) {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

/** Runs a whole script and ends it with a plain sentence when the set-up cannot go on. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
