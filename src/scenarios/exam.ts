import type { Note } from '../engine/index.ts';

/** How an exam was set. */
export interface Exam {
  /** Real minutes from its beginning; absent when there is no limit. */
  readonly minutes?: number;
}

export const EXAM = 'exam';

/** The value of the note with which an exam begins. */
export const examNote = ({ minutes }: Exam): string => (minutes === undefined ? '' : String(minutes));

/** The exam that a session's notes say it is. */
export function examOf(notes: readonly Pick<Note, 'topic' | 'value'>[]): { readonly exam?: Exam } {
  const note = notes.find(({ topic }) => topic === EXAM);
  if (!note) return {};
  const minutes = Number(note.value);
  return { exam: note.value === '' || !Number.isInteger(minutes) ? {} : { minutes } };
}
