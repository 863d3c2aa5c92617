import { withNegation, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { warmReloadRefusal } from './possible.ts';
import { PRESET, savedCopy, warmReboot, type WarmRebootConfig } from './state.ts';

const syntax = seq(
  keyword('warm-reboot', 'Enable warm reboot'),
  opt(
    seq(
      keyword('count', 'Maximum number of warm reboots before a cold one'),
      arg('count', integer(1, 50), 'Number of warm reboots, default 5'),
    ),
  ),
  opt(
    seq(
      keyword('uptime', 'Time after which a crash is followed by a warm reboot'),
      arg('uptime', integer(0, 120), 'Time in minutes, default 5'),
    ),
  ),
) as Syntax<Partial<WarmRebootConfig>>;

/** A change while the software runs can come too late for it. */
function enable(session: Session, config: WarmRebootConfig): void {
  const { device } = session;
  device.update(warmReboot, (draft) => {
    draft.config = config;
  });
  if (session.interactive && warmReloadRefusal(device))
    session.print('Warm reboot will be possible after the next power cycle or reload.');
}

export const configCommands: readonly Command[] = withNegation<Partial<WarmRebootConfig>>({
  id: 'warm-reboot',
  mode: configure,
  syntax,
  *run(session, { count = PRESET.count, uptime = PRESET.uptime }) {
    enable(session, { count, uptime });
  },
  *undo({ device }) {
    device.update(warmReboot, (draft) => {
      draft.config = null;
    });
    device.update(savedCopy, (draft) => {
      draft.kept = false;
    });
  },
});

/** `warm-reboot` with what differs from its defaults. */
export function configLines(device: Device): readonly string[] {
  const { config } = device.read(warmReboot);
  if (!config) return [];
  const { count, uptime } = config;
  return [
    `warm-reboot${count === PRESET.count ? '' : ` count ${count}`}${uptime === PRESET.uptime ? '' : ` uptime ${uptime}`}`,
  ];
}
