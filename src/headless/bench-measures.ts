import { createHash } from 'node:crypto';
import {
  catalogueImage,
  engineVersion,
  Lab,
  patch,
  platforms,
  sha512Hex,
  sizeOf,
  stream,
  type Content,
  type Entry,
  type Input,
  type LabSpec,
} from '../engine/index.ts';
import { openScenario, type OpenScenario } from '../scenarios/index.ts';
import { parseResult } from '../scenarios/result-file.ts';
import { makeResult, verifyResult } from '../scenarios/result.ts';
import { findScenario } from './find-scenario.ts';

/** One figure of the benchmark. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What the product promises, and on which side of it the value must lie. */
  readonly goal?: { readonly at: 'most' | 'least'; readonly value: number };
}

const milliseconds = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** The middle of several runs, in milliseconds. */
const median = (runs: number, work: () => void): number => {
  const times = Array.from({ length: runs }, () => milliseconds(work)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
};

const image = (id: string): Content => {
  const content = catalogueImage(id);
  if (!content) throw new Error(`No image ${id}`);
  return content;
};

const SEED = 1;
const lines = [
  'show clock',
  'show privilege',
  'configure terminal',
  'hostname R1',
  'interface GigabitEthernet0/0',
  'description bench',
  'exit',
  'end',
  'dir flash0:',
  'show running-config | include hostname',
] as const;

/** A session of so many commands at a router that has booted. */
function session(scenario: OpenScenario, commands: number): { readonly lab: Lab; readonly entries: readonly Entry[] } {
  const lab = scenario.newLab();
  const entries: Entry[] = [];
  const type = (text: string): void => {
    const input: Input = { kind: 'type', console: 'R1', text };
    while (!lab.reading('R1') && lab.nextDue !== undefined) lab.advanceTo(lab.nextDue);
    entries.push(lab.input(input));
  };
  for (const text of ['\r', 'enable\r', 'Tr4ining\r']) type(text);
  for (let i = 0; i < commands; i++) type(`${lines[i % lines.length] ?? ''}\r`);
  return { lab, entries };
}

const replayed = (scenario: OpenScenario, entries: readonly Entry[]): void => {
  const lab = scenario.newLab();
  for (const entry of entries) lab.apply(entry);
};

async function replaying(): Promise<readonly Measure[]> {
  const scenario = openScenario(await findScenario('secure-the-bootset'), SEED);
  const { entries } = session(scenario, 500);
  const opening = median(5, () => void scenario.newLab());
  return [
    { what: 'open a lab, boot included', value: opening, unit: 'ms' },
    {
      what: 'replay of 500 commands',
      value: median(5, () => replayed(scenario, entries)) - opening,
      unit: 'ms',
      goal: { at: 'most', value: 100 },
    },
    {
      what: 'undo of the last of 500 commands, lab opened again',
      value: median(5, () => replayed(scenario, entries.slice(0, -1))),
      unit: 'ms',
      goal: { at: 'most', value: 100 },
    },
  ];
}

const MARKED = 100;

async function marking(): Promise<Measure> {
  const loaded = await findScenario('secure-the-bootset');
  const scenario = openScenario(loaded, SEED);
  const { lab, entries } = session(scenario, 100);
  const journal = {
    format: 'bootset-journal',
    version: 1,
    engine: engineVersion,
    scenario: scenario.view.id,
    seed: SEED,
    entries,
    until: lab.now,
  } as const;
  const times = { startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T01:00:00Z' };
  const text = JSON.stringify(makeResult(scenario, { journal, marks: scenario.grade(lab), ...times }));
  const taken = milliseconds(() => {
    for (let i = 0; i < MARKED; i++) {
      const parsed = parseResult('result.json', text);
      if (!parsed.ok || verifyResult(openScenario(loaded, SEED), parsed.value).differences.length > 0)
        throw new Error('The benchmark does not reproduce its own result');
    }
  });
  return {
    what: `marking 1000 result files of 100 commands (from ${MARKED})`,
    value: taken / MARKED, // milliseconds for one are seconds for a thousand
    unit: 's',
    goal: { at: 'most', value: 60 },
  };
}

function hashing(): readonly Measure[] {
  const plain = image('c2900-universalk9-mz.SPA.154-3.M.bin');
  const megabytes = sizeOf(plain) / 1_000_000;
  const chunks = [...stream(plain)].map((chunk) => Buffer.from(chunk));
  const ours = milliseconds(() => void sha512Hex(patch(plain, { at: 5_000_000, hex: 'ff' })));
  const openssl = median(3, () => {
    const hash = createHash('sha512');
    for (const chunk of chunks) hash.update(chunk);
    hash.digest('hex');
  });
  const again = milliseconds(() => void sha512Hex(patch(plain, { at: 5_000_000, hex: 'ff' })));
  return [
    {
      what: 'SHA-512 of a new 104 MB image, bytes made as they are read',
      value: megabytes / (ours / 1000),
      unit: 'MB/s',
    },
    { what: 'SHA-512 of the same bytes by OpenSSL', value: megabytes / (openssl / 1000), unit: 'MB/s' },
    { what: 'ours as a part of OpenSSL', value: openssl / ours, unit: '', goal: { at: 'least', value: 0.35 } },
    { what: 'SHA-512 of a content that was seen before', value: again, unit: 'ms', goal: { at: 'most', value: 1 } },
  ];
}

/** Six booted routers with more than 2 GB of images between them. */
function memory(): Measure {
  const before = process.memoryUsage().rss;
  const devices: LabSpec['devices'] = Array.from({ length: 6 }, (_, i) => {
    const platform = platforms[i % platforms.length];
    if (!platform) throw new Error('No platforms');
    const content = image(platform.defaultImage);
    const [disk, ...others] = platform.disks.map(({ name }) => name);
    const copies = ['a.bin', 'b.bin', 'c.bin'].map((name, n) => ({
      path: `${others.at(-1) ?? disk}:${name}`,
      content: patch(content, { at: 1_000_000 + n, hex: '00' }),
    }));
    return {
      name: `R${i + 1}`,
      platform: platform.id,
      power: 'on',
      register: 0x2102,
      files: [{ path: `${disk}:${platform.defaultImage}`, content }, ...copies],
    };
  });
  const lab = new Lab({ devices }, SEED);
  for (let i = 0; i < 20_000 && lab.nextDue !== undefined; i++) lab.advanceTo(lab.nextDue);
  const bytes = Math.max(0, process.memoryUsage().rss - before);
  if (lab.devices.length !== 6) throw new Error('Six devices were expected');
  return {
    what: 'memory of a lab of 6 devices with 2 GB of images',
    value: bytes / 1_000_000,
    unit: 'MB',
    goal: { at: 'most', value: 100 },
  };
}

/** Everything that can be measured without a browser. */
export async function measures(): Promise<readonly Measure[]> {
  return [memory(), ...(await replaying()), await marking(), ...hashing()];
}
