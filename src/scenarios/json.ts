import type { Result } from '../engine/index.ts';
import { limits, resultLimits } from './limits.ts';

/** What is wrong with a text that should be JSON, and where: an offset. */
export interface JsonFault {
  readonly at: number;
  readonly message: string;
}

/** The end of a text in quotes that begins at an offset. */
function endOfText(json: string, from: number): number {
  for (let at = json.indexOf('"', from + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0;
    while (json[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return json.length;
}

/** Where a file gets deeper or longer than any of ours: reading that would take long, whatever comes after. */
function tooMuch(json: string, most: number): JsonFault | undefined {
  /** Of every list or object that is open, how many commas it has so far. */
  const open: number[] = [];
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '"') at = endOfText(json, at);
    else if (sign === '[' || sign === '{') {
      if (open.push(0) > limits.depth) return { at, message: `expected at most ${limits.depth} levels` };
    } else if (sign === ']' || sign === '}') open.pop();
    else if (sign === ',') {
      const items = (open.pop() ?? 0) + 1;
      if (items >= most) return { at, message: `expected at most ${most} items` };
      open.push(items);
    }
  }
  return undefined;
}

/** Where the browser says that a text is no JSON; its beginning when it does not say. */
function placeOf(json: string, message: string): number {
  const [, offset] = /at position (\d+)/.exec(message) ?? [];
  return offset === undefined ? (message.includes('end of JSON') ? json.length : 0) : Number(offset);
}

/**
 * Reads the JSON of a stranger, no deeper and no longer than our files are. The page has it without the engine.
 * @param most items of a list
 */
export function parseJson(json: string, most: number = resultLimits.entries): Result<unknown, JsonFault> {
  const much = tooMuch(json, most);
  if (much) return { ok: false, error: much };
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const words = message.replace(/ \(line.*$/, '').replace(/\s+/g, ' ');
    return { ok: false, error: { at: placeOf(json, message), message: `expected JSON: ${words}` } };
  }
}
