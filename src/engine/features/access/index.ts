import { defineFeature } from '../../feature.ts';
import { tap, type Device } from '../../system/device.ts';
import { encryptPasswords } from '../service/api.ts';
import { accessEvents, accessFacts } from './api.ts';
import { bannerCommands, bannerLines, noBanner } from './banner.ts';
import { consoleProcess } from './console.ts';
import { enableConfigCommands, enableLines } from './enable-config.ts';
import { enableCommands } from './enable.ts';
import { lineBlocks, withoutLine } from './line-config.ts';
import { keptLineCommands } from './line-kept.ts';
import { lineCommands } from './line-mode.ts';
import { lineSettingCommands } from './line-settings.ts';
import { hidden } from './passwords.ts';
import { showCommands } from './show.ts';
import { accounts, banners, enables, lines } from './state.ts';
import { userCommands, userLines } from './users.ts';

/** Turns every clear password of this feature into type 7. */
function hideAll(device: Device): void {
  device.update(accounts, (draft) => {
    for (const user of draft.users) user.stored &&= hidden(device, user.stored);
  });
  device.update(enables, ({ passwords }) => {
    for (const [level, stored] of Object.entries(passwords)) passwords[level] = hidden(device, stored);
  });
  device.update(lines, (draft) => {
    for (const settings of Object.values(draft)) settings.password &&= hidden(device, settings.password);
  });
}

export default defineFeature({
  id: 'access',
  title: 'Lines, login, privilege and accounts',
  requires: ['service'],
  slices: [accounts, banners, enables, lines],
  commands: [
    ...bannerCommands,
    ...enableCommands,
    ...enableConfigCommands,
    ...keptLineCommands,
    ...lineCommands,
    ...lineSettingCommands,
    ...showCommands,
    ...userCommands,
  ],
  runningConfig: [
    { block: 'enable', lines: enableLines },
    { block: 'username', lines: userLines },
    { block: 'banner', lines: bannerLines, without: noBanner },
    { block: 'line', lines: lineBlocks, without: withoutLine },
  ],
  facts: accessFacts,
  events: accessEvents,
  taps: [
    tap(encryptPasswords, (_, device) => {
      hideAll(device);
    }),
  ],
  programs: [consoleProcess],
});
