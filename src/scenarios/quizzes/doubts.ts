import { lookFault } from './look.ts';
import { harmless } from '../shown.ts';
import type { Path } from '../vocabulary.ts';
import type { Bench } from './bench.ts';
import { markAnswer } from './mark.ts';
import type { Question, QuestionOf } from './schema.ts';

/** What is wrong, and with which part of the question. */
interface Found {
  readonly path: Path;
  readonly message: string;
}
type All = readonly Found[];

const at = (path: Path, message: string): All => [{ path, message }];

/** Every right line and abbreviation must be right, every wrong one wrong, with its own reason. */
function ofCommand(question: QuestionOf<'command'>, bench: Bench): All {
  const right = (field: 'lines' | 'short') =>
    (question[field] ?? []).flatMap((line, i) => {
      const { right: taken, reply } = markAnswer(question, { text: line }, bench);
      if (taken) return [];
      return at([field, i], `the device does not take "${harmless(line)}"${reply === undefined ? '' : `:\n${reply}`}`);
    });
  const wrong = (question.wrong ?? []).flatMap(({ line, because }, i) => {
    const verdict = markAnswer(question, { text: line }, bench);
    const path = ['wrong', i, 'line'];
    if (verdict.right) return at(path, `"${line}" is right, but stands among the wrong lines`);
    return verdict.why === because ? [] : at(path, `"${line}" is taken for another of the wrong lines`);
  });
  return [...right('lines'), ...right('short'), ...wrong];
}

/** The answer must be there, and no typical mistake may be right on every router. */
function ofDevice(question: QuestionOf<'device'>, bench: Bench): All {
  const on = bench.device(question.on);
  const answer = bench.read(question.answer, on);
  if (answer === undefined || answer === '') return at(['answer'], `${on} does not give the answer`);
  const mistakes = (question.wrong ?? []).flatMap(({ answer: source, because }, i) => {
    const value = bench.read(source, on);
    if (value === undefined || value === answer) return [];
    const verdict = markAnswer(question, { text: value }, bench);
    const path = ['wrong', i, 'answer'];
    if (verdict.right) return at(path, `the wrong answer "${value}" is right`);
    return verdict.why === because ? [] : at(path, `the wrong answer "${value}" is taken for another`);
  });
  return markAnswer(question, { text: answer }, bench).right
    ? mistakes
    : [...at(['answer'], `its own answer "${answer}" is not right`), ...mistakes];
}

function ofShort(question: QuestionOf<'short'>, bench: Bench): All {
  return (question.wrong ?? []).flatMap(({ answer }, i) =>
    markAnswer(question, { text: answer }, bench).right
      ? at(['wrong', i, 'answer'], `the wrong answer "${answer}" is right`)
      : [],
  );
}

function ofLook(question: Question, bench: Bench): All {
  const fault = lookFault(question, bench);
  return fault === undefined ? [] : at(['look'], fault);
}

/** What a question says that is not so on the router it is about, and where it says so. */
export const doubtsAbout = (question: Question, bench: Bench): All => [
  ...ofKind(question, bench),
  ...ofLook(question, bench),
];

function ofKind(question: Question, bench: Bench): All {
  switch (question.kind) {
    case 'command':
      return ofCommand(question, bench);
    case 'device':
      return ofDevice(question, bench);
    case 'short':
      return ofShort(question, bench);
    case 'choice':
    case 'multiple':
    case 'order':
    case 'match':
      return [];
  }
}
