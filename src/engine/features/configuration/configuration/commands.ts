import { defineCommand } from '../../../cli/command.ts';
import { alt, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped } from '../../../cli/pipe.ts';
import { overNetwork, showing } from './parts.ts';
import { saveConfiguration } from './saving.ts';

/** `write`. */
export const writeCommand = defineCommand({
  id: 'write',
  syntax: seq(
    keyword('write', 'Write running configuration to memory, network, or terminal'),
    opt(
      alt(
        flag('memory', 'Write to NV memory', 'memory'),
        flag('erase', 'Erase NV memory', 'erase'),
        flag('network', 'Write to network TFTP server', 'network'),
        piped(flag('terminal', 'Write to terminal', 'terminal')),
      ),
    ),
  ),
  *run(session, { erase: erasing, network, terminal, ...piping }) {
    if (terminal) yield* showOutput(session, showing.get().runningOutput(session.device, session.privilege), piping);
    else if (erasing) yield* showing.get().eraseNvram(session);
    else if (network) yield* overNetwork.get().writeToNetwork(session);
    else yield* saveConfiguration(session);
  },
});
