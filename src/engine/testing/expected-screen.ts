import { MARK, parseMark } from '../transcript.ts';

/** The screen a transcript promises: typed lines stand as they are echoed, directives vanish. */
export const expectedScreen = (transcript: string): string =>
  transcript.replace(MARK, (_, text: string) => {
    const mark = parseMark(text);
    if (mark.kind === 'line') return text.startsWith(':secret') ? '' : mark.text;
    return mark.kind === 'keys' && text.startsWith(':type') ? mark.text : '';
  });
