import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { findChromium, NO_CHROMIUM } from '../../../scripts/chromium.mjs';
import { firstPrompts, type FirstPrompts } from '../../../scripts/first-prompt.ts';
import { Refusal } from '../command-line.ts';
import { barePage, echoPage, echoWorker, xtermPage } from './page-scripts.ts';

/** A file that somebody fetched. */
interface Fetched {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes on the wire: compressed where that is worth it. */
  readonly bytes: number;
}

/** The built product on a port of this machine. */
export interface Site {
  readonly address: string;
  readonly fetched: readonly Fetched[];
  /** What every lab of the catalogue begins with. */
  readonly prompts: FirstPrompts;
  close(): void;
}

export const BARE_PAGE = 'bare.html';
export const XTERM_PAGE = 'xterm.html';
export const ECHO_PAGE = 'echo.html';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const root = (): string => process.env['BOOTSET_ROOT'] ?? process.cwd();

/** Builds the product. */
function build(dist: string): void {
  const vite = join(root(), 'node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '--outDir', dist, '--emptyOutDir'], {
    cwd: root(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The product does not build:\n${stderr}`);
}

interface Served {
  readonly type: string;
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

function served(name: string, content: Buffer): Served {
  const extension = extname(name);
  const packed = extension === '.woff2' ? undefined : gzipSync(content);
  const type = types[extension] ?? 'application/octet-stream';
  return { type, encoding: packed && 'gzip', body: packed ?? content };
}

const xtermFile = (path: string): string => readFileSync(join(root(), 'node_modules/@xterm/xterm', path), 'utf8');

const plainPages = (): readonly (readonly [string, Served])[] =>
  (
    [
      [BARE_PAGE, barePage],
      [XTERM_PAGE, xtermPage],
      ['xterm.js', xtermFile('lib/xterm.mjs')],
      ['xterm.css', xtermFile('css/xterm.css')],
      [ECHO_PAGE, echoPage],
      ['echo.js', echoWorker],
    ] as const
  ).map(([name, text]) => [name, served(name, Buffer.from(text))]);

function filesBelow(folder: string, below = ''): ReadonlyMap<string, Served> {
  const found = new Map<string, Served>();
  for (const name of readdirSync(join(folder, below))) {
    const path = below === '' ? name : `${below}/${name}`;
    if (statSync(join(folder, path)).isDirectory())
      for (const [key, file] of filesBelow(folder, path)) found.set(key, file);
    else found.set(path, served(name, readFileSync(join(folder, path))));
  }
  return found;
}

function serve(files: ReadonlyMap<string, Served>, fetched: Fetched[]): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]?.slice(1) || 'index.html';
    const file = files.get(path);
    fetched.push({ path, at: Date.now(), bytes: file?.body.length ?? 0 });
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.type,
      'cache-control': 'no-store',
      ...(file.encoding && { 'content-encoding': file.encoding }),
    });
    response.end(file.body);
  });
}

/** Builds the product and serves it, compressed, with plain pages beside it to compare with. */
async function openSite(): Promise<Site> {
  const cache = join(root(), 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bootset-bench-'));
  try {
    build(folder);
    const files = new Map([...filesBelow(folder), ...plainPages()]);
    const prompts = firstPrompts(folder, root());
    const fetched: Fetched[] = [];
    const server = serve(files, fetched);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://127.0.0.1:${port}/`,
      fetched,
      prompts,
      close: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Frames as fast as they are drawn: what is measured is the product, not the display. */
export const UNBOUND: readonly string[] = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Opens the built product in a browser for some work. */
export async function inBrowser<T>(
  work: (browser: Browser, site: Site) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Refusal(NO_CHROMIUM, 1);
  const site = await openSite();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', ...more],
  });
  try {
    return await work(browser, site);
  } finally {
    await browser.close();
    site.close();
  }
}

/** A page with an empty cache, which the measuring scripts may look into. */
export async function newPage(browser: Browser, script: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript({ content: script });
  return page;
}
