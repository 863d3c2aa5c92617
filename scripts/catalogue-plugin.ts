import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { canonical } from '../src/scenarios/canonical.ts';

const CATALOGUE = 'src/scenarios/catalogue';
const DIGESTS = 'src/scenarios/catalogue-digests.json';
const QUIZZES = 'src/scenarios/quizzes/catalogue';
const TEXT = /\.(yaml|md|txt)$/;
const SUMMARY_FIELDS = ['title', 'summary', 'minutes', 'level', 'kind', 'objectives', 'topics'] as const;

const projectRoot = (): string => process.env.BOOTSET_ROOT ?? fileURLToPath(new URL('..', import.meta.url));

const names = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

const filesBelow = (folder: string): string[] =>
  names(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The data of a YAML text, or undefined when it is not YAML: whoever reads the text reports where it is wrong. */
const parsedOrUndefined = (text: string): unknown => {
  try {
    return parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const summaryOf = (id: string, parsed: unknown): Record<string, unknown> => ({
  id,
  ...(isRecord(parsed)
    ? Object.fromEntries(
        SUMMARY_FIELDS.filter((field) => parsed[field] !== undefined).map((field) => [field, parsed[field]]),
      )
    : {}),
});

/** Digests that a scenario ships, by its id: scripts/catalogue-digests.ts writes them. */
const shippedDigests = (root: string, id: string): Record<string, unknown> => {
  const path = join(root, DIGESTS);
  const all = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};
  const own = all[id];
  return isRecord(own) ? own : {};
};

const IMAGES = 'src/engine/system/image/image-digests.json';

/** What is shipped of the catalogue's images, by their names. */
const shippedImages = (root: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, IMAGES), 'utf8')) as Record<string, unknown>;

/** The same of those that a scenario names. */
const imagesIn = (root: string, texts: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(shippedImages(root)).filter(([id]) => texts.some((text) => text.includes(id))));

interface Body {
  readonly id: string;
  readonly parsed: unknown;
}

/** What of a scenario's folder no page needs: its data are there already, and mistakes are for authors. */
const FOR_AUTHORS = /^(lab\.yaml$|mistakes\/)/;

const scenarioBody = (
  root: string,
  id: string,
  inPage: boolean,
): Body & { files: Record<string, string>; digests: Record<string, unknown>; images: Record<string, unknown> } => {
  const folder = join(root, CATALOGUE, id);
  const files = Object.fromEntries(
    filesBelow(folder)
      .filter((path) => TEXT.test(path))
      .map((path) => [
        relative(folder, path).split(sep).join('/'),
        readFileSync(path, 'utf8').replaceAll('\r\n', '\n'),
      ]),
  );
  return {
    id,
    files: Object.fromEntries(Object.entries(files).filter(([path]) => !(inPage && FOR_AUTHORS.test(path)))),
    parsed: parsedOrUndefined(files['lab.yaml'] ?? ''),
    digests: shippedDigests(root, id),
    images: imagesIn(root, Object.values(files)),
  };
};

/** Fields of a scenario that its lab does not open with: they come after its first screen. */
const TOLD = ['checks', 'questions', 'brief', 'solutions', 'mistakes'];

const split = (data: Record<string, unknown>, chosen: (field: string) => boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([field]) => chosen(field)));

const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** What a learner does not meet as it stands in the file: the brief may be in another. */
const UNMET = ['$schema', 'brief', 'solutions', 'mistakes'];

/** SHA-256 of what a learner meets, as src/scenarios/scenario.ts has it. */
function digestOf(data: Record<string, unknown>, text = data.brief ?? ''): string {
  const file = split(data, (field) => !UNMET.includes(field));
  return createHash('sha256')
    .update(canonical({ ...file, brief: text }))
    .digest('hex');
}

/** What opens a scenario's lab. */
function scenarioOpening(root: string, id: string): Body & Record<string, unknown> {
  const { files, parsed, digests } = scenarioBody(root, id, false);
  const data = isRecord(parsed) ? parsed : {};
  const { checks, questions, solutions } = data;
  return {
    id,
    parsed: split(data, (field) => !TOLD.includes(field)),
    digests,
    images: imagesIn(root, [files['lab.yaml'] ?? '']),
    digest: digestOf(data, files['brief.md']),
    untold: {
      graded: isFilled(checks) || questions !== undefined,
      solved: isFilled(solutions) || Object.keys(files).some((path) => /^solution[^/]*\.txt$/.test(path)),
    },
  };
}

/** The rest of a scenario. */
function scenarioTold(root: string, id: string, inPage: boolean): Body & Record<string, unknown> {
  const { files, parsed, images } = scenarioBody(root, id, inPage);
  return { id, files, parsed: split(isRecord(parsed) ? parsed : {}, (field) => TOLD.includes(field)), images };
}

const quizBody = (root: string, id: string): Body & { text: string } => {
  const text = readFileSync(join(root, QUIZZES, `${id}.yaml`), 'utf8').replaceAll('\r\n', '\n');
  return { id, text, parsed: parsedOrUndefined(text) };
};

interface Shelf {
  readonly module: string;
  readonly list: string;
  readonly folder: string;
  readonly ids: (root: string) => string[];
  /** All that there is of one. */
  readonly body: (root: string, id: string, inPage: boolean) => Body;
  /** What modules of its own hold of one, by what stands behind its id. */
  readonly pieces: Readonly<Record<string, (root: string, id: string, inPage: boolean) => Body>>;
  /** How they are loaded: text of a module with `piece(id, ending)`. */
  readonly loaders: readonly string[];
}

const shelves: readonly Shelf[] = [
  {
    module: 'virtual:catalogue',
    list: 'catalogue',
    folder: CATALOGUE,
    ids: (root) => names(join(root, CATALOGUE)).filter((id) => names(join(root, CATALOGUE, id)).includes('lab.yaml')),
    body: scenarioBody,
    pieces: { '': scenarioOpening, '/told': scenarioTold },
    loaders: [
      `const whole = (opening, told) => ({`,
      `  id: opening.id, files: told.files, digests: opening.digests, images: told.images,`,
      `  parsed: { ...opening.parsed, ...told.parsed },`,
      `});`,
      `export const loadOpening = (id) => piece(id, '');`,
      `export const loadScenario = async (id) => {`,
      `  const [opening, told] = await Promise.all([piece(id, ''), piece(id, '/told')]);`,
      `  return opening && whole(opening, told);`,
      `};`,
    ],
  },
  {
    module: 'virtual:quizzes',
    list: 'quizzes',
    folder: QUIZZES,
    ids: (root) =>
      names(join(root, QUIZZES))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -'.yaml'.length)),
    body: quizBody,
    pieces: { '': quizBody },
    loaders: [`export const loadQuiz = (id) => piece(id, '');`],
  },
];

const indexModule = (shelf: Shelf, root: string): string => {
  const bodies = shelf.ids(root).map((id) => shelf.body(root, id, false));
  const entries = bodies.map(({ id, parsed }) => summaryOf(id, parsed));
  const imports = bodies.flatMap(({ id }) =>
    Object.keys(shelf.pieces).map((ending) => {
      const name = JSON.stringify(id + ending);
      return `  [${name}, () => import(${JSON.stringify(`${shelf.module}/${id}${ending}`)})],`;
    }),
  );
  return [
    `export const ${shelf.list} = ${JSON.stringify(entries)};`,
    `const pieces = new Map([`,
    ...imports,
    `]);`,
    `const piece = async (id, ending) => (await pieces.get(id + ending)?.())?.default;`,
    ...shelf.loaders,
  ].join('\n');
};

/** The module of a piece of what a shelf holds: `boot-refused/told`. */
const pieceModule = ({ pieces }: Shelf, root: string, name: string, inPage: boolean) => {
  const [id = ''] = name.split('/');
  const piece = pieces[name.slice(id.length)];
  return piece ? dataModule(piece(root, id, inPage)) : null;
};

const ALL_IMAGES = 'virtual:images';
const RESOLVED = '\0';

/** A module whose only export is this data. */
const dataModule = (data: unknown): { code: string; moduleType: 'js' } => ({
  code: `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`,
  moduleType: 'js',
});

/**
 * Serves the scenario folders and quiz files as `virtual:catalogue` and `virtual:quizzes`: an index of titles and
 * summaries at once, each body as a module of its own that is loaded when asked for; and what is shipped of images as
 * `virtual:images`. Works in Vite, Vitest and Rolldown. `inPage`: without what only authors need.
 */
export const cataloguePlugin = (root = projectRoot(), inPage = false) =>
  ({
    name: 'bootset-catalogue',
    resolveId: (id) =>
      id === ALL_IMAGES || shelves.some(({ module }) => id === module || id.startsWith(`${module}/`))
        ? RESOLVED + id
        : null,
    load(id) {
      if (id === RESOLVED + ALL_IMAGES) return dataModule(shippedImages(root));
      const shelf = shelves.find(({ module }) => id.startsWith(RESOLVED + module));
      if (!shelf) return null;
      const body = id.slice(RESOLVED.length + shelf.module.length + 1);
      if (body === '') return { code: indexModule(shelf, root), moduleType: 'js' };
      return pieceModule(shelf, root, body, inPage);
    },
    hotUpdate({ file }) {
      if (!shelves.some(({ folder }) => file.startsWith(join(root, folder)))) return undefined;
      return [...this.environment.moduleGraph.idToModuleMap.values()].filter(({ id }) =>
        shelves.some(({ module }) => id?.startsWith(RESOLVED + module)),
      );
    },
  }) satisfies Plugin;
