import { defineCommand, defineShow } from '../../../cli/command.ts';
import { alt, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped } from '../../../cli/pipe.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { utf8Length } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { interfaceSyntax } from '../../network/interfaces/api.ts';
import { interfaceLines } from './interface-lines.ts';
import { configErased, configViewed } from './events.ts';
import { nvramInitialized } from './messages.ts';
import { overNetwork } from './parts.ts';
import { runningLines, runningText } from './running.ts';
import { saveConfiguration } from './saving.ts';
import { startupState } from './state.ts';
import { visibleLines } from './visible.ts';

const show = keyword('show', 'Show running system information');

const withSize = (text: string): string =>
  `Building configuration...\n\nCurrent configuration : ${utf8Length(text)} bytes\n${text}\n`;

/** The whole text, or what a user of this level could have typed. */
function runningOutput(device: Device, privilege: number): string {
  device.emit(configViewed, { which: 'running' });
  const lines = visibleLines(device, runningText(device).trimEnd().split('\n'), privilege);
  return withSize(`${lines.join('\n')}\n`);
}

/** The block of one interface. */
export function interfaceOutput(device: Device, name: string, privilege: number): string {
  const found = visibleLines(device, interfaceLines(runningLines(device), name), privilege);
  return withSize(`!\n${found.join('\n')}\nend\n`);
}

const WHOLE = 15;

const showRunning = defineShow({
  id: 'show running-config',
  level: 15,
  syntax: seq(
    show,
    keyword('running-config', 'Current operating configuration'),
    opt(
      alt(
        keyword('brief', 'configuration without certificate data'),
        keyword('full', 'full configuration'),
        seq(keyword('interface', 'Show interface configuration'), interfaceSyntax(false)),
      ),
    ),
  ) as Syntax<{ name?: string }>,
  output(device, { name }, { privilege }) {
    if (name === undefined) return runningOutput(device, privilege);
    return interfaceOutput(device, name, privilege);
  },
});

/** A command of its own: who may see what they can change need not see everything. */
const showWhole = defineShow({
  id: 'show running-config view full',
  level: 15,
  syntax: seq(
    show,
    keyword('running-config', 'Current operating configuration'),
    keyword('view', 'View options'),
    keyword('full', 'Full running configuration'),
  ),
  output: (device) => runningOutput(device, WHOLE),
});

const STARTUP_WORDS = [
  ['configuration', 'Contents of Non-Volatile memory'],
  ['startup-config', 'Contents of startup configuration'],
] as const;

const showStartup = STARTUP_WORDS.map(([word, help]) =>
  defineShow({
    id: `show ${word}`,
    level: 15,
    syntax: seq(show, keyword(word, help)),
    output(device) {
      const { text } = device.read(startupState);
      if (text === null) return 'startup-config is not present';
      device.emit(configViewed, { which: 'startup' });
      return `Using ${utf8Length(text)} out of ${device.platform.nvramBytes} bytes\n${text}\n`;
    },
  }),
);

/** Milliseconds that erasing NVRAM takes (ours). */
const ERASE_TIME = 1000;

/** `erase startup-config`: asks, then empties NVRAM. */
function* eraseNvram(session: Session): Io<void> {
  const { device } = session;
  if (!(yield* session.confirm('Erasing the nvram filesystem will remove all configuration files! Continue? '))) return;
  yield* on(device.clock.after(ERASE_TIME));
  device.reset(['nvram']);
  session.print('[OK]');
  session.print('Erase of nvram: complete');
  device.emit(configErased, { by: whoIs(session).name });
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(40));
      device.log(nvramInitialized);
    })(),
  );
}

const erase = defineCommand({
  id: 'erase',
  syntax: seq(
    keyword('erase', 'Erase a filesystem'),
    opt(flag('/all', 'Erase all files(in NVRAM)', 'all')),
    alt(
      keyword('nvram:', 'Filesystem to be erased'),
      keyword('startup-config', 'Erase contents of configuration memory'),
    ),
  ),
  run: eraseNvram,
});

const write = defineCommand({
  id: 'write',
  syntax: seq(
    keyword('write', 'Write running configuration to memory, network, or terminal'),
    opt(
      alt(
        flag('memory', 'Write to NV memory', 'memory'),
        flag('erase', 'Erase NV memory', 'erase'),
        flag('network', 'Write to network TFTP server', 'network'),
        piped(flag('terminal', 'Write to terminal', 'terminal')),
      ),
    ),
  ),
  *run(session, { erase: erasing, network, terminal, ...piping }) {
    if (terminal) yield* showOutput(session, runningOutput(session.device, session.privilege), piping);
    else if (erasing) yield* eraseNvram(session);
    else if (network) yield* overNetwork.get().writeToNetwork(session);
    else yield* saveConfiguration(session);
  },
});

export const configurationCommands = [showRunning, showWhole, ...showStartup, erase, write];
