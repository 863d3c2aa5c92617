import { defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { debugCommands } from '../../base/debugging/api.ts';
import { callCommand } from './call-command.ts';
import { scpCommands, sshCommands } from './config.ts';
import { body } from './parts.ts';
import { scp, ssh } from './topic.ts';

export { events } from './events.ts';
export { facts } from './facts.ts';
export { messages } from './messages.ts';

const show = keyword('show', 'Show running system information');

export const commands: readonly Command[] = [
  ...sshCommands,
  ...scpCommands,
  callCommand,
  ...debugCommands(ssh, seq(keyword('ip', 'IP information'), keyword('ssh', 'Incoming ssh debugging'))),
  ...debugCommands(scp, seq(keyword('ip', 'IP information'), keyword('scp', 'Incoming SCP debugging'))),
  defineShow({
    id: 'show ip ssh',
    syntax: seq(show, keyword('ip', 'IP information'), keyword('ssh', 'Information on SSH')),
    output: (device) => body.get().serverText(device),
  }),
  defineShow({
    id: 'show ssh',
    syntax: seq(show, keyword('ssh', 'Status of SSH server connections')),
    output: (device) => body.get().connectionsText(device),
  }),
];
