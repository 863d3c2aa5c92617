import { configure, defineMode } from '../../../cli/mode.ts';

export const archiveMode = defineMode({
  id: 'archive',
  title: 'Archive configuration commands:',
  parent: configure,
  suffix: '(config-archive)',
  scope: 'archive',
});
