import { on, type Io } from '../../../kernel/io.ts';
import { defineSlice, type Slice } from '../../../kernel/slice.ts';
import { latin1Decode, utf8Decode } from '../../../system/bytes.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Address } from '../../../system/network/network.ts';
import type { FaultOf } from '../../faults.ts';
import type { Service } from '../../service.ts';

export interface SyslogConfig {
  readonly fault?: FaultOf<'silent' | 'full'> | undefined;
}

export interface SyslogLine {
  /** Virtual milliseconds since the lab opened. */
  readonly at: number;
  readonly from: Address;
  readonly facility: number;
  readonly severity: number;
  /** What stands behind `<189>`. */
  readonly text: string;
}

/** What a syslog server has kept, and how many lines it has lost again for want of room. */
export const syslogLines: Slice<{ readonly lines: readonly SyslogLine[]; readonly lost: number }> = defineSlice({
  id: 'host.syslog',
  lifetime: 'hardware',
  initial: () => ({ lines: [], lost: 0 }),
});

const SYSLOG_PORT = 514;
/** The newest lines, and so much of each, are kept. */
export const MOST_LINES = 1000;
export const LONGEST_LINE = 1024;
/** What a message without a number counts as: user.notice. */
const PRESET = 13;
const MOST_PRIORITY = 191;

/** Control characters as `#` and three octal digits, so that a line is a line. */
const harmless = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\0-\x1f\x7f]/g, (char) => `#${char.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** What a datagram says (RFC 3164). */
function parse(bytes: Uint8Array): Pick<SyslogLine, 'facility' | 'severity' | 'text'> {
  const longest = bytes.subarray(0, LONGEST_LINE);
  const said = (utf8Decode(longest) ?? latin1Decode(longest)).replace(/[\r\n\0]+$/, '');
  const [all = '', digits = ''] = /^<(\d{1,3})>/.exec(said) ?? [];
  const given = digits !== '' && Number(digits) <= MOST_PRIORITY;
  const priority = given ? Number(digits) : PRESET;
  return { facility: priority >> 3, severity: priority & 7, text: harmless(given ? said.slice(all.length) : said) };
}

/** Keeps what others log. */
export const syslog: Service<SyslogConfig> = {
  id: 'syslog',
  port: SYSLOG_PORT,
  slices: [syslogLines],
  *run(machine: Machine, { fault }: SyslogConfig): Io<never> {
    const socket = machine.network.bind({ port: SYSLOG_PORT });
    for (;;) {
      const { from, bytes } = yield* on(socket.receive);
      if (fault || bytes.length === 0) continue;
      const line = { at: machine.clock.now, from: from.address, ...parse(bytes) };
      machine.update(syslogLines, (draft) => {
        draft.lines.push(line);
        if (draft.lines.length <= MOST_LINES) return;
        draft.lines.shift();
        draft.lost++;
      });
    }
  },
};
