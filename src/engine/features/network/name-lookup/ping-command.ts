import { defineCommand, type Command } from '../../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { integer, ipv4, word } from '../../../cli/types.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { body } from './parts.ts';

const hexPattern: ArgType<string> = {
  label: '<0-FFFF>',
  parse: (w) => (/^(0x)?[0-9a-f]{1,4}$/i.test(w) ? w : undefined),
};

const source = seq(
  keyword('source', 'specify source address or name'),
  alt(interfaceSyntax(false), arg('name', ipv4, 'Source address')),
) as Syntax<{ name?: string }>;

export const pingCommand: Command = defineCommand({
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
          seq(keyword('repeat', 'specify repeat count'), arg('count', integer(1, 2147483647), 'repeat count')),
          seq(keyword('size', 'specify datagram size'), arg('size', integer(36, 18024), 'datagram size')),
          source,
          seq(keyword('timeout', 'specify timeout interval'), arg('timeout', integer(1, 3600), 'timeout in seconds')),
          flag('validate', 'validate reply data', 'validate'),
        ),
      ),
    ),
  ),
  *run(session, { target, name, ...echo }) {
    yield* body.get().ping(session, target, { ...echo, source: name });
  },
});
