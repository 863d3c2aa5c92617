import { defineFeature } from '../../feature.ts';
import { helpCommands } from './help.ts';
import { showTerminalCommands } from './show.ts';
import { terminalCommands } from './commands.ts';

export default defineFeature({
  id: 'terminal',
  title: 'Terminal settings and help',
  requires: ['access'],
  commands: [...helpCommands, ...showTerminalCommands, ...terminalCommands],
});
