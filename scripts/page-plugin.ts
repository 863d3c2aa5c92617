import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { bundled } from './bundle.mjs';
import type * as FirstScreens from './first-screens.ts';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'", // xterm.js and React Flow set styles as they go
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The policy, with one inline script allowed by its digest. */
const policyFor = (script: string): string => {
  const digest = createHash('sha256').update(script).digest('base64');
  const rules = { ...POLICY, 'script-src': `${POLICY['script-src']} 'sha256-${digest}'` };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
};

interface Lab {
  readonly title: string;
  readonly lab: {
    readonly devices: readonly unknown[];
    readonly hosts?: readonly { readonly kind: string }[];
    readonly links?: readonly unknown[];
    readonly segments?: readonly unknown[];
  };
}

/** The labs of the catalogue by their ids. */
function labs(root: string): Readonly<Record<string, Lab>> {
  const folder = join(root, 'src/scenarios/catalogue');
  const read = (id: string): Lab => parse(readFileSync(join(folder, id, 'lab.yaml'), 'utf8')) as Lab;
  return Object.fromEntries(readdirSync(folder).map((id) => [id, read(id)]));
}

/** What src/first.ts has to know of how a lab is drawn; undefined of a lone device. */
function shapeOf({ lab: { devices, hosts = [], links = [], segments = [] } }: Lab) {
  const consoles = devices.length + hosts.filter(({ kind }) => kind === 'workstation').length;
  const wired = hosts.length + links.length + segments.length > 0;
  return consoles > 1 || wired ? [consoles, Number(wired)] : undefined;
}

/** Something of each lab, by its id. */
const ofEach = <T>(all: Readonly<Record<string, Lab>>, part: (lab: Lab) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([id, lab]) => [id, part(lab)]));

interface Screens {
  /** Where they lie in a build: another place for other screens. */
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  readonly seeds: number;
}

/** What the labs of the catalogue show first, played once for the same engine and labs. */
async function shippedScreens(): Promise<Screens> {
  const program = await bundled('scripts/first-screens.ts');
  const { firstScreens, SHIPPED_SEEDS: seeds } = (await import(program)) as typeof FirstScreens;
  const kept = fileURLToPath(new URL('first-screens.json', program));
  if (!existsSync(kept)) {
    const draft = `${kept}-${process.pid}`;
    writeFileSync(draft, JSON.stringify(await firstScreens()));
    renameSync(draft, kept);
  }
  const text = readFileSync(kept, 'utf8');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { folder: `assets/screens-${digest}`, files: JSON.parse(text) as Screens['files'], seeds };
}

/** src/first.ts as one small script. `known`: what it calls the built files and titles, and what they are. */
async function firstScript(root: string, known: Readonly<Record<string, unknown>>): Promise<string> {
  const define = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)]));
  const { output } = await build({
    input: join(root, 'src/first.ts'),
    write: false,
    transform: { define },
    output: { format: 'iife', minify: true },
  });
  return output[0].code.trim();
}

const CHARSET = '<meta charset="UTF-8" />';
/** The page's own script: the first one asks for it, when it is its turn. */
const ENTRY = /\n *<script type="module" crossorigin src="([^"]+)"><\/script>/;
/** Nothing is painted before a style sheet that stands in the page has come: the first script asks for it instead. */
const STYLES = /\n *<link rel="stylesheet" crossorigin href="([^"]+)">/;

const replaced = (html: string, from: string, to: string): string => {
  if (!html.includes(from)) throw new Error(`index.html has no ${from}`);
  return html.replaceAll(from, () => to);
};

/** Puts the content security policy and the first script into built pages; the dev server needs inline scripts and sockets. */
export function pagePlugin(root = process.cwd()): Plugin {
  let screens: Promise<Screens> | undefined;
  const shipped = (): Promise<Screens> => (screens ??= shippedScreens());
  return {
    name: 'bootset-page',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const { folder, files } = await shipped();
      mkdirSync(join(dir, folder), { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, folder, name), text);
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const { folder, seeds } = await shipped();
        const names = Object.keys(bundle ?? {});
        const built = (wanted: RegExp): string => {
          const name = names.find((one) => wanted.test(one));
          if (name === undefined) throw new Error(`The build has no ${String(wanted)}`);
          return `./${name}`;
        };
        const [whole, styles] = STYLES.exec(html) ?? [];
        const [entry, begin] = ENTRY.exec(html) ?? [];
        if (!whole || !entry) throw new Error('index.html has no style sheet, or no script');
        const catalogue = labs(root);
        const script = await firstScript(root, {
          TITLES: ofEach(catalogue, ({ title }) => title),
          SHAPES: ofEach(catalogue, shapeOf),
          SCREENS: `./${folder}`,
          SHIPPED_SEEDS: seeds,
          WORKER_FILE: built(/\/worker-[^/]+\.js$/),
          STYLES_FILE: styles,
          BEGIN_FILE: begin,
          TERMINAL_FILE: built(/\/terminal-[^/]+\.js$/),
          FONT_FILE: built(/\/jetbrains-mono-latin-400[^/]+\.woff2$/),
        });
        const policy = `<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}" />`;
        const first = [CHARSET, policy, `<script>${script}</script>`].join('\n    ');
        return replaced(html.replace(whole, '').replace(entry, ''), CHARSET, first);
      },
    },
  };
}
