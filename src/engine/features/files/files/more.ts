import { defineCommand } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped, type Piped } from '../../../cli/pipe.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { read, sizeOf, textOf, type Content } from '../../../system/content.ts';
import type { MadeLines } from '../../../system/terminal/pager.ts';
import { fileViewed } from './events.ts';
import { readLocal } from './local.ts';
import { body } from './parts.ts';
import { errorText } from './report.ts';
import { localPrefixes, typedUrl, urlText, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

/** Largest file whose dump is made whole: it can be redirected, and comes at once to a terminal without pages. */
const WHOLE = 0x20000;
/** Characters of a line without end. */
const LONGEST = 4096;

/** What of these bytes is text, moved to their beginning. */
function printable(bytes: Uint8Array): Uint8Array {
  let length = 0;
  for (const byte of bytes) if (byte === 0x0a || (byte >= 0x20 && byte <= 0x7e)) bytes[length++] = byte;
  return bytes.subarray(0, length);
}

/** What a file says with everything that is not text left out: `more /ascii`. */
function* textLines(content: Content): Generator<string | undefined> {
  let begun = '';
  for (let at = 0; at < sizeOf(content); at += LONGEST) {
    const lines = (begun + latin1Decode(printable(read(content, at, LONGEST)))).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
    const whole = begun.length >= LONGEST;
    yield whole ? begun : undefined;
    if (whole) begun = '';
  }
  if (begun !== '') yield begun;
}

interface Args extends Piped {
  readonly url: FileUrl;
  readonly ascii?: true;
  readonly binary?: true;
}

function contents(content: Content, { ascii, binary }: Args): string | MadeLines {
  const text = binary ? undefined : textOf(content)?.replaceAll('\r\n', '\n');
  if (text !== undefined) return text;
  const lines = ascii ? textLines(content) : body.get().hexDump(content);
  return sizeOf(content) <= WHOLE ? [...lines].filter((l) => l !== undefined).join('\n') : lines;
}

function* more(session: Session, args: Args): Io<void> {
  const { device } = session;
  const content = readLocal(device, args.url);
  if (!content.ok) return yield* showOutput(session, errorText('opening', typedUrl(args.url), content.error), args);
  device.emit(fileViewed, { file: urlText(args.url) });
  yield* showOutput(session, contents(content.value, args), args);
}

export const moreCommand = defineCommand({
  id: 'more',
  syntax: piped(
    seq(
      keyword('more', 'Display the contents of a file'),
      opt(
        alt(
          flag('/ascii', 'Display binary files in ascii', 'ascii'),
          flag('/binary', 'Force display to hex/text format', 'binary'),
        ),
      ),
      arg('url', urlType(localPrefixes, 'File to display'), 'File to display'),
    ),
  ),
  run: more,
});
