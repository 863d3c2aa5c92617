import { defineShow, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import { integer } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, errorText } from '../files/api.ts';
import { listing } from './listing.ts';

const show = keyword('show', 'Show running system information');

function text(device: Device, system: string): string {
  const disk = diskOf(device, system);
  return disk.ok ? listing(device, system, disk.value) : errorText('opening', `${system}:`, disk.error);
}

/** Partitions of the card in a slot, by the names of their file systems. */
const partitionsOf = ({ platform }: Device, slot: string): readonly string[] =>
  platform.disks.map(({ name }) => name).filter((name) => name === slot || name.startsWith(`${slot}:`));

const showSlot = (slot: string) =>
  defineShow({
    id: `show ${slot}:`,
    syntax: seq(
      show,
      keyword(`${slot}:`, `display information about ${slot}: file system`),
      opt(
        seq(
          keyword('partition', 'Display information about a partition'),
          arg('number', integer(1, 16), 'Partition number'),
        ),
      ),
    ),
    when: (device) => partitionsOf(device, slot).length > 0,
    output(device, { number }) {
      const all = partitionsOf(device, slot);
      const wanted = number === undefined ? all : all.slice(number - 1, number);
      if (wanted.length === 0) return errorText('opening', `${slot}:${number}:`, 'No such device');
      return wanted.map((system) => text(device, system)).join('\n');
    },
  });

export const commands: readonly Command[] = ['slot0', 'slot1'].map(showSlot);
