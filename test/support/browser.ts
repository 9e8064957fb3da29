import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const root = resolve(__dirname, '..', '..');
const archives = join(root, 'node_modules', '@sparticuz', 'chromium');

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser: the one that CHROMIUM_PATH names, else the one that comes with the project. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return chromium.launch({ executablePath: own, args: flags });
  const folder = unpacked();
  const executablePath = join(folder, 'chromium');
  return chromium.launch({ executablePath, args: flags, ignoreDefaultArgs: ['--headless'], env: environment(executablePath, folder) });
}

/** A machine without Chromium's shared libraries or without any fonts gets them from the package. */
function environment(executablePath: string, folder: string): Record<string, string> {
  const env = { ...(process.env as Record<string, string>) };
  const startsAlone = spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!startsAlone) env.LD_LIBRARY_PATH = [join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = folder;
  return env;
}

/** Unpacks the browser once, beside its final place, so that two test runs at a time never see half of it. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(archives, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '.local', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, 'chromium'), archive('chromium.br'), { mode: 0o755 });
  untar(archive('fonts.tar.br'), making);
  writeFileSync(join(making, 'fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fontcache')}</cachedir></fontconfig>`);
  untar(archive('al2023.tar.br'), making);
  if (existsSync(folder)) rmSync(making, { recursive: true });
  else renameSync(making, folder);
  return folder;
}

function archive(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(archives, 'bin', name)));
}

/** Files, folders and links of a tar archive; that is all there is in these. */
function untar(tar: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + 512);
    const text = (from: number, length: number): string => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8) || 0;
    const target = resolve(folder, text(345, 155), text(0, 100));
    if (!`${target}${sep}`.startsWith(`${folder}${sep}`)) throw new Error(`The archive holds a file outside its folder: ${target}`);
    const content = tar.subarray(at + 512, at + 512 + size);
    const kind = text(156, 1);
    mkdirSync(kind === '5' ? target : dirname(target), { recursive: true });
    if (kind === '0' || kind === '') writeFileSync(target, content);
    if (kind === '0' || kind === '') chmodSync(target, parseInt(text(100, 8), 8) || 0o644);
    if (kind === '2') symlinkSync(text(157, 100), target);
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
