// Bundles a TypeScript program of this project so that Node can run it.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'bootset');
const DAY_MS = 24 * 60 * 60 * 1000;

/** @param {string} id */
const isPackage = (id) => /^@?[a-z\d]/i.test(id) && !/^(virtual:|[a-z]:[\\/])/i.test(id);

/** What bundles are made of, from the project's root. */
const SOURCES = ['package-lock.json', 'scripts', 'src'];

/** Hash of everything that any bundle is made of: where a byte of it is another, bundles are made again. */
const sourcesHash = () => {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES)
    for (const path of filesIn(join(root, source)))
      hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};

/** @param {string} path @returns {string[]} */
const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path];

/** Removes bundles of older sources; a day's grace for programs that still run from theirs. */
const prune = () => {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
};

/** Keeps a file from being pruned as long as it is used. @param {string} path */
const touch = (path) => {
  const now = new Date();
  utimesSync(path, now, now);
};

/**
 * Writes files to a folder of the cache that is named after their content, all at once: several programs may start together.
 * @param {readonly { readonly name: string; readonly content: string | Uint8Array }[]} files
 */
const store = (files) => {
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(name).update('\0').update(content).update('\0');
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) {
    touch(folder);
    return folder;
  }
  mkdirSync(cache, { recursive: true });
  prune();
  const draft = mkdtempSync(join(cache, 'draft-'));
  for (const { name, content } of files) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), content);
  }
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another start was first
  }
  return folder;
};

/**
 * Bundles one entry with what it imports from this project; packages stay outside. Gives the file to import.
 * @param {string} entry a path from the project's root
 * @param {import('rolldown').Plugin[]} plugins
 */
const bundle = async (entry, plugins) => {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: resolve(root, entry),
    cwd: root,
    platform: 'node',
    external: isPackage,
    logLevel: 'silent', // a program's own words are all that its users read; errors are thrown
    plugins,
  });
  const { output } = await build.generate({
    dir: join(cache, 'draft'), // as deep as the real folder, so that source maps point to the sources
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await build.close();
  const folder = store(
    output.map((file) => ({ name: file.fileName, content: file.type === 'chunk' ? file.code : file.source })),
  );
  const main = output.find((file) => file.type === 'chunk' && file.isEntry);
  if (!main) throw new Error(`${entry}: nothing to run`);
  return join(folder, main.fileName);
};

/** @param {string} entry @returns {Promise<string>} */
const bundleWithCatalogue = async (entry) => {
  const plugin = pathToFileURL(await bundle('scripts/catalogue-plugin.ts', [])).href;
  const { cataloguePlugin } = /** @type {typeof import('./catalogue-plugin.ts')} */ (await import(plugin));
  return bundle(entry, [cataloguePlugin(root)]);
};

/** A bundle that was made of these sources; undefined when there is none. @param {string} note where it is written down */
const madeBefore = (note) => {
  if (!existsSync(note)) return undefined;
  const file = readFileSync(note, 'utf8');
  if (!existsSync(file)) return undefined;
  for (const used of [note, dirname(file)]) touch(used);
  return file;
};

/**
 * The module's address, ready for import(). Scenarios and quizzes are bundled with it. Made once for the same sources.
 * @param {string} entry a path from the project's root
 */
export const bundled = async (entry) => {
  const note = join(
    cache,
    `${createHash('sha256').update(`${sourcesHash()} ${entry}`).digest('hex').slice(0, 32)}.made`,
  );
  const made = madeBefore(note);
  if (made) return pathToFileURL(made).href;
  const file = await bundleWithCatalogue(entry);
  writeFileSync(`${note}-${process.pid}`, file);
  renameSync(`${note}-${process.pid}`, note);
  return pathToFileURL(file).href;
};
