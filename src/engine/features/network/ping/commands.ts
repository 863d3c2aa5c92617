import { defineCommand, type Command } from '../../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { integer, ipv4, word } from '../../../cli/types.ts';
import { part } from '../../../kernel/part.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { BOUNDS, PRESET, readPattern, TRACE } from './options.ts';

const body = part(() => import('./body.ts'), 'last');

const hexPattern: ArgType<number> = { label: '<0-FFFF>', parse: readPattern };

const whole = ([least, most]: readonly [number, number]): ArgType<number> => integer(least, most);

const source = seq(
  keyword('source', 'specify source address or name'),
  alt(interfaceSyntax(false), arg('name', ipv4, 'Source address')),
) as Syntax<{ name?: string }>;

const ping = defineCommand({
  id: 'ping',
  level: 1,
  syntax: seq(
    keyword('ping', 'Send echo messages'),
    opt(
      seq(
        opt(keyword('ip', 'IP echo')),
        arg('target', word, 'Ping destination address or hostname'),
        anyOrder(
          seq(keyword('data', 'specify data pattern'), arg('pattern', hexPattern, 'data pattern in hex')),
          flag('df-bit', 'enable do not fragment bit in IP header', 'dfBit'),
          seq(keyword('repeat', 'specify repeat count'), arg('count', whole(BOUNDS.count), 'repeat count')),
          seq(keyword('size', 'specify datagram size'), arg('size', whole(BOUNDS.size), 'datagram size')),
          source,
          seq(
            keyword('timeout', 'specify timeout interval'),
            arg('timeout', whole(BOUNDS.timeout), 'timeout in seconds'),
          ),
          seq(keyword('tos', 'specify type of service value'), arg('tos', whole(BOUNDS.tos), 'type of service value')),
          flag('validate', 'validate reply data', 'validate'),
        ),
      ),
    ),
  ),
  *run(session, { target, name, size = PRESET.size, ...echo }) {
    if (target === undefined) yield* body.get().pingDialogue(session);
    else yield* body.get().ping(session, target, { ...PRESET, size, last: size, step: 1, ...echo, source: name });
  },
});

const traceroute = defineCommand({
  id: 'traceroute',
  level: 1,
  syntax: seq(
    keyword('traceroute', 'Trace route to destination'),
    opt(
      seq(
        opt(keyword('ip', 'IP Trace')),
        arg('target', word, 'Trace route to destination address or hostname'),
        anyOrder(
          flag('numeric', 'display numeric address', 'numeric'),
          seq(keyword('port', 'specify port number'), arg('port', whole(BOUNDS.port), 'port number')),
          seq(
            keyword('probe', 'specify number of probes per hop'),
            arg('probes', whole(BOUNDS.probes), 'number of probes'),
          ),
          source,
          seq(keyword('timeout', 'specify time out'), arg('timeout', whole(BOUNDS.timeout), 'time in seconds')),
          seq(
            keyword('ttl', 'specify minimum and maximum ttl'),
            arg('least', whole(BOUNDS.ttl), 'minimum ttl'),
            arg('most', whole(BOUNDS.ttl), 'maximum ttl'),
          ),
        ),
      ),
    ),
  ),
  *run(session, { target, name, ...trace }) {
    if (target === undefined) yield* body.get().traceDialogue(session);
    else yield* body.get().trace(session, target, { ...TRACE, ...trace, source: name });
  },
});

export const commands: readonly Command[] = [ping, traceroute];
