import type { Section } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { cdpConfig, HOLDTIME, TIMER } from './state.ts';

export function cdpLines(device: Device): readonly string[] {
  const { on, timer, holdtime } = device.read(cdpConfig);
  return [
    ...(timer === TIMER ? [] : [`cdp timer ${timer}`]),
    ...(holdtime === HOLDTIME ? [] : [`cdp holdtime ${holdtime}`]),
    ...(on ? [] : ['no cdp run']),
  ];
}

/** Adds `no cdp enable` where it holds. */
export function withoutCdp(sections: readonly Section[], device: Device): readonly Section[] {
  const { without } = device.read(cdpConfig);
  if (without.length === 0) return sections;
  return sections.map((section) =>
    without.includes(section.header.replace(/^interface /, ''))
      ? { ...section, lines: [...section.lines, 'no cdp enable'] }
      : section,
  );
}
