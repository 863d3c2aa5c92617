import type { Device } from '../../../system/device.ts';
import { mainDisk, type FileSystemData } from '../../../system/platform.ts';
import { fileMemory } from './state.ts';

/** A file named on the command line, resolved to the file system that holds it. */
export interface FileUrl {
  /** File system without colon: `flash0`, `nvram`, `tftp`. Aliases are resolved. */
  readonly system: string;
  /** From the root, without leading or trailing slash; for network systems everything after the colon. */
  readonly path: string;
  /** The prefix as typed, without colon: `flash`. */
  readonly prefix: string;
  /** What was typed after the prefix. */
  readonly rest: string;
  /** Its file system is on another machine. */
  readonly remote: boolean;
}

type Kind = FileSystemData['kind'];

const systemsOf = (device: Device, ...kinds: readonly Kind[]): readonly FileSystemData[] =>
  device.platform.fileSystems.filter(({ kind }) => kinds.includes(kind));
const namesOf = (systems: readonly FileSystemData[]): readonly string[] => systems.map(({ name }) => name);

/** Whether a file system is a disk or a card that this platform can hold. */
export const isDisk = (device: Device, system: string): boolean =>
  device.platform.disks.some(({ name }) => name === system);
/** Whether a file system is a disk, a card or the slot for one. */
export const isDiskSlot = (device: Device, system: string): boolean =>
  systemsOf(device, 'disk', 'usbflash').some(({ name }) => name === system);

/** Prefixes of disks, without colon: other names first, then those of slots with nothing in them. */
export const diskPrefixes = (device: Device): readonly string[] => {
  const disks = systemsOf(device, 'disk', 'usbflash');
  return [
    ...disks.flatMap(({ aliases = [] }) => aliases),
    ...namesOf(disks.filter(({ name }) => !isDisk(device, name))),
    ...namesOf(disks.filter(({ name }) => isDisk(device, name))),
  ];
};
/** Prefixes of what can be listed by `dir`, without colon. */
export const localPrefixes = (device: Device): readonly string[] => [
  ...namesOf(systemsOf(device, 'opaque').filter(({ unlisted }) => !unlisted)),
  ...namesOf(systemsOf(device, 'nvram')),
  ...diskPrefixes(device),
];
/** Protocols of the network that files go by. */
export const networkNames = (device: Device): readonly string[] => namesOf(systemsOf(device, 'network'));
/** Every prefix this device understands, without colon. */
export const allPrefixes = (device: Device): readonly string[] => [
  ...localPrefixes(device),
  ...namesOf(systemsOf(device, 'opaque').filter(({ unlisted }) => unlisted)),
  ...networkNames(device),
];

/** The default directory; the main disk until somebody changes it. */
export function workingDirectory(device: Device): { readonly system: string; readonly path: string } {
  const { system, path } = device.read(fileMemory).cwd;
  return { system: system === '' ? mainDisk(device.platform) : system, path };
}

/** `a//b/../c/` is `a/c`; going above the root stays there. */
function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A file by its place on a file system. */
export const fileUrl = (system: string, path: string): FileUrl => ({
  system,
  path,
  prefix: system,
  rest: `/${path}`,
  remote: false,
});

/** Resolves a typed name against the default directory; undefined when the prefix is of no file system here. */
export function parseUrl(device: Device, typed: string): FileUrl | undefined {
  const [, prefix, rest = ''] = /^([A-Za-z][A-Za-z0-9-]*(?::\d(?=:))?):(.*)$/s.exec(typed) ?? [];
  if (prefix === undefined) {
    const cwd = workingDirectory(device);
    return fileUrl(cwd.system, normalPath(typed.startsWith('/') ? typed : `${cwd.path}/${typed}`));
  }
  const named = prefix.toLowerCase();
  const found = device.platform.fileSystems.find(({ name, aliases }) => name === named || aliases?.includes(named));
  if (!found) return undefined;
  const remote = found.kind === 'network';
  return { system: found.name, path: remote ? rest : normalPath(rest), prefix: named, rest, remote };
}

/** Another path on the same file system, as typed at a prompt. */
export const withPath = (url: FileUrl, typed: string): FileUrl => ({
  ...url,
  path: url.remote ? typed : normalPath(typed),
  rest: typed,
});

/** `flash0:backup/R1.cfg`: how facts, events and the ROM monitor name a file. */
export const urlText = ({ system, path }: FileUrl): string => `${system}:${path}`;

/** A place as it was asked for, `flash:/x`, by the name that facts and events have for it, `flash0:x`. */
export function placeText(device: Device, asked: string): string {
  const url = parseUrl(device, asked);
  return url === undefined || url.remote ? asked : urlText(url);
}

/** `flash0:/backup/R1.cfg`: how IOS prints it in results. */
export const shownUrl = ({ system, path }: FileUrl): string => `${system}:/${path}`;

/** As typed, alias resolved: `flash:x` is `flash0:x`, `flash:/x` is `flash0:/x`. */
export const realUrl = ({ system, rest }: FileUrl): string => `${system}:${rest}`;

/** Exactly as typed. */
export const typedUrl = ({ prefix, rest }: FileUrl): string => `${prefix}:${rest}`;

/** The typed path without its leading slash: what stands in the brackets of a question. */
export const askedName = ({ rest }: FileUrl): string => rest.replace(/^\/+/, '').replace(/\/+$/, '');

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
