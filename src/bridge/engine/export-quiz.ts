import type { OpenScenario } from '../../scenarios/index.ts';
import type { Exported, QuizFormat } from '../protocol.ts';

/** The open quiz in a format of other programs. The writers are loaded when they are needed first. */
export async function exportQuiz({ quizFile }: OpenScenario, format: QuizFormat): Promise<Exported> {
  if (!quizFile) throw new Error('This lab is no quiz');
  if (format === 'gift') return (await import('../../scenarios/quizzes/gift-write.ts')).writeGift(quizFile);
  return (await import('../../scenarios/quizzes/moodle-xml.ts')).writeMoodleXml(quizFile);
}
