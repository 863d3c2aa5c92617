import { defineFeature } from '../../../feature.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { spend } from '../../../kernel/work.ts';
import { tap, type Device } from '../../../system/device.ts';
import type { Endpoint } from '../../../system/network/network.ts';
import { encryptPasswords } from '../../base/service/api.ts';
import { accessEvents } from './events.ts';
import { bannerCommands, bannerLines, noBanner } from './banner.ts';
import { enableConfigCommands, enableLines } from './enable-config.ts';
import { enableCommands } from './enable.ts';
import { lineBlocks, withoutLine } from './line-config.ts';
import { keptLineCommands } from './line-kept.ts';
import { lineNames } from './line-names.ts';
import { lineCommands } from './line-mode.ts';
import { lineProcess } from './line-process.ts';
import { lineSettingCommands } from './line-settings.ts';
import { loginLog, loginLogCommands, loginLogLines, loginMessages } from './login-log.ts';
import { hidden } from './passwords.ts';
import { accounts, banners, enables, lines, lineUsers, type Stored } from './state.ts';
import { userCommands, userLines } from './users.ts';

/** Work of looking at a user. */
const LOOK = 1 / 8;

/** Turns every clear password of this feature into type 7. */
function hideAll(device: Device): void {
  const { users } = device.read(accounts);
  spend(Math.ceil(users.length * LOOK));
  if (users.some(({ stored }) => stored?.type === 0))
    device.update(accounts, (draft) => {
      draft.users = users.map((user) => ({ ...user, stored: user.stored && hidden(device, user.stored) }));
    });
  device.update(enables, ({ passwords }) => {
    for (const [level, stored] of Object.entries(passwords)) passwords[level] = hidden(device, stored);
  });
  hideLines(device);
}

/** Neighbouring virtual terminals with one password keep one text, so that they go on sharing a block. */
function hideLines(device: Device): void {
  const clear = device.read(lines);
  const texts = Object.fromEntries(
    Object.entries(clear).map(([name, { password }]) => [name, password && hidden(device, password)]),
  );
  device.update(lines, (draft) => {
    for (const name of lineNames(device)) {
      const before = name.startsWith('vty ') ? `vty ${Number(name.slice(4)) - 1}` : '';
      const shared = sameText(clear[before]?.password, clear[name]?.password) ? draft[before]?.password : undefined;
      const settings = draft[name];
      if (settings) settings.password = shared ?? texts[name] ?? null;
    }
  });
}

const sameText = (one: Stored | null | undefined, other: Stored | null | undefined): boolean =>
  one?.type === 0 && other?.type === 0 && one.text === other.text;

const later = part(() => import('./later.ts'));
const server = part(() => import('./server.ts'), 'last');

const TELNET = 23;

/** Takes whoever comes by telnet while a virtual terminal is free for them. */
function* telnetListener(device: Device): Io<void> {
  const admits = ({ address, port }: Endpoint): boolean =>
    server.get().admits(device, { from: address, fromPort: port, protocol: 'telnet' });
  const { accept } = device.network.listen(TELNET, admits);
  for (;;) {
    const stream = yield* on(accept);
    device.spawn(server.get().serveTelnet(device, stream));
  }
}

export default defineFeature({
  id: 'access',
  title: 'Lines, login, privilege and accounts',
  requires: ['clock', 'service'],
  slices: [accounts, banners, enables, lines, lineUsers, loginLog],
  commands: [
    ...bannerCommands,
    ...enableCommands,
    ...enableConfigCommands,
    ...keptLineCommands,
    ...lineCommands,
    ...lineSettingCommands,
    ...loginLogCommands,
    ...userCommands,
  ],
  later,
  runningConfig: [
    { block: 'enable', lines: enableLines },
    { block: 'username', lines: userLines },
    { block: 'login-log', lines: loginLogLines },
    { block: 'banner', lines: bannerLines, without: noBanner },
    { block: 'line', lines: lineBlocks, without: withoutLine },
  ],
  events: accessEvents,
  messages: loginMessages,
  taps: [
    tap(encryptPasswords, (_, device) => {
      hideAll(device);
    }),
  ],
  programs: [(device) => lineProcess(device, device.console), telnetListener],
});
