import type { Io } from '../../../kernel/io.ts';
import { readKey } from '../../../system/terminal/keys.ts';
import { contentFor, textIn } from '../input.ts';
import { optionsOf, troubleText, type Run, type Tool } from '../tool.ts';

const PAGE = 23;
const MOST = 0x100000;
/** Takes the prompt away. */
const ERASE = '\r\x1b[K';

/** Shows a text page by page. */
function* show({ session: { line } }: Run, lines: readonly string[]): Io<void> {
  for (let at = 0, room = PAGE; ; ) {
    const until = Math.min(lines.length, at + room);
    line.write(
      lines
        .slice(at, until)
        .map((text) => `${text}\n`)
        .join(''),
    );
    at = until;
    line.write(at < lines.length ? ':' : '(END)');
    const key = yield* readKey(line);
    line.write(ERASE);
    const name = key.kind === 'char' ? key.char : key.kind === 'named' ? key.name : 'q';
    if (name === 'q' || name === 'Q' || name === 'ctrl-c') return;
    room = 0;
    if (name === ' ' || name === 'f' || name === 'ctrl-f') room = PAGE;
    else if (name === 'return' || name === 'j' || name === 'ctrl-n') room = 1;
    else if (name === 'G') room = lines.length;
    else if (name === 'g') [at, room] = [0, PAGE];
    else if (name === 'b' || name === 'ctrl-b') [at, room] = [Math.max(0, at - 2 * PAGE), PAGE];
  }
}

function* less(run: Run): Io<number> {
  const { words, wrong } = optionsOf(run.args, 'NSRX');
  if (wrong) {
    const name = wrong.option.startsWith('--') ? wrong.option : `-${wrong.option}`;
    run.err(`There is no ${name} option ("less --help" for help)\n`);
    return 1;
  }
  const [word = run.input ? '-' : undefined] = words;
  if (word === undefined) {
    run.err('Missing filename ("less --help" for help)\n');
    return 1;
  }
  const found = contentFor(run, word);
  if (!found.ok) {
    run.err(found.error === 'folder' ? `${word} is a directory\n` : `${word}: ${troubleText[found.error]}\n`);
    return 1;
  }
  if (run.seen) yield* show(run, textIn(found.value, MOST).replace(/\n$/, '').split('\n'));
  else run.out(found.value);
  return 0;
}

export const lessTools: readonly Tool[] = ['less', 'more'].map((name) => ({
  name,
  does: 'show a file page by page: space, Enter, b, q',
  interrupts: true,
  run: less,
}));
