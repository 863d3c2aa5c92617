import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

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

/**
 * The first thing that a page does: it starts the engine, which takes as long as everything else together, and asks for
 * what a lab's console needs. What the worker says before src/bridge/start.ts listens is kept for it.
 */
const firstScript = (worker: string, terminal: string, font: string): string =>
  `(()=>{try{const worker=new Worker(${JSON.stringify(worker)},{type:'module',name:'engine'}),said=[],died=[];` +
  'worker.onmessage=(e)=>said.push(e);worker.onerror=(e)=>died.push(e);window.bootsetEngine={worker,said,died}}catch{}' +
  "if(location.hash.startsWith('#/lab/'))for(const more of [" +
  `{rel:'modulepreload',href:${JSON.stringify(terminal)}},{rel:'preload',as:'font',href:${JSON.stringify(font)}}` +
  "])document.head.append(Object.assign(document.createElement('link'),{crossOrigin:''},more))})()";

const CHARSET = '<meta charset="UTF-8" />';
const ENTRY = '<script type="module" crossorigin';

const replaced = (html: string, from: string, to: string): string => {
  if (!html.includes(from)) throw new Error(`index.html has no ${from}`);
  return html.replaceAll(from, () => to);
};

/** Puts the content security policy and the first script into built pages; the dev server needs inline scripts and sockets. */
export const pagePlugin = (): Plugin => ({
  name: 'bootset-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const names = Object.keys(bundle ?? {});
      const built = (wanted: RegExp): string => {
        const name = names.find((one) => wanted.test(one));
        if (name === undefined) throw new Error(`The build has no ${String(wanted)}`);
        return `./${name}`;
      };
      const script = firstScript(
        built(/\/worker-[^/]+\.js$/),
        built(/\/terminal-[^/]+\.js$/),
        built(/\/jetbrains-mono-latin-400[^/]+\.woff2$/),
      );
      const policy = `<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}" />`;
      const first = [CHARSET, policy, `<script>${script}</script>`].join('\n    ');
      // Nothing that the entry does at once needs the styles: it runs while they come.
      return replaced(replaced(html, CHARSET, first), ENTRY, ENTRY.replace('"module"', '"module" async'));
    },
  },
});
