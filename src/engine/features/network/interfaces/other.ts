import { alt, arg, keyword, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { defineHook } from '../../../system/device.ts';
import { interfaceSyntax } from './mode.ts';

/** An interface that this feature does not know, from a name that may be shortened; whoever keeps such answers. */
export const otherInterface = defineHook<{ readonly typed: string; readonly name?: string | undefined }>(
  'interfaces.other',
);

/** Where packets go that are to be thrown away. */
export const NOWHERE = 'Null0';

const nothing = (typed: RegExp): ArgType<string> => ({
  label: '<0-0>',
  entries: () => [],
  parse: (word) => (typed.test(word) ? NOWHERE : undefined),
});

const kept: ArgType<string> = {
  label: 'interface',
  entries: () => [],
  parse: (typed, device) => device.hook(otherInterface, { typed }).name,
};

/** An interface, simulated or not, or `Null0`. */
export const anyInterface: Syntax<{ name?: string }> = alt(
  interfaceSyntax(false),
  seq(keyword('Null', 'Null interface'), arg('name', nothing(/^0$/), 'Null interface number')),
  arg('name', nothing(/^n(u(ll?)?)?0$/i), 'Null interface'),
  arg('name', kept, 'Interface'),
);
