import { defineCommand } from '../../cli/command.ts';
import { keyword } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { consoleProcess } from './console.ts';

export default defineFeature({
  id: 'access',
  title: 'Lines, login, privilege and accounts',
  programs: [consoleProcess],
  commands: [
    defineCommand({
      id: 'enable',
      level: 0,
      syntax: keyword('enable', 'Turn on privileged commands'),
      *run(session) {
        session.privilege = 15;
      },
    }),
  ],
});
