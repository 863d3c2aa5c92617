import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { features } from './engine/features/index.ts';
import { some } from './engine/testing/some.ts';

interface Layer {
  readonly folder: RegExp;
  /** Files that its files may import, besides those of the same folder. */
  readonly from: readonly RegExp[];
  /** Files of which it may import types. */
  readonly types?: readonly RegExp[];
  readonly packages: readonly RegExp[];
}

const kernel = /^engine\/kernel\//;
const system = /^engine\/system\//;
const cli = /^engine\/cli\//;
const featureFace = /^engine\/feature\.ts$/;
const featureApi = /^engine\/features\/[^/]+\/[^/]+\/api\.ts$/;
const engine = /^engine\//;
const engineFace = /^engine\/index\.ts$/;
const testing = /^engine\/testing\//;
const scenarios = /^scenarios\//;
const bridge = /^bridge\//;
const client =
  /^bridge\/(page\/(client|start|unfetched)|attempts\/(journal-store|attempt-lock|data-file|plain-json|result-room|share-link)|journal\/points)\.ts$/;
const bridgeJournal = /^bridge\/journal\//;
const bridgeAttempts = /^bridge\/attempts\//;
const rpc = /^bridge\/rpc\.ts$/;
const protocol = /^bridge\/protocol\.ts$/;
const fastHashes = /^bridge\/engine\/fast-hashes\.ts$/;
const store = /^store\//;
const components = /^components\//;
const anything = /^/;

const node = /^node:/;
const state = /^(immer|zod)$/;
const digests = /^(@noble\/hashes\/|micro-rsa-dsa-dh|hash-wasm$)/;
const virtual = /^virtual:/;

/** First match wins. Tests come first: they may look at everything around them. */
const layers: readonly Layer[] = [
  { folder: /^engine\/(.+\/)?[^/]+\.test\.ts$/, from: [engine, fastHashes], packages: [anything] },
  { folder: /\.test\.tsx?$/, from: [anything], packages: [anything] },
  { folder: /^components\/test-setup\.ts$/, from: [store], packages: [anything] },
  { folder: /^bridge\/test-disk\.ts$/, from: [/^bridge\/test-turn\.ts$/], packages: [/^fake-indexeddb$/] },
  { folder: /^store\/test-(browser|lab)\.ts$/, from: [store, bridge], packages: [/^(vitest|fake-indexeddb\/auto)$/] },

  { folder: kernel, from: [], packages: [state] },
  { folder: system, from: [kernel], packages: [state, digests] },
  { folder: cli, from: [kernel, system], packages: [state, digests] },
  { folder: featureFace, from: [kernel, system, cli], packages: [] },
  {
    folder: /^engine\/features\/index\.ts$/,
    from: [featureFace, /^engine\/features\/[^/]+\/index\.ts$/],
    packages: [],
  },
  {
    folder: /^engine\/features\/[^/]+\/index\.ts$/,
    from: [/^engine\/features\/[^/]+\/[^/]+\/index\.ts$/],
    packages: [],
  },
  {
    folder: /^engine\/features\/[^/]+\/[^/]+\//,
    from: [kernel, system, cli, featureFace, featureApi],
    packages: [state, digests],
  },
  { folder: /^engine\/platforms\//, from: [kernel, system], packages: [] },
  { folder: /^engine\/net\//, from: [kernel, system], packages: [] },
  { folder: /^engine\/hosts\//, from: [kernel, system], packages: [state] },
  { folder: testing, from: [engine], packages: [state, digests, /^vitest$/] },
  {
    folder:
      /^engine\/(facts|lab|lab-device|lab-machine|past|registry|software|starts|surroundings|transcript|index)\.ts$/,
    from: [engine],
    packages: [state],
  },

  { folder: scenarios, from: [engineFace], packages: [state, virtual, /^(yaml|gift-pegjs|mdast-|micromark-)/] },
  { folder: fastHashes, from: [/^engine\/system\/crypto\/digests\.ts$/], packages: [digests] },
  { folder: bridgeJournal, from: [engineFace], packages: [] },
  {
    folder: bridgeAttempts,
    from: [bridgeJournal, protocol, engineFace, scenarios],
    packages: [state, /^(idb|fflate|@scure\/base)$/],
  },
  {
    folder: /^bridge\/engine\//,
    from: [bridgeJournal, protocol, rpc, engineFace, scenarios],
    packages: [state, virtual, digests],
  },
  {
    folder: /^bridge\/page\//,
    from: [bridgeAttempts, bridgeJournal, protocol, rpc, /^scenarios\/exam\.ts$/],
    types: [engineFace, scenarios, bridge],
    packages: [/^idb$/],
  },
  { folder: bridge, from: [engineFace, scenarios], packages: [state, virtual, digests] },
  {
    folder: store,
    from: [client, /^verifier\//],
    types: [engineFace, scenarios, protocol],
    packages: [state, virtual, /^(zustand|idb|fflate)(\/|$)/],
  },
  {
    folder: components,
    from: [store, /^scenarios\/(markdown-limits|quizzes\/quiz-file)\.ts$/],
    types: [engineFace, scenarios, protocol, client],
    packages: [
      virtual,
      /^(react|react-dom|@xterm|@xyflow|zustand)(\/|$)/,
      /^(clsx|lucide-react|react-resizable-panels)$/,
      /^(mdast|mdast-|micromark-)/,
    ],
  },
  {
    folder: /^headless\/bench\//,
    from: [engineFace, scenarios, bridge, /^headless\//, /^\.\.\/scripts\//],
    packages: [node, state, virtual, digests, /^(yaml|playwright)$/],
  },
  {
    folder: /^headless\//,
    from: [engineFace, scenarios, fastHashes, /^bridge\/attempts\/share-link\.ts$/, /^verifier\//],
    packages: [node, state, virtual, digests, /^yaml$/],
  },
  { folder: /^verifier\//, from: [], packages: [/^(webcrypto-shim|@peculiar\/|asn1js|reflect-metadata)/] },
  {
    folder: /^(main|start|App)\.tsx$|^(begin|offline)\.ts$/,
    from: [store, components, client, /^(start\.tsx|App\.tsx|begin\.ts|offline\.ts)$/],
    types: [engineFace, scenarios],
    packages: [/^(react|react-dom)(\/|$)/, virtual],
  },
  { folder: /^first\.ts$/, from: [/^components\/ui\/after-frame\.ts$/], types: [client], packages: [] },
  { folder: /^virtual\.d\.ts$/, from: [], packages: [virtual] },
];

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  /** It comes when it is asked for. */
  readonly fetched?: boolean;
}

type Json = string | number | boolean | null | undefined | bigint | readonly Json[] | { readonly [key: string]: Json };
type Syntax = { readonly [key: string]: Json };

const isSyntax = (value: Json): value is Syntax => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json): string | undefined =>
  isSyntax(value) && typeof value.value === 'string' ? value.value : undefined;

/** Every node of a file's syntax tree. */
function* nodes(value: Json): Generator<Syntax> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* nodes(item);
  else if (isSyntax(value)) {
    yield value;
    for (const child of Object.values(value)) if (typeof child === 'object') yield* nodes(child);
  }
}

const src = import.meta.dirname;

const syntaxOf = (path: string): Generator<Syntax> => {
  const lang = path.endsWith('.d.ts') ? 'dts' : path.endsWith('x') ? 'tsx' : 'ts';
  return nodes(
    parseAst(readFileSync(join(src, path), 'utf8'), { lang, sourceType: 'module' }, path) as unknown as Json,
  );
};

const specifiersAreTypes = ({ specifiers }: Syntax): boolean =>
  Array.isArray(specifiers) &&
  specifiers.length > 0 &&
  (specifiers as readonly Json[]).every(
    (one) => isSyntax(one) && (one.importKind === 'type' || one.exportKind === 'type'),
  );

const importsOf = (path: string): Import[] =>
  [...syntaxOf(path)].flatMap((syntax) => {
    const target = textOf(syntax.source);
    if (target === undefined) return [];
    switch (syntax.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return [
          { target, typeOnly: [syntax.importKind, syntax.exportKind].includes('type') || specifiersAreTypes(syntax) },
        ];
      case 'ImportExpression':
        return [{ target, typeOnly: false, fetched: true }];
      case 'TSImportType':
        return [{ target, typeOnly: true }];
      default:
        return [];
    }
  });

const filesBelow = (folder: string): string[] =>
  readdirSync(join(src, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

const problem = (path: string, layer: Layer, { target, typeOnly }: Import): string | undefined => {
  if (!target.startsWith('.'))
    return layer.packages.some((allowed) => allowed.test(target)) ? undefined : `may not use the package ${target}`;
  if (extname(target) === '') return `${target} needs its file extension`;
  const to = relative('.', join(dirname(path), target));
  const home = layer.folder.exec(path)?.[0] ?? path;
  const allowed = [...layer.from, ...(typeOnly ? (layer.types ?? []) : [])];
  if (to.startsWith(home) || to.endsWith('.css') || allowed.some((one) => one.test(to))) return undefined;
  return `may not import ${to}${layer.types?.some((one) => one.test(to)) ? ' (only its types)' : ''}`;
};

describe('imports', () => {
  it('point inwards only', () => {
    const wrong = filesBelow('')
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => {
        const layer = layers.find(({ folder }) => folder.test(path));
        if (!layer) return [`${path}: no layer covers it`];
        return importsOf(path).flatMap((one) => {
          const found = problem(path, layer, one);
          return found === undefined ? [] : [`${path}: ${found}`];
        });
      });
    expect(wrong).toEqual([]);
  });
});

/** The circles among names that lead to each other, each as the way round; none when every way ends. */
function circles(ways: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    const since = way.indexOf(name);
    if (since >= 0) found.push([...way.slice(since), name].join(' → '));
    if (since >= 0 || done.has(name)) return;
    for (const next of ways.get(name) ?? []) follow(next, [...way, name]);
    done.add(name);
  };
  for (const name of ways.keys()) follow(name, []);
  return found;
}

const productFiles = (folder: string): string[] =>
  filesBelow(folder).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

/** The files of ours that a file imports, types too. */
const filesImportedBy = (path: string): string[] =>
  importsOf(path)
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target }) => relative('.', join(dirname(path), target)));

const featureOf = (path: string): string | undefined => /^engine\/features\/[^/]+\/([^/]+)\//.exec(path)?.[1];

/** What a router can do, wing by wing: each stands on those before it. */
const wings = ['base', 'files', 'access', 'software', 'network', 'configuration', 'boot', 'trust'];

const wingOf = (path: string): string => /^engine\/features\/([^/]+)\//.exec(path)?.[1] ?? '';

/** What each feature imports of others. */
const featureImports = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const path of productFiles('engine/features')) {
    const own = featureOf(path);
    if (own === undefined) continue;
    const known = found.get(own) ?? new Set<string>();
    for (const target of filesImportedBy(path)) {
      const other = featureOf(target);
      if (other !== undefined && other !== own) known.add(other);
    }
    found.set(own, known);
  }
  return new Map([...found].map(([name, others]) => [name, [...others].sort()]));
};

describe('circles', () => {
  it('there are none between files', () => {
    const files = productFiles('');
    expect(circles(new Map(files.map((path) => [path, filesImportedBy(path)])))).toEqual([]);
  });

  it('there are none between features', () => {
    expect(circles(featureImports())).toEqual([]);
  });

  it('there are none between wings: each imports those before it', () => {
    expect(foldersIn('engine/features').sort()).toEqual([...wings].sort());
    const climbing = productFiles('engine/features')
      .filter((path) => featureOf(path) !== undefined)
      .flatMap((path) =>
        filesImportedBy(path)
          .filter((target) => featureOf(target) !== undefined)
          .filter((target) => wings.indexOf(wingOf(target)) > wings.indexOf(wingOf(path)))
          .map((target) => `${path} → ${target}`),
      );
    expect(climbing).toEqual([]);
  });

  it('one that is put in is found, with the way round', () => {
    const ways = [...featureImports(), ['clock', ['boot']]] as const;
    expect(circles(new Map(ways)).some((way) => /clock → boot → .*clock/.test(way))).toBe(true);
    expect(
      circles(
        new Map([
          ['a.ts', ['b.ts']],
          ['b.ts', ['c.ts']],
          ['c.ts', ['b.ts']],
        ]),
      ),
    ).toEqual(['b.ts → c.ts → b.ts']);
  });

  it('a feature requires what it imports', () => {
    const imported = featureImports();
    const missing = features.flatMap(({ id, requires = [] }) =>
      (imported.get(id) ?? []).filter((other) => !requires.includes(other)).map((other) => `${id} requires ${other}`),
    );
    expect(missing).toEqual([]);
    expect(circles(new Map(features.map(({ id, requires = [] }) => [id, requires])))).toEqual([]);
  });
});

describe('the page', () => {
  /** Files whose values a file takes along, or those that it fetches later, too. */
  const takenBy = (path: string, later: boolean): string[] =>
    importsOf(path)
      .filter(({ target, typeOnly, fetched }) => target.startsWith('.') && !typeOnly && (later || !fetched))
      .map(({ target }) => relative('.', join(dirname(path), target)));

  const reached = (from: string, later: boolean): ReadonlySet<string> => {
    const known = new Set([from]);
    for (const path of known) if (/\.tsx?$/.test(path)) for (const next of takenBy(path, later)) known.add(next);
    return known;
  };

  it('takes nothing of the engine along: that is in the worker', () => {
    const files = [...reached('begin.ts', true)];
    expect(files).toContain('components/lab/LabPage.tsx');
    expect(files.filter((path) => path.startsWith('engine/'))).toEqual([]);
  });

  it('reads files with no schema before somebody brings one', () => {
    const files = [...reached('start.tsx', false)].filter((path) => /\.tsx?$/.test(path));
    expect(files).toContain('bridge/attempts/plain-json.ts');
    expect(files.filter((path) => importsOf(path).some(({ target }) => target === 'zod'))).toEqual([]);
  });
});

/** Whether a call is `part(() => import('./body.ts'))`. */
const declaresPart = (call: Syntax): boolean => {
  if (call.type !== 'CallExpression' || calledName(call.callee) !== 'part' || !Array.isArray(call.arguments))
    return false;
  const [load] = call.arguments as readonly Json[];
  return isSyntax(load) && isSyntax(load.body) && load.body.type === 'ImportExpression';
};

describe('the engine', () => {
  it('fetches nothing but its parts', () => {
    const fetching = filesBelow('engine')
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => ({ path, syntax: [...syntaxOf(path)] }))
      .map(({ path, syntax }) => ({
        path,
        imports: syntax.filter(({ type }) => type === 'ImportExpression').length,
        parts: syntax.filter(declaresPart).length,
      }));
    expect(fetching.some(({ parts }) => parts > 0)).toBe(true);
    expect(fetching.filter(({ imports, parts }) => imports !== parts)).toEqual([]);
  });
});

const RULE = /\bR\d+\b/g;

/** Numbers of the rules that a specification lists: lines that begin with `- R7`. */
const rulesIn = (spec: string): string[] =>
  [...readFileSync(join(src, spec), 'utf8').matchAll(/^- (R\d+)\b/gm)].map(([, rule = '']) => rule);

const calledName = (callee: Json): string | undefined => {
  if (!isSyntax(callee)) return undefined;
  if (callee.type === 'Identifier') return typeof callee.name === 'string' ? callee.name : undefined;
  return calledName(callee.object ?? callee.callee ?? callee.tag);
};

const titleOf = (title: Json): string => {
  if (isSyntax(title) && Array.isArray(title.quasis)) return JSON.stringify(title.quasis);
  return textOf(title) ?? '';
};

/** Numbers of the rules that the titles of a file's tests name. */
const rulesTested = (path: string): string[] =>
  [...syntaxOf(path)].flatMap((syntax) => {
    if (syntax.type !== 'CallExpression' || !Array.isArray(syntax.arguments)) return [];
    if (!['it', 'test', 'describe'].includes(calledName(syntax.callee) ?? '')) return [];
    return titleOf((syntax.arguments as readonly Json[])[0]).match(RULE) ?? [];
  });

/** Numbers of the rules that a golden transcript proves: named in its file name or on its line `# rules:`. */
const rulesShown = (path: string): string[] => {
  const named = [...path.matchAll(/(?<=[/-])r\d+(?=[-.])/g)].map(([rule]) => rule.toUpperCase());
  const listed = /^# rules?:(.*)$/m.exec(readFileSync(join(src, path), 'utf8'))?.[1] ?? '';
  return [...named, ...(listed.match(RULE) ?? [])];
};

const foldersIn = (folder: string): string[] =>
  readdirSync(join(src, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const folders = (): string[] => {
  const withSpec = filesBelow('engine').filter((path) => path.endsWith('/SPEC.md'));
  const features = wings.flatMap((wing) =>
    foldersIn(join('engine/features', wing)).map((name) => join('engine/features', wing, name)),
  );
  return [...new Set([...withSpec.map((path) => dirname(path)), ...features])].sort();
};

describe('specifications', () => {
  it.each(some(folders()))('%s: each rule has a test and each test a rule', (folder) => {
    expect(readdirSync(join(src, folder))).toContain('SPEC.md');
    const rules = rulesIn(join(folder, 'SPEC.md'));
    const files = filesBelow(folder);
    const tested = [
      ...files.filter((path) => path.endsWith('.test.ts')).flatMap(rulesTested),
      ...files.filter((path) => /\/transcripts\/.*\.txt$/.test(path)).flatMap(rulesShown),
    ];
    expect({
      twice: rules.filter((rule, at) => rules.indexOf(rule) !== at),
      untested: rules.filter((rule) => !tested.includes(rule)),
      unknown: [...new Set(tested)].filter((rule) => !rules.includes(rule)),
    }).toEqual({ twice: [], untested: [], unknown: [] });
  });
});

/** Whether a call tests each of a list that is not written out and may be empty: no test would fail then. */
const mayTestNothing = ({ type, callee, arguments: given }: Syntax): boolean => {
  if (type !== 'CallExpression' || !isSyntax(callee) || !Array.isArray(given)) return false;
  if (!isSyntax(callee.property) || callee.property.name !== 'each') return false;
  const [first] = given as readonly Json[];
  const list = isSyntax(first) && first.type === 'TSAsExpression' ? first.expression : first;
  return isSyntax(list) && list.type !== 'ArrayExpression' && calledName(list.callee ?? null) !== 'some';
};

it('tests of each of a list look first whether something is in it', () => {
  const tests = filesBelow('').filter((path) => /\.test\.tsx?$/.test(path));
  const iterating = tests.filter((path) => [...syntaxOf(path)].some(mayTestNothing));
  expect(iterating).toEqual([]);
  expect(tests.length).toBeGreaterThan(100);
});
