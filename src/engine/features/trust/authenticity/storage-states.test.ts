import { castDraft } from 'immer';
import { describe, expect, it } from 'vitest';
import { trainingKey } from '../../../system/crypto/training-keys.ts';
import type { Bench } from '../../../testing/lab.ts';
import { bothKeys, signedRouter } from '../../../testing/signed.ts';
import { keyStorage } from './state.ts';
import { some } from '../../../testing/some.ts';

type Type = 'production' | 'special';
type Versions = readonly ('A' | 'B')[];
/** Versions of one type of key in primary and in backup storage. */
interface Stored {
  readonly primary: Versions;
  readonly backup: Versions;
}

const subsets: readonly Versions[] = [[], ['A'], ['B'], ['A', 'B']];
const states: readonly Stored[] = subsets.flatMap((primary) => subsets.map((backup) => ({ primary, backup })));
const types: readonly Type[] = ['production', 'special'];
const areas = ['primary', 'backup'] as const;

/** What runs, the key that signed it, and the keys that it brings. */
const images = {
  productionA: { runs: 'production', signer: { type: 'production', version: 'A' }, brings: { special: 'A' } },
  newerProductionA: { runs: 'production', signer: { type: 'production', version: 'A' }, brings: { special: 'B' } },
  productionB: { runs: 'production', signer: { type: 'production', version: 'B' }, brings: { special: 'B' } },
  specialA: { runs: 'special', signer: { type: 'special', version: 'A' }, brings: {} },
  specialB: { runs: 'special', signer: { type: 'special', version: 'B' }, brings: {} },
  revocation: { runs: 'revocation', signer: { type: 'rollover', version: 'A' }, brings: { production: 'B' } },
} as const;
type Running = keyof typeof images;

interface Outcome {
  /** `done` or the reason of the refusal. */
  readonly answer: string;
  readonly left: Stored;
}

const holds = ({ primary, backup }: Stored, version: string): boolean =>
  [...primary, ...backup].some((held) => held === version);

/** Whether a key in storage signed what runs: the rollover key is always there, both keys of the other type, too. */
const trusted = (running: Running, type: Type, stored: Stored): boolean => {
  const { signer } = images[running];
  return signer.type !== type || holds(stored, signer.version);
};

const newestOf = (stored: Stored): 'A' | 'B' | undefined =>
  holds(stored, 'B') ? 'B' : holds(stored, 'A') ? 'A' : undefined;

/** The rules R10 to R14, told once more. */
function added(running: Running, type: Type, stored: Stored): Outcome {
  const refused = (answer: string): Outcome => ({ answer, left: stored });
  const { runs, brings } = images[running];
  if (!trusted(running, type, stored)) return refused('untrusted-image');
  if (runs !== (type === 'production' ? 'revocation' : 'production')) return refused('image-type');
  const version: 'A' | 'B' | undefined = (brings as Partial<Record<Type, 'A' | 'B'>>)[type];
  if (version === undefined) return refused('no-bundled-key');
  if (version === 'A' && newestOf(stored) === 'B') return refused('older-key');
  const plus = (held: Versions): Versions => (held.includes(version) ? held : [...held, version]);
  return { answer: 'done', left: { primary: plus(stored.primary), backup: plus(stored.backup) } };
}

/** The rules R10 and R15 to R20: what runs is also what starts next, and there is no upgradable ROM monitor. */
function revoked(running: Running, type: Type, stored: Stored): Outcome {
  const refused = (answer: string): Outcome => ({ answer, left: stored });
  if (newestOf(stored) !== 'B' || !holds(stored, 'A')) return refused('no-new-key');
  if (!stored.primary.includes('B') || !stored.backup.includes('B')) return refused('not-everywhere');
  const { runs, signer } = images[running];
  if (runs !== 'production') return refused('image-type');
  if (signer.type === type && signer.version === 'A') return refused('running-image');
  return { answer: 'done', left: { primary: ['B'], backup: ['B'] } };
}

const keyOf = (type: Type, version: 'A' | 'B') =>
  trainingKey(`${type}-${version === 'A' ? 'a' : 'b'}` as 'production-a' | 'production-b' | 'special-a' | 'special-b');

/** Puts these keys of a type into storage, and both of the other type. */
function store(r: Bench, type: Type, stored: Stored): void {
  const other = type === 'production' ? 'special' : 'production';
  r.device.update(keyStorage, (draft) => {
    for (const area of areas)
      draft[area] = castDraft([
        ...stored[area].map((version) => keyOf(type, version)),
        keyOf(other, 'A'),
        keyOf(other, 'B'),
      ]);
  });
}

function versionsIn(r: Bench, type: Type): Stored {
  const of = (area: string): Versions =>
    (['A', 'B'] as const).filter(
      (version) => r.fact('authenticity.key-present', `${type} ${version} ${area}`) === true,
    );
  return { primary: of('primary'), backup: of('backup') };
}

/** How the last command ended. */
function answerOf(r: Bench): string {
  const last = r.lab.events.findLast(({ id }) => id === 'key.done' || id === 'key.refused');
  return last?.id === 'key.refused' ? String(last.payload['reason']) : 'done';
}

describe.each(some(Object.keys(images) as Running[]))('while %s runs', (running) => {
  const cases = types.flatMap((type) => (['add', 'revoke'] as const).map((act) => ({ act, type })));

  it.each(some(cases))('R10 R39 $act $type answers in every state of the key storage', ({ act, type }) => {
    const r = signedRouter({ boots: running, keys: bothKeys });
    for (const stored of states) {
      store(r, type, stored);
      const screen = r.type(`software authenticity key ${act} ${type}`);
      const expected = (act === 'add' ? added : revoked)(running, type, stored);
      const about = JSON.stringify(stored);
      expect({ about, answer: answerOf(r), left: versionsIn(r, type) }).toEqual({ about, ...expected });
      if (expected.answer === 'done') expect(screen).toMatch(/\nDone!\nRouter#$/);
      else expect(screen).toMatch(/\n%ERROR: [^\n]+\n[A-Z][^\n]+\.\nRouter#$/);
    }
  });
});
