import { castDraft } from 'immer';
import { outputPlace, outputToFile } from '../../../cli/pipe.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { fromCivil } from '../../../kernel/calendar.ts';
import { ownValue } from '../../../kernel/record.ts';
import { emptyContent } from '../../../system/content.ts';
import type { DeviceSpec, FileSpec } from '../../../system/device-spec.ts';
import { defineFact, tap, type Device } from '../../../system/device.ts';
import { diskSlot } from '../../../system/slot.ts';
import { diskOf, entryAt } from './disk.ts';
import { diskInserted, diskRemoved, fileEvents } from './events.ts';
import { usbChanged } from './messages.ts';
import { body } from './parts.ts';
import { policyCommands, policyLines } from './policy.ts';
import { diskState, fileMemory, filePolicy, type StoredDisk, type StoredEntry } from './state.ts';
import { allPrefixes, parentOf, parseUrl } from './url.ts';
import { urlType } from './url-type.ts';

/** What `| redirect ?` offers. */
const outputUrl = urlType(allPrefixes, 'Uniform Resource Locator');

/** Date of files of which a lab does not say it. */
const PREPARED = fromCivil(2019, 3, 4, 10, 15, 20);

function withDirectory(disk: StoredDisk, path: string, modified: number): StoredDisk {
  if (path === '' || entryAt(disk, path)) return disk;
  const held = withDirectory(disk, parentOf(path), modified);
  const entry: StoredEntry = { path, kind: 'directory', content: emptyContent, modified, hidden: false };
  return { ...held, entries: [...held.entries, entry] };
}

function withFile(disk: StoredDisk, path: string, { content, modified = PREPARED }: FileSpec): StoredDisk {
  const held = withDirectory(disk, parentOf(path), modified);
  const entry: StoredEntry = { path, kind: 'file', content, modified, hidden: false };
  return { ...held, entries: [...held.entries.filter((e) => e.path !== path), entry] };
}

/** Fills the disks as the lab asks. Throws on a path of no disk here: scenarios are checked before. */
function prepare(device: Device, spec: DeviceSpec): void {
  const disks: Record<string, StoredDisk> = Object.fromEntries(
    device.platform.disks.map(({ name }) => [name, { inserted: true, entries: [] }]),
  );
  for (const file of spec.files) {
    const url = parseUrl(device, file.path);
    const disk = url && disks[url.system];
    if (!url || !disk) throw new Error(`No disk for ${file.path} on ${device.name}`);
    disks[url.system] = withFile(disk, url.path, file);
  }
  device.update(diskState, (draft) => {
    Object.assign(draft, castDraft(disks));
  });
}

/** Plugs a removable disk in or pulls it out; its files stay on it. */
function changeSlot(device: Device, slot: string, inserted: boolean): void {
  const disk = ownValue(device.read(diskState), slot);
  const known = device.platform.disks.find(({ name }) => name === slot);
  if (!disk || !known?.removable || disk.inserted === inserted) return;
  device.update(diskState, (draft) => {
    const changed = draft[slot];
    if (changed) changed.inserted = inserted;
  });
  device.emit(inserted ? diskInserted : diskRemoved, { disk: slot });
  if (device.phase === 'ios' && known.kind === 'usbflash')
    device.log(usbChanged, slot, inserted ? 'inserted' : 'removed');
}

const later = part(() => import('./later.ts'));

/** The local file systems and the commands that work on them. */
export default defineFeature({
  id: 'files',
  title: 'Files',
  requires: ['clock'],
  slices: [diskState, filePolicy, fileMemory],
  commands: policyCommands,
  later,
  runningConfig: [policyLines],
  facts: [
    defineFact({
      id: 'files.inserted',
      kind: 'flag',
      of: 'disk, as `usbflash0`',
      describe: 'Whether the disk is in its slot',
      read: (d, of) => diskOf(d, of).ok,
    }),
  ],
  events: fileEvents,
  messages: [usbChanged],
  setup: prepare,
  taps: [
    tap(diskSlot, (change, device) => {
      changeSlot(device, change.slot, change.inserted);
      return change;
    }),
    tap(outputPlace, () => outputUrl),
    tap(outputToFile, (output) => ({ ...output, store: (session) => body.get().storeOutput(session, output) })),
  ],
});
