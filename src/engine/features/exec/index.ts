import { defineCommand } from '../../cli/command.ts';
import { keyword, seq, opt } from '../../cli/grammar.ts';
import { configure, exec } from '../../cli/mode.ts';
import { leaveConfiguration } from '../../cli/shell.ts';
import { defineFeature } from '../../feature.ts';

/** Moving between modes: configure, end, exit, logout. */
export default defineFeature({
  id: 'exec',
  title: 'EXEC and configuration modes',
  commands: [
    defineCommand({
      id: 'configure',
      syntax: seq(keyword('configure', 'Enter configuration mode'), opt(keyword('terminal', 'Configure from the terminal'))),
      *run(session) {
        session.print('Enter configuration commands, one per line.  End with CNTL/Z.');
        session.enter(configure);
      },
    }),
    defineCommand({
      id: 'end',
      mode: configure,
      syntax: keyword('end', 'Exit from configure mode'),
      *run(session) {
        leaveConfiguration(session);
      },
    }),
    defineCommand({
      id: 'exit',
      level: 0,
      mode: exec,
      syntax: keyword('exit', 'Exit from the EXEC'),
      *run(session) {
        session.ended = true;
      },
    }),
  ],
});
