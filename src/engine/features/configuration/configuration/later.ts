import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { utf8Length } from '../../../system/bytes.ts';
import { interfaceSyntax } from '../../network/interfaces/api.ts';
import { configViewed } from './events.ts';
import { eraseNvram, interfaceOutput, runningOutput } from './show.ts';
import { startupState } from './state.ts';

export { facts } from './facts.ts';

const show = keyword('show', 'Show running system information');

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

export const commands: readonly Command[] = [showRunning, showWhole, ...showStartup, erase];
