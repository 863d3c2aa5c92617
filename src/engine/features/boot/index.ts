import { commandsOf } from '../../cli/running-config.ts';
import { Session } from '../../cli/session.ts';
import { shell } from '../../cli/shell.ts';
import { defineFeature } from '../../feature.ts';
import { never, on } from '../../kernel/io.ts';

export default defineFeature({
  id: 'boot',
  title: 'Boot',
  firmware: {
    'isr-g2': {
      *bootstrap(device) {
        yield* on(device.clock.after(10));
        return { kind: 'start', path: 'x', content: { kind: 'text', text: '' } };
      },
      *rommon() {
        return yield* on(never);
      },
      *ios(device) {
        const session = new Session(device, device.console, { kind: 'terminal', by: 'console' });
        session.privilege = 15;
        yield* shell(session, commandsOf(device));
        return { kind: 'reload', reason: 'x' };
      },
    },
  },
});
