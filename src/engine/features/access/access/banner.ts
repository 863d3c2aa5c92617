import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { line } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { bannerToken } from './banner-token.ts';
import { banners, type BannerKind } from './state.ts';

/** Two characters in a configuration file that stand for the one the device printed there. */
const ETX = '^C';
const HELP = "c banner-text c, where 'c' is a delimiting character";

interface BannerArgs {
  readonly kind?: BannerKind;
  readonly text?: string;
}

const kinds = alt(
  choice('exec', 'Set EXEC process creation banner', 'kind', 'exec'),
  choice('incoming', 'Set incoming terminal line banner', 'kind', 'incoming'),
  choice('login', 'Set login banner', 'kind', 'login'),
  choice('motd', 'Set Message of the Day banner', 'kind', 'motd'),
);

const banner = keyword('banner', 'Define a login banner');
const text = arg('text', line, HELP);
const syntax: Syntax<BannerArgs> = seq(banner, alt(seq(kinds, text), text));

/** The rest of a banner that did not end on its first line; undefined when it was broken off. */
function* following(session: Session, end: string): Io<string | undefined> {
  if (session.interactive) session.print(`Enter TEXT message.  End with the character '${end}'.`);
  let read = '';
  for (;;) {
    const next = yield* session.readLine({ prompt: '' });
    if (next.kind !== 'line') return undefined;
    const at = next.text.indexOf(end);
    if (at >= 0) return read + next.text.slice(0, at);
    read += `${next.text}\n`;
  }
}

function* setBanner(session: Session, { kind = 'motd', text: typed = '' }: BannerArgs): Io<void> {
  const end = !session.interactive && typed.startsWith(ETX) ? ETX : typed.slice(0, 1);
  const first = typed.slice(end.length);
  const at = first.indexOf(end);
  const rest = at < 0 ? yield* following(session, end) : '';
  if (rest === undefined) return;
  const whole = at < 0 ? `${first}\n${rest}` : first.slice(0, at);
  session.device.update(banners, (draft) => {
    if (whole === '') delete draft[kind];
    else draft[kind] = whole;
  });
}

export const bannerCommands: readonly Command[] = withNegation<BannerArgs>({
  id: 'banner',
  mode: configure,
  syntax,
  noSyntax: seq(banner, kinds),
  run: setBanner,
  *undo(session, { kind = 'motd' }) {
    session.device.update(banners, (draft) => {
      delete draft[kind];
    });
  },
});

const ORDER: readonly BannerKind[] = ['exec', 'incoming', 'login', 'motd'];

export function bannerLines(device: Device): readonly string[] {
  const texts = device.read(banners);
  return ORDER.flatMap((kind) => {
    const found = texts[kind];
    return found === undefined ? [] : `banner ${kind} ${ETX}${found}${ETX}`.split('\n');
  });
}

/** The text of a banner is not repeated to take it away. */
export function noBanner(text: string): string | undefined {
  const [banner] = /^banner \S+/.exec(text) ?? [];
  return banner && `no ${banner}`;
}

/** What `$(name)` in a banner stands for; a name that nobody knows stays as it is. */
function withTokens({ device, line: { number } }: Session, found: string): string {
  const own = new Map([
    ['hostname', device.hook(hostname, 'Router')],
    ['line', String(number)],
    ['line-desc', ''],
  ]);
  return found.replace(
    /\$\(([a-z-]+)\)/g,
    (typed, token: string) => own.get(token) ?? device.hook(bannerToken, { token }).value ?? typed,
  );
}

/** A banner as it is said, if there is one. */
export function bannerText(session: Session, kind: BannerKind): string | undefined {
  const found = session.device.read(banners)[kind];
  return found && withTokens(session, found);
}

/** Prints a banner, if there is one, on lines of its own. */
export function printBanner(session: Session, kind: BannerKind): void {
  const said = bannerText(session, kind);
  if (said !== undefined) session.print(`${said.startsWith('\n') ? '' : '\n'}${said.replace(/\n$/, '')}`);
}
