import { alt, arg, choice, seq, type ArgType } from '../../../cli/grammar.ts';
import { absoluteLine, lineNames } from './line-names.ts';

/** The number of a line among those of its kind that the device has. */
const numberOf = (kind: string, label: string): ArgType<string> => ({
  label,
  parse: (word, device) => (lineNames(device).includes(`${kind} ${word}`) ? `${kind} ${word}` : undefined),
});

const HELP = 'Line number';

/** A line, by its absolute number or by its kind and the number among those. */
export const lineChoice = alt(
  arg('number', absoluteLine(HELP), HELP),
  seq(choice('aux', 'Auxiliary line', 'kind', 'aux'), arg('name', numberOf('aux', '<0-0>'), HELP)),
  seq(choice('console', 'Primary terminal line', 'kind', 'con'), arg('name', numberOf('con', '<0-0>'), HELP)),
  seq(choice('vty', 'Virtual terminal', 'kind', 'vty'), arg('name', numberOf('vty', '<0-15>'), HELP)),
);
