import { limits } from './limits.ts';
import { measureMarkdown } from './markdown-limits.ts';
import { pieceAt, type Complaint, type Path } from './vocabulary.ts';

/** Fields that are drawn as Markdown. */
const DRAWN: ReadonlySet<unknown> = new Set(['brief', 'task', 'text', 'ask', 'explain', 'because', 'left']);
/** Parts of a file in which nothing is drawn. */
const BEHIND: ReadonlySet<string> = new Set(['lab', 'variables', 'mistakes']);

/** Every text of a lab or quiz that is drawn as Markdown, with its place. */
function* drawnIn(data: unknown, path: Path = []): Generator<{ readonly text: string; readonly path: Path }> {
  if (typeof data === 'string') {
    if (DRAWN.has(path.at(-1))) yield { text: data, path };
  } else if (Array.isArray(data)) for (const [i, item] of data.entries()) yield* drawnIn(item, [...path, i]);
  else if (typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data))
      if (path.length > 0 || !BEHIND.has(key)) yield* drawnIn(value, [...path, key]);
}

/** What is too much Markdown: one text by itself, or the first that makes all together too much. */
export function complaintsOfMarkdown(file: object): readonly Complaint[] {
  const complaints: Complaint[] = [];
  let all = 0;
  for (const { text, path } of drawnIn(file)) {
    const { signs, fault } = measureMarkdown(text);
    const before = all;
    all += fault ? 0 : signs;
    if (fault)
      complaints.push({
        path,
        message: fault.message,
        ...(fault.piece !== '' && { piece: pieceAt(text, fault.at, fault.piece) }),
      });
    else if (before <= limits.allSigns && all > limits.allSigns)
      complaints.push({
        path,
        message: `expected at most ${limits.allSigns} Markdown signs and lines in all texts together`,
      });
  }
  return complaints;
}
