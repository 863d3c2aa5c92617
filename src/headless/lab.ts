import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { showProblem } from '../scenarios/problem.ts';
import { proveNow, remarksOn } from '../scenarios/prove.ts';
import { linked, packed, writeTemplate } from './author.ts';
import { checkQuiz } from './check-quiz.ts';
import { programOf, readCommandLine, Refusal, wholeNumber } from './command-line.ts';
import { locateInScenario, readScenario } from './find-scenario.ts';
import { showDoubts } from './show-doubts.ts';

const USAGE =
  'Usage: npm run -s lab -- new ID | check FILE... [--seeds N] | pack FOLDER [--with-solutions] | link FILE';
const DEFAULT_SEEDS = 5;

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** Validates and proves one scenario; the lines to print, and whether all is well. */
async function check(
  file: string,
  seeds: number,
): Promise<{ readonly lines: readonly string[]; readonly proved: boolean }> {
  const all = Array.from({ length: seeds }, (_, i) => i + 1);
  const quiz = await checkQuiz(file, all);
  if (quiz) {
    const { problems, left, questions } = quiz;
    const proved = problems.length === 0;
    const counts = [
      count(questions, 'question'),
      ...(left.length > 0 ? [`${left.length} left out`] : []),
      count(seeds, 'seed'),
    ];
    return { lines: [...left, ...(proved ? [`${file}: proved (${counts.join(', ')})`] : problems)], proved };
  }
  const read = await readScenario(file);
  if (!read.ok) return { lines: read.error.map(showProblem), proved: false };
  const { file: data, solutions, mistakes } = read.value;
  const locate = await locateInScenario(file);
  const remarks = showDoubts(file, remarksOn(read.value, { seeds: all }), locate);
  const doubts = proveNow(read.value, { seeds: all });
  if (doubts.length > 0) return { lines: [...remarks, ...showDoubts(file, doubts, locate)], proved: false };
  const counts = [
    count(data.checks?.length ?? 0, 'task'),
    count(solutions.length, 'solution'),
    count(mistakes.length, 'mistake'),
    count(seeds, 'seed'),
  ];
  return { lines: [...remarks, `${file}: proved (${counts.join(', ')})`], proved: true };
}

interface Checked {
  readonly lines: readonly string[];
  readonly code: 0 | 1 | 2;
}

/** The same with its exit code, which says of a file that is not there that it was wrong use. */
async function checkOne(file: string, seeds: number): Promise<Checked> {
  try {
    const { lines, proved } = await check(file, seeds);
    return { lines, code: proved ? 0 : 1 };
  } catch (error) {
    if (error instanceof Refusal) return { lines: [error.message], code: error.code };
    throw error;
  }
}

/** Validates and proves every file: 1 when one is wrong, else 2 when one is not there. */
async function checkAll(files: readonly string[], seeds: number): Promise<Checked['code']> {
  await installFastHashes();
  const codes = new Set<Checked['code']>();
  for (const file of files) {
    const { lines, code } = await checkOne(file, seeds);
    for (const one of lines) process.stdout.write(`${one}\n`);
    codes.add(code);
  }
  return codes.has(1) ? 1 : codes.has(2) ? 2 : 0;
}

/** Makes, checks, packs and links scenarios. Exit code 1 when one that was checked is wrong, else 2 when one is not there. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { seeds: { type: 'string' }, 'with-solutions': { type: 'boolean' } }, USAGE);
  const [verb = '', ...files] = line.words;
  const seeds = wholeNumber(line.text('seeds'), 'seeds', 1, 1000, DEFAULT_SEEDS);
  if (!['new', 'check', 'pack', 'link'].includes(verb))
    throw new Refusal(`expected new, check, pack or link. ${USAGE}`);
  const [file, ...more] = files;
  if (file === undefined)
    throw new Refusal(`expected ${verb === 'new' ? 'an id for the scenario' : 'scenario files'}. ${USAGE}`);
  if (verb === 'check') return checkAll(files, seeds);
  if (more.length > 0) throw new Refusal(`expected one ${verb === 'new' ? 'id' : 'scenario'}. ${USAGE}`);
  if (verb === 'new') for (const written of writeTemplate(file)) process.stdout.write(`${written}\n`);
  if (verb === 'pack') process.stdout.write(await packed(file, line.flag('with-solutions')));
  if (verb === 'link') process.stdout.write(`${await linked(file)}\n`);
  return 0;
}

export const program = programOf('lab', main);
