import { defineFeature } from '../../feature.ts';
import { archived, archiveFacts, replaced, rolledBack } from './api.ts';
import { commands } from './commands.ts';
import { archiveLines, configCommands } from './config.ts';
import { configReplaced } from './replace.ts';
import { archiveList, archiveSettings } from './state.ts';

/** Archives of the configuration, and replacing it as a whole. */
export default defineFeature({
  id: 'archive',
  title: 'Configuration archive and replace',
  requires: ['configuration', 'files', 'clock'],
  slices: [archiveSettings, archiveList],
  commands: [...commands, ...configCommands],
  runningConfig: [{ block: 'archive', lines: archiveLines }],
  facts: archiveFacts,
  events: [archived, replaced, rolledBack],
  messages: [configReplaced],
});
