import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedScreen } from './expected-screen.ts';
import { benchFor } from './lab.ts';
import { some } from './some.ts';

/** Golden screens: `# key: value` lines first, then a console capture with the typed parts in double brackets. */
const root = join(import.meta.dirname, '../features');

interface Golden {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly transcript: string;
}

function read(name: string): Golden {
  const lines = readFileSync(join(root, name), 'utf8').split('\n');
  const first = lines.findIndex((l) => !/^# \w+:/.test(l));
  const settings = Object.fromEntries(lines.slice(0, first).map((l) => /^# (\w+): *(.*)$/.exec(l)?.slice(1, 3) ?? []));
  return { name, settings, transcript: lines.slice(first).join('\n').replace(/\n$/, '') };
}

const goldens = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => /transcripts\/.*\.txt$/.test(f))
  .sort()
  .map(read);

describe('golden transcripts', () => {
  it.each(some(goldens))('$name', ({ settings, transcript }) => {
    const bench = benchFor(settings);
    bench.type();
    const prompt = bench.device.console.dialogue?.redraw() ?? '';
    const screen = prompt + bench.player.play(transcript).screen;
    expect(screen).toBe(expectedScreen(transcript));
  });
});
