import { emptyContent, textContent, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { VirtualFile } from '../../files/files/api.ts';
import { privateSize } from './events.ts';
import { storing } from './parts.ts';
import { runningText } from './running.ts';
import { startupState } from './state.ts';

/** Bytes of the private configuration and of the persistent data (one real sample). */
const PRIVATE_BYTES = 24;
const PERSISTENT_BYTES = 32;

const startupContent = (device: Device): Content | undefined => {
  const { text } = device.read(startupState);
  return text === null ? undefined : textContent(text);
};

/** The files of nvram: and system:. Startup-config and its two companions have the last numbers of NVRAM. */
export function configurationFiles({ platform }: Device): readonly VirtualFile[] {
  const last = platform.nvramK;
  const whenStarted = (bytes: number) => (device: Device) => (startupContent(device) ? bytes : 0);
  return [
    {
      system: 'system',
      name: 'running-config',
      index: 1,
      permissions: '-rw-',
      read: (device) => textContent(runningText(device)),
      store: storing.fn('merge'),
    },
    {
      system: 'nvram',
      name: 'startup-config',
      index: last - 2,
      permissions: '-rw-',
      read: startupContent,
      store: storing.fn('storeAsStartup'),
      remove: storing.fn('removeStartup'),
    },
    {
      system: 'nvram',
      name: 'private-config',
      index: last - 1,
      permissions: '----',
      read: () => emptyContent,
      size: (device) => whenStarted(PRIVATE_BYTES)(device) + privateSize(device, 'saved'),
    },
    { system: 'nvram', name: 'underlying-config', index: last, permissions: '-rw-', read: startupContent },
    { system: 'nvram', name: 'ifIndex-table', index: 1, permissions: '-rw-', read: () => emptyContent },
    {
      system: 'nvram',
      name: 'persistent-data',
      index: 2,
      permissions: '----',
      read: () => emptyContent,
      size: () => PERSISTENT_BYTES,
    },
  ];
}
