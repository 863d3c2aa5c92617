import type { Device } from '../../system/device.ts';

/** A file named on the command line, resolved to the file system that holds it. */
export interface FileUrl {
  /** File system without colon: `flash0`, `nvram`, `tftp`. Aliases are resolved. */
  readonly system: string;
  /** From the root, without leading or trailing slash; for network systems everything after the colon. */
  readonly path: string;
}

export const networkSystems = ['tftp', 'rcp', 'http', 'ftp', 'scp', 'https'] as const;
const opaqueSystems = ['archive', 'system', 'tmpsys', 'null', 'syslog', 'xmodem', 'ymodem', 'tar', 'cns'] as const;

export const isNetwork = (system: string): boolean => (networkSystems as readonly string[]).includes(system);

/** Every prefix this device understands, without colon. `flash` stands for `flash0`. */
export const prefixesOf = (device: Device): readonly string[] => [
  ...opaqueSystems, ...networkSystems, 'nvram', 'flash', ...device.platform.disks.map((disk) => disk.name),
];

/** `a//b/../c/` is `a/c`; going above the root stays there. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Resolves a typed name against the default directory; undefined when the prefix is of no file system here. */
export function parseUrl(device: Device, typed: string, cwd: FileUrl = { system: 'flash0', path: '' }): FileUrl | undefined {
  const [, prefix, rest = ''] = /^([A-Za-z][A-Za-z0-9-]*):(.*)$/s.exec(typed) ?? [];
  if (prefix === undefined) {
    const path = typed.startsWith('/') || isNetwork(cwd.system) ? typed : `${cwd.path}/${typed}`;
    return { system: cwd.system, path: normalPath(path) };
  }
  const named = prefix.toLowerCase();
  if (!prefixesOf(device).includes(named)) return undefined;
  const system = named === 'flash' ? 'flash0' : named;
  return { system, path: isNetwork(system) ? rest : normalPath(rest) };
}

/** `flash0:backup/R1.cfg`: how facts, events and the ROM monitor name a file. */
export const urlText = ({ system, path }: FileUrl): string => `${system}:${path}`;

/** `flash0:/backup/R1.cfg`: how IOS prints it in results. */
export const shownUrl = ({ system, path }: FileUrl): string => `${system}:/${path}`;

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
