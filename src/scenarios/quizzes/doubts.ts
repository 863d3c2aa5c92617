import type { Bench } from './bench.ts';
import { markAnswer } from './mark.ts';
import type { Question, QuestionOf } from './schema.ts';

type Found = readonly string[];

/** Every right line and abbreviation must be right, every wrong one wrong, with its own reason. */
function ofCommand(question: QuestionOf<'command'>, bench: Bench): Found {
  const right = [...question.lines, ...(question.short ?? [])].flatMap((line) => {
    const { right: taken, reply } = markAnswer(question, { text: line }, bench);
    return taken ? [] : [`the device does not take "${line}"${reply === undefined ? '' : `:\n${reply}`}`];
  });
  const wrong = (question.wrong ?? []).flatMap(({ line, because }) => {
    const verdict = markAnswer(question, { text: line }, bench);
    if (verdict.right) return [`"${line}" is right, but stands among the wrong lines`];
    return verdict.why === because ? [] : [`"${line}" is taken for another of the wrong lines`];
  });
  return [...right, ...wrong];
}

/** The answer must be there, and no typical mistake may be right on every router. */
function ofDevice(question: QuestionOf<'device'>, bench: Bench): Found {
  const on = bench.device(question.on);
  const answer = bench.read(question.answer, on);
  if (answer === undefined || answer === '') return [`${on} does not give the answer`];
  const mistakes = (question.wrong ?? []).flatMap(({ answer: source, because }) => {
    const value = bench.read(source, on);
    if (value === undefined || value === answer) return [];
    const verdict = markAnswer(question, { text: value }, bench);
    if (verdict.right) return [`the wrong answer "${value}" is right`];
    return verdict.why === because ? [] : [`the wrong answer "${value}" is taken for another`];
  });
  return markAnswer(question, { text: answer }, bench).right
    ? mistakes
    : [`its own answer "${answer}" is not right`, ...mistakes];
}

function ofShort(question: QuestionOf<'short'>, bench: Bench): Found {
  return (question.wrong ?? []).flatMap(({ answer }) =>
    markAnswer(question, { text: answer }, bench).right ? [`the wrong answer "${answer}" is right`] : [],
  );
}

/** What a question says that is not so on the router it is about. */
export function doubtsAbout(question: Question, bench: Bench): Found {
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
