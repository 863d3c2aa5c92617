import type { Device } from '../../../system/device.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { memoryLines, type SelfTestStep } from '../rommon/api.ts';
import { monitorFellBack, monitorStarted } from './events.ts';
import { type FallBack, monitorBanner, nextMonitor, upgradeMonitor, type UpgradeMonitor } from './monitor.ts';
import { upgradeRegion } from './state.ts';

const INTEGRITY_TEST = 1800;
const SECOND_START = 1500;

/** Chooses the ROM monitor of this start. */
export function chooseMonitor(device: Device): {
  readonly chosen: ReturnType<typeof nextMonitor>;
  readonly fresh: boolean;
} {
  const chosen = nextMonitor(device);
  const { fresh } = device.read(upgradeRegion);
  const region = chosen.ok ? chosen.value.region : 'readonly';
  device.update(upgradeRegion, (draft) => {
    draft.running = region;
    if (region === 'upgrade') draft.fresh = false;
  });
  if (chosen.ok) device.emit(monitorStarted, { region, first: region === 'upgrade' && fresh });
  else device.emit(monitorFellBack, { reason: chosen.error });
  return { chosen, fresh };
}

/** Chooses the ROM monitor of this start and says what it shows until the image is looked for. */
export function selfTestSteps(steps: readonly SelfTestStep[], device: Device): readonly SelfTestStep[] {
  const { chosen, fresh } = chooseMonitor(device);
  if (!chosen.ok) return withWarning(steps, chosen.error);
  const monitor = upgradeMonitor(device);
  return monitor && chosen.value.key ? upgraded(device, steps, monitor, chosen.value.key, fresh) : steps;
}

/** The first start of a new ROM monitor begins in the read-only one; later starts show the new one alone. */
function upgraded(
  device: Device,
  [banner, memory]: readonly SelfTestStep[],
  { image }: UpgradeMonitor,
  key: ImageKey,
  fresh: boolean,
): readonly SelfTestStep[] {
  const [total = '', ...found] = memoryLines(device).trimEnd().split('\n');
  const first = fresh
    ? [banner, { ms: memory?.ms ?? 0, text: `${total}\n\nRunning new upgrade for first time\n` }]
    : [];
  return [
    ...first.filter((step) => step !== undefined),
    { ms: fresh ? SECOND_START : (banner?.ms ?? 0), text: `\n${monitorBanner(image).join('\n')}\n\n` },
    { ms: memory?.ms ?? 0, text: `${total}\n` },
    { ms: INTEGRITY_TEST, text: `\nField Upgradeable ROMMON Integrity test\n${'_'.repeat(39)}\n` },
    {
      ms: INTEGRITY_TEST,
      text: [`ROM: ${softwareOf(key)}`, ...found, '', '', 'Upgrade ROMMON initialized', ''].join('\n'),
    },
  ];
}

export const softwareOf = ({ type }: Pick<ImageKey, 'type'>): string =>
  `Digitally Signed ${type === 'special' ? 'Development' : 'Release'} Software`;

const reasons: Readonly<Record<FallBack, string>> = {
  absent: 'is empty or was not written completely',
  'not-an-image': 'holds no ROM monitor',
  truncated: 'was not written completely',
  'wrong-platform': 'holds a ROM monitor for another platform',
  unsigned: 'holds a ROM monitor that is not digitally signed',
  'unknown-key': 'holds a ROM monitor signed with a key that is not in the key storage',
  'revoked-key': 'holds a ROM monitor signed with a key that was revoked',
  'bad-signature': 'holds a ROM monitor that does not match its digital signature',
};

function withWarning(steps: readonly SelfTestStep[], why: FallBack): readonly SelfTestStep[] {
  const last = steps.at(-1);
  if (!last) return steps;
  const text = `\nThe upgrade region of ROMMON ${reasons[why]}.\nRunning ReadOnly ROMMON.\n${last.text}`;
  return [...steps.slice(0, -1), { ...last, text }];
}
