import { defineCommand } from '../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq } from '../../cli/grammar.ts';
import { piped, type Piped } from '../../cli/pipe.ts';
import type { Session } from '../../cli/session.ts';
import { on, type Io } from '../../kernel/io.ts';
import { latin1Decode } from '../../system/bytes.ts';
import { read, sizeOf, textOf, type Content } from '../../system/content.ts';
import { fileViewed } from './events.ts';
import { hexDump } from './hex-dump.ts';
import { readLocal } from './local.ts';
import { reportError } from './report.ts';
import { localPrefixes, typedUrl, urlText, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

/** Largest file that is taken whole, to send it through an output modifier. */
const WHOLE = 0x20000;
/** Lines between two pauses of an endless dump, and how long a console of 9600 baud takes for them. */
const BURST = 64;
const BURST_MS = 5000;

/** A long dump without pages comes as fast as the line takes it, so that Ctrl-Shift-6 can end it. */
function* stream(session: Session, lines: Iterable<string>): Io<void> {
  let shown = 0;
  for (const line of lines) {
    session.print(line);
    if (++shown % BURST === 0) yield* on(session.device.clock.after(BURST_MS));
  }
}

function* showBinary(session: Session, content: Content, piping: Piped): Io<void> {
  const lines = hexDump(content);
  if (sizeOf(content) <= WHOLE) return yield* session.show([...lines].join('\n'), piping);
  if (session.terminal.length === 0) return yield* stream(session, lines);
  yield* session.page(lines);
}

/** What a file says with everything that is not text left out: `more /ascii`. */
const asText = (content: Content): string => latin1Decode(read(content, 0, WHOLE)).replace(/[^\n\x20-\x7e]/g, '');

interface Args extends Piped {
  readonly url: FileUrl;
  readonly ascii?: true;
  readonly binary?: true;
}

function* more(session: Session, { url, ascii, binary, ...piping }: Args): Io<void> {
  const content = readLocal(session.device, url);
  if (!content.ok) return reportError(session, 'opening', typedUrl(url), content.error);
  session.device.emit(fileViewed, { file: urlText(url) });
  const text = binary ? undefined : (textOf(content.value) ?? (ascii ? asText(content.value) : undefined));
  if (text === undefined) return yield* showBinary(session, content.value, piping);
  yield* session.show(text.replaceAll('\r\n', '\n'), piping);
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
