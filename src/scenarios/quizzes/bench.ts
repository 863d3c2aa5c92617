import { Lab, Player, type DeviceSpec, type LabSpec, type Value } from '../../engine/index.ts';
import { showValue } from '../matcher.ts';
import { countRows, findRow } from './row.ts';
import type { AnswerSource } from './schema.ts';

/** Fresh copies of the learner's lab, on which questions about the device are judged. The learner's own stays as it is. */
export interface Bench {
  /** Name of the device that is meant. */
  device(on: string | undefined): string;
  /** A lab that has come to rest, for looking only. */
  readonly lab: Lab;
  /** The same with the device held in its ROM monitor, for typing: a new one each time. */
  monitor(on: string): Lab;
  /** The answer that a source gives; undefined when the device does not say it. */
  read(source: AnswerSource, on: string): string | undefined;
}

const rested = (lab: Lab): Lab => {
  for (const { name } of lab.devices) new Player(lab, name).settle();
  lab.drain();
  return lab;
};

const memo = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A device that its register keeps in the ROM monitor; without a configuration nothing shuts Break out. */
const held = (device: DeviceSpec): DeviceSpec => ({ ...device, startup: '', register: 0x2100, power: 'on' });

/** The same lab with a device in its ROM monitor, before anything was done to it. */
const heldInMonitor = ({ devices }: LabSpec, on: string): LabSpec => ({
  devices: devices.map((device) => (device.name === on ? held(device) : device)),
});

export function benchOf(spec: LabSpec, seed: number): Bench {
  const lab = memo(() => rested(new Lab(spec, seed)));
  const screens = new Map<string, string>();
  const screen = (type: readonly string[], on: string): string => {
    const key = JSON.stringify([on, type]);
    const known = screens.get(key);
    if (known !== undefined) return known;
    const player = new Player(rested(new Lab(spec, seed)), on);
    for (const text of ['', 'enable', 'terminal length 0', ...type]) player.act({ kind: 'line', text });
    player.settle();
    screens.set(key, player.screen);
    return player.screen;
  };
  const factText = (fact: string, on: string, of: string | undefined): string | undefined => {
    const known = lab().devices.some(({ name, software }) => name === on && software.facts.has(fact));
    const value: Value = known ? lab().fact(fact, on, of) : null;
    return value === null ? undefined : showValue(value);
  };
  return {
    device: (on) => on ?? spec.devices[0]?.name ?? '',
    get lab() {
      return lab();
    },
    monitor: (on) => rested(new Lab(heldInMonitor(spec, on), seed)),
    read: (source, on) => {
      if ('fact' in source) return factText(source.fact, on, source.of);
      if ('is' in source) return String(source.is);
      if ('count' in source) return String(countRows(source.count, screen(source.type, on)));
      return findRow(source.line, screen(source.type, on));
    },
  };
}
