import { defineMode } from '../../../cli/mode.ts';
import { archiveMode } from '../archive/api.ts';

export const logConfigMode = defineMode({
  id: 'log config',
  title: 'commands for controlling config logging:',
  parent: archiveMode,
  suffix: '(config-archive-log-cfg)',
  scope: 'archive',
});
