import { withNegation } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { defineFeature } from '../../../feature.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { serverLines, switchLines } from './lines.ts';
import { changed, configureServer, webServer } from './state.ts';

const later = part(() => import('./later.ts'));
const server = part(() => import('./server.ts'), 'last');

/** Serves while it is on, at the port of the moment. */
function* daemon(device: Device): Io<void> {
  for (;;) {
    const { on: serving, port } = device.read(webServer);
    const { wait } = changed(device);
    if (!serving) yield* on(wait);
    else
      yield* on(
        race(
          running(() => server.get().serve(device, port)),
          wait,
        ),
      );
  }
}

const words = seq(
  keyword('ip', 'Global IP configuration subcommands'),
  keyword('http', 'HTTP server configuration'),
  keyword('server', 'Enable http server'),
);

export default defineFeature({
  id: 'http-server',
  title: 'HTTP server',
  requires: ['access', 'access-lists', 'clock', 'files'],
  slices: [webServer],
  commands: withNegation({
    id: 'ip http server',
    mode: configure,
    syntax: words,
    noSyntax: words,
    *run({ device }) {
      configureServer(device, (draft) => {
        draft.on = true;
      });
    },
    *undo({ device }) {
      configureServer(device, (draft) => {
        draft.on = false;
      });
    },
  }),
  later,
  runningConfig: [
    { block: 'ip-http-server', lines: switchLines },
    { block: 'ip-http', lines: serverLines },
  ],
  programs: [daemon],
});
