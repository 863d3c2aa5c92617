import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fetchParts } from '../kernel/part.ts';
import { bootedRouter } from '../testing/lab.ts';
import type { Node } from './grammar.ts';
import { helpList, nextEntries, wordColumns } from './help.ts';
import { advance, allBranches, isListed, match, start, type Branch, type Candidate } from './match.ts';
import { exec, type Mode } from './mode.ts';
import { some } from '../testing/some.ts';

const device = bootedRouter().device;
await fetchParts();
const { modes } = device.software.commands;
const opening = (mode: Mode): readonly Candidate[] =>
  start(
    device.software.commands.inMode(mode).filter((c) => c.when?.(device) ?? true),
    device,
  );

describe('the command line of every mode', () => {
  it.each(some(modes.map((m) => [m.id, m] as const)))(
    '%s: every prefix of a word is that word, or ambiguous',
    (_, mode) => {
      const candidates = opening(mode);
      const branches = allBranches(candidates).filter((b) => b !== null);
      const wordsOf = (some: readonly Branch[]): readonly string[] =>
        some.flatMap(({ terminal }) => (terminal.kind === 'keyword' ? [terminal.word] : []));
      const words = wordsOf(branches);
      const listed = wordsOf(branches.filter(isListed));
      for (const word of words)
        for (let n = 1; n <= word.length; n++) {
          const typed = word.slice(0, n);
          const seen = listed.filter((w) => w.startsWith(typed));
          const rivals = new Set(seen.length > 0 ? seen : words.filter((w) => w.startsWith(typed)));
          const step = advance(candidates, typed, device);
          if (rivals.size === 1 || words.includes(typed)) expect(step.kind, `${mode.id}: ${typed}`).toBe('reached');
          else expect(step.kind, `${mode.id}: ${typed}`).toBe('ambiguous');
        }
    },
  );

  it.each(some(modes.map((m) => [m.id, m] as const)))('%s: whatever ? lists is accepted, to any depth', (_, mode) => {
    const descend = (candidates: readonly Candidate[], path: string, depth: number): void => {
      for (const { word } of nextEntries(candidates, device)) {
        if (!/^[a-z/]/.test(word) || word.includes(':')) continue;
        const step = advance(candidates, word, device);
        expect(step.kind, `${mode.id}: ${path} ${word}`).toBe('reached');
        if (step.kind === 'reached' && depth < 4) descend(step.candidates, `${path} ${word}`, depth + 1);
      }
    };
    descend(opening(mode), '', 0);
  });

  it('one word in one place has one help text', () => {
    const clashes: string[] = [];
    for (const mode of modes) {
      const seen = new Map<string, string>();
      const visit = (node: Node, path: string): string => {
        switch (node.kind) {
          case 'keyword': {
            const here = `${path} ${node.word}`;
            const known = seen.get(here);
            if (node.help !== '' && known !== undefined && known !== node.help)
              clashes.push(`${mode.id}:${here}: "${known}" / "${node.help}"`);
            if (node.help !== '') seen.set(here, known ?? node.help);
            return here;
          }
          case 'seq': {
            let at = path;
            for (const item of node.items) {
              at = visit(item, at);
              if (item.kind !== 'keyword') break;
            }
            return at;
          }
          case 'alt':
          case 'anyOrder':
            for (const item of node.items) visit(item, path);
            return path;
          case 'opt':
            visit(node.item, path);
            return path;
          case 'arg':
            return path;
        }
      };
      for (const command of device.software.commands.inMode(mode))
        if (command.hidden !== true && mode.sink === undefined) visit(command.syntax.node, '');
    }
    expect(clashes).toEqual([]);
  });

  it('answers any line without an exception, with a caret inside the line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...modes), fc.string({ maxLength: 60 }), (mode, line) => {
        const found = match(opening(mode), line, device);
        if (found.kind === 'invalid') expect(found.column).toBeLessThanOrEqual(line.length);
      }),
    );
  });
});

describe('output modifiers', () => {
  it('follow what prints through them, and are never taken for an argument', () => {
    const taken: string[] = [];
    const modified = new Set<string>();
    const descend = (candidates: readonly Candidate[], path: string, depth: number): void => {
      const step = advance(candidates, '|', device);
      if (step.kind === 'reached') modified.add(path);
      for (const branch of allBranches(candidates)) {
        if (branch === null || depth > 8) continue;
        const { terminal, then } = branch;
        if (terminal.kind === 'keyword' && terminal.word === '|') continue;
        if (
          terminal.kind === 'arg' &&
          terminal.type.rest !== true &&
          step.kind === 'reached' &&
          !offersPipe(candidates)
        )
          taken.push(`${path} ${terminal.name}`);
        descend([then], `${path} ${terminal.kind === 'keyword' ? terminal.word : terminal.name}`, depth + 1);
      }
    };
    const offersPipe = (from: readonly Candidate[]): boolean =>
      allBranches(from).some((b) => b?.terminal.kind === 'keyword' && b.terminal.word === '|');
    for (const candidate of opening(exec)) descend([candidate], '', 0);
    expect(taken).toEqual([]);
    const verbs = new Set([...modified].map((path) => path.trim().split(' ')[0]));
    expect(verbs).toEqual(new Set(['dir', 'more', 'pwd', 'show', 'systat', 'where', 'who', 'write']));
    expect([...modified].filter((path) => path.startsWith(' write'))).toEqual([' write terminal']);
  });
});

describe('? lists', () => {
  it('stand in a common column and wrap before the edge', () => {
    const list = helpList(
      [
        { word: 'autoupgrade', help: 'Auto Upgrade Manager simplifies image upgrade process' },
        { word: 'aaa-long-word-to-set-column', help: 'Authentication, Authorization and Accounting.' },
        { word: '<cr>', help: '' },
      ],
      80,
    );
    expect(list).toBe(
      [
        '  autoupgrade                  Auto Upgrade Manager simplifies image upgrade',
        '                               process',
        '  aaa-long-word-to-set-column  Authentication, Authorization and Accounting.',
        '  <cr>',
        '',
      ].join('\n'),
    );
  });

  it('word help stands on one line when it fits, else in columns', () => {
    expect(wordColumns(['configure', 'connect', 'copy'], 80)).toBe('configure  connect  copy  \n');
    expect(wordColumns(['configure', 'connect', 'copy'], 24)).toBe('configure  connect    \ncopy       \n');
  });
});

describe('typing at a booted router', () => {
  const screen = (typed: string): string => {
    const r = bootedRouter();
    return r.type(typed.includes('⟦') ? typed : `⟦${typed}⟧`);
  };

  it('puts the caret under the first character that nothing can match', () => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type('hostnane S1')).toBe(
      "hostnane S1\n                    ^\n% Invalid input detected at '^' marker.\n\nRouter(config)#".replace(
        '                    ^',
        `${' '.repeat('Router(config)#hostna'.length)}^`,
      ),
    );
  });

  it('quotes the whole ambiguous line', () => {
    expect(screen('dis clock')).toMatch(/% (Ambiguous command: {2}"dis clock"|Invalid input)/);
    expect(screen('co')).toContain('% Ambiguous command:  "co"\n');
  });

  it('says what is missing', () => {
    expect(screen('show')).toBe('show\n% Incomplete command.\n\nRouter#');
  });

  it('keeps the typed text after ? and never runs it', () => {
    expect(screen('⟦:type conf⟧⟦:key ?⟧⟦^U⟧')).toBe('conf?\nconfigure  \n\nRouter#conf\b\b\b\b    \b\b\b\b');
    expect(screen('⟦:type xyzzy⟧⟦:key ?⟧⟦^U⟧')).toContain('xyzzy?\n% Unrecognized command\nRouter#xyzzy');
    expect(screen('⟦:type co ⟧⟦:key ?⟧⟦^U⟧')).toContain('% Ambiguous command:  "co "\n');
  });

  it('starts ? on an empty line with the title of the mode', () => {
    expect(screen('⟦terminal length 0⟧⟦:key ?⟧')).toContain('?\nExec commands:\n');
  });

  it('filters what a command prints', () => {
    expect(screen('show version | include register')).toBe(
      'show version | include register\nConfiguration register is 0x2102\nRouter#',
    );
    expect(screen('sh ver |i register')).toContain('Configuration register is 0x2102\n');
    expect(screen('show version | count register')).toContain('Number of lines which match regexp = 1\n');
    expect(screen('show version | include (')).toContain('% Failed to compile regular expression.\n');
  });

  it('takes Escape for a no at a single-key question', () => {
    expect(screen('⟦reload⟧⟦:key esc⟧')).toBe('reload\nProceed with reload? [confirm]\nRouter#');
  });

  it('stops at --More-- and erases it with nine backspaces, eight blanks, nine backspaces', () => {
    const erase = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;
    expect(screen('⟦show version⟧⟦:key q⟧')).toMatch(new RegExp(` --More-- ${erase}\nRouter#$`));
    const lines = screen('⟦show version⟧⟦:key enter⟧⟦:key q⟧').split(` --More-- ${erase}`);
    expect(lines[0]?.split('\n').length).toBe(24 + 1);
    expect(lines[1]?.split('\n').length).toBe(2);
  });
});
