import { castDraft } from 'immer';
import { fromCivil } from '../../kernel/calendar.ts';
import { defineFeature } from '../../feature.ts';
import type { Device } from '../../system/device.ts';
import { tap } from '../../system/device.ts';
import { emptyContent } from '../../system/content.ts';
import type { DeviceSpec, FileSpec } from '../../system/device-spec.ts';
import { usbSlot } from '../../system/usb.ts';
import { entryAt } from './disk.ts';
import { diskState, type StoredDisk, type StoredEntry } from './state.ts';
import { parentOf, parseUrl } from './url.ts';

/** Date of files of which a lab does not say it. */
const PREPARED = fromCivil(2019, 3, 4, 10, 15, 20);

function withFile(disk: StoredDisk, path: string, { content, modified = PREPARED }: FileSpec): StoredDisk {
  const parent = parentOf(path);
  const held = parent === '' || entryAt(disk, parent) ? disk : withDirectory(disk, parent, modified);
  const entry: StoredEntry = { path, kind: 'file', content, modified, hidden: false };
  return { ...held, entries: [...held.entries.filter((e) => e.path !== path), entry] };
}

function withDirectory(disk: StoredDisk, path: string, modified: number): StoredDisk {
  const parent = parentOf(path);
  const held = parent === '' || entryAt(disk, parent) ? disk : withDirectory(disk, parent, modified);
  return { ...held, entries: [...held.entries, { path, kind: 'directory', content: emptyContent, modified, hidden: false }] };
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

/** The local file systems and the commands that work on them. */
export default defineFeature({
  id: 'files',
  title: 'Files',
  slices: [diskState],
  setup: prepare,
  taps: [
    tap(usbSlot, (change, device) => {
      device.update(diskState, (draft) => {
        const disk = draft[change.slot];
        if (disk) disk.inserted = change.inserted;
      });
      return change;
    }),
  ],
});
