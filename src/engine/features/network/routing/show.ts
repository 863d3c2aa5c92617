import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { ipv4, ipv4Mask } from '../../../cli/types.ts';
import { part } from '../../../kernel/part.ts';

const body = part(() => import('./show-body.ts'), 'last');

const words = seq(
  keyword('show', 'Show running system information'),
  keyword('ip', 'IP information'),
  keyword('route', 'IP routing table'),
);

export const showCommands: readonly Command[] = [
  defineShow({
    id: 'show ip route',
    syntax: seq(
      words,
      opt(
        alt(
          choice('connected', 'Connected', 'only', 'connected'),
          choice('static', 'Static routes', 'only', 'static'),
          seq(
            arg('address', ipv4, 'Network to display information about or hostname'),
            opt(arg('mask', ipv4Mask, 'Network mask')),
          ),
        ),
      ),
    ),
    output: (device, args) => body.get().routeText(device, args),
  }),
  defineCommand({
    id: 'clear ip route',
    syntax: seq(
      keyword('clear', 'Reset functions'),
      keyword('ip', 'IP'),
      keyword('route', 'Delete route table entries'),
      alt(keyword('*', 'Delete all routes'), arg('address', ipv4, 'Destination network route to delete')),
    ),
    // Static and connected routes come back at once.
    *run() {},
  }),
];
