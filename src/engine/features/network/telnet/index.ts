import { emptyLine, leavingExec, lineEntered, unknownWord } from '../../../cli/shell.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { lineHosts, lineLeft, lineTransport } from '../../access/access/api.ts';
import { body } from './parts.ts';
import { synwaitCommands, synwaitLines, tcpSettings } from './synwait.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'telnet',
  title: 'Telnet and open connections',
  requires: ['access', 'interfaces', 'name-lookup'],
  slices: [tcpSettings],
  commands: synwaitCommands,
  later,
  runningConfig: [{ block: 'ip-tcp', lines: synwaitLines }],
  taps: [
    tap(unknownWord, (asked, device) => {
      const { word, line } = asked;
      if (
        body.here &&
        body
          .get()
          .connectionsOf(line)
          .some(({ number }) => String(number) === word)
      )
        return { ...asked, program: (session) => body.get().resume(session, word) };
      return lineTransport(device, line.name, 'preferred') === 'none'
        ? asked
        : { ...asked, program: body.get().connectToWord(word) };
    }),
    tap(emptyLine, (asked) =>
      body.here && body.get().connectionsOf(asked.session.line).length > 0
        ? { ...asked, program: body.get().resumeLast }
        : asked,
    ),
    tap(lineEntered, (session) => {
      if (body.here) body.get().noticeClosed(session);
      return session;
    }),
    tap(leavingExec, (asked) =>
      body.here && body.get().connectionsOf(asked.session.line).length > 0
        ? { ...asked, program: body.get().leaveOpen }
        : asked,
    ),
    tap(lineLeft, (left) => {
      if (body.here) body.get().closeConnections(left.line);
      return left;
    }),
    tap(lineHosts, ({ line, hosts }) => ({
      line,
      hosts: [
        ...hosts,
        ...(body.here
          ? body
              .get()
              .connectionsOf(line)
              .map(({ address, at }) => ({ address, idleSince: at }))
          : []),
      ],
    })),
  ],
});
