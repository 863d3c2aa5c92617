import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../engine/index.ts';
import {
  answerNote,
  answerTopic,
  readAnswer,
  roundAgain,
  roundEnds,
  roundTopic,
  wholeTopic,
  type Answer,
} from './answer.ts';
import { isOver, mistakesOf, MOST_TRIES, roundsOf, type Judges } from './rounds.ts';

const note = (topic: string, value: string): Note => ({ at: 0 as Note['at'], topic, value });
const answer = (question: string, text: string): Note => note(answerTopic, answerNote(question, { text }));
const again = note(roundTopic, roundAgain);
const end = note(roundTopic, roundEnds);

/** In these tests the answer `yes` is right everywhere, and `shwo` is no command. */
const judges: Judges = {
  isRight: (_, { answer: one }) => 'text' in one && one.text === 'yes',
  isRefused: (_, one) => 'text' in one && one.text === 'shwo',
};
const rounds = (...notes: readonly Note[]) => roundsOf(['a', 'b', 'c'], notes, judges);
const given = (question: string, all: ReturnType<typeof rounds>, round = 0): Answer | undefined =>
  all[round]?.answers.get(question)?.answer;

describe('rounds', () => {
  it('R8 count the first answer to a question', () => {
    const all = rounds(answer('a', 'no'), answer('a', 'yes'));
    expect(given('a', all)).toEqual({ text: 'no' });
    expect(all.every(isOver)).toBe(false);
  });

  it('R21 do not count a line that the device refuses, for so many times', () => {
    const all = rounds(answer('a', 'shwo'), answer('a', 'yes'), answer('a', 'shwo'));
    expect(given('a', all)).toEqual({ text: 'yes' });
    expect(all[0]?.tries.get('a')).toEqual([{ text: 'shwo' }]);
    const many = rounds(...Array.from({ length: MOST_TRIES + 1 }, () => answer('a', 'shwo')), answer('a', 'yes'));
    expect(given('a', many)).toEqual({ text: 'shwo' });
    const ended = rounds(answer('a', 'shwo'), end, again);
    expect([given('a', ended), ended[1]?.asked]).toEqual([undefined, ['a', 'b', 'c']]);
  });

  it('R22 of old journals count it', () => {
    const old = note(wholeTopic, answerNote('a', { text: 'shwo' }));
    expect(given('a', rounds(old, answer('a', 'yes')))).toEqual({ text: 'shwo' });
  });

  it('R9 ask only the mistakes again', () => {
    const all = rounds(
      answer('a', 'yes'),
      answer('b', 'no'),
      answer('c', 'no'),
      again,
      answer('b', 'yes'),
      answer('a', 'no'),
    );
    expect(all.map(({ asked }) => asked)).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
    expect(given('b', all, 1)).toEqual({ text: 'yes' });
    expect(given('a', all, 1)).toBeUndefined();
  });

  it('R9 are not begun again while one goes on, nor when nothing went wrong', () => {
    expect(rounds(answer('a', 'no'), again)).toHaveLength(1);
    expect(rounds(answer('a', 'yes'), answer('b', 'yes'), answer('c', 'yes'), again)).toHaveLength(1);
  });

  it('R9 may end early: what was left out is a mistake', () => {
    const all = rounds(answer('a', 'yes'), end, answer('b', 'yes'), again);
    expect(given('b', all)).toBeUndefined();
    expect(all[1]?.asked).toEqual(['b', 'c']);
  });

  it('R11 make sense of any notes, and each round asks fewer or as many questions', () => {
    const anyNote = fc.oneof(
      fc.record({ topic: fc.constantFrom(answerTopic, wholeTopic, roundTopic, 'hint'), value: fc.string() }),
      fc.record({
        topic: fc.constant(answerTopic),
        value: fc
          .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('yes', 'no', 'shwo'))
          .map(([id, text]) => answerNote(id, { text })),
      }),
      fc.constantFrom(again, end),
    );
    fc.assert(
      fc.property(fc.array(anyNote), (notes) => {
        const all = rounds(...notes.map(({ topic, value }) => note(topic, value)));
        expect(all.length).toBeGreaterThan(0);
        for (const [i, round] of all.entries()) {
          if (i > 0) expect(round.asked).toEqual(mistakesOf(all[i - 1] ?? round, judges));
          expect([...round.answers.keys()].every((id) => round.asked.includes(id))).toBe(true);
        }
      }),
    );
  });
});

describe('answers in a journal', () => {
  it('R11 are read as they were written', () => {
    const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
      fc.record({ text: fc.string({ maxLength: 500 }) }),
      fc.record({ chosen: fc.array(fc.nat(23), { maxLength: 24 }) }),
      fc.record({ matched: fc.array(fc.integer({ min: -1, max: 23 }), { maxLength: 12 }) }),
    );
    fc.assert(
      fc.property(anyAnswer, (one) => {
        expect(readAnswer({ value: answerNote('a-b', one) })).toEqual({ question: 'a-b', answer: one });
      }),
    );
  });

  it.each(['', 'a', 'a ', 'a {', 'a {"chosen":[1.5]}', 'a {"chosen":[-2]}', 'a {"text":3}', 'a null', ' {"text":"x"}'])(
    'R11 that are none, "%s", are passed over',
    (value) => {
      expect(readAnswer({ value })).toBeUndefined();
    },
  );
});
