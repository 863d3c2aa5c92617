import type { ArgType } from '../../../cli/grammar.ts';
import { sharedPrefix } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, isDirectlyIn } from './disk.ts';
import { virtualIn } from './local.ts';
import { isDisk, parentOf, parseUrl, workingDirectory, type FileUrl } from './url.ts';

/** Files and directories whose full name begins as typed; the typed prefix and directory stay in front. */
function filesFrom(device: Device, typed: string): readonly string[] {
  const url = parseUrl(device, typed);
  if (!url) return [];
  const colon = typed.lastIndexOf(':') + 1;
  const head = typed.slice(0, Math.max(colon, typed.lastIndexOf('/') + 1));
  const begun = typed.slice(head.length).toLowerCase();
  const directory = begun === '' ? url.path : parentOf(url.path);
  return namesIn(device, url.system, directory)
    .filter((name) => name.toLowerCase().startsWith(begun))
    .map((name) => head + name);
}

/** Names directly in a directory; those of directories end with a slash. */
function namesIn(device: Device, system: string, directory: string): readonly string[] {
  if (!isDisk(device, system)) return directory === '' ? virtualIn(device, system).map(({ name }) => name) : [];
  const disk = diskOf(device, system);
  if (!disk.ok) return [];
  return disk.value.entries
    .filter((e) => !e.hidden && isDirectlyIn(e.path, directory))
    .map((e) => e.path.slice(directory === '' ? 0 : directory.length + 1) + (e.kind === 'directory' ? '/' : ''));
}

/**
 * A file name argument. It takes prefixes of the given file systems only; a name without prefix is a file of the default
 * directory. Tab and `?` offer prefixes, then files.
 */
export const urlType = (prefixes: (device: Device) => readonly string[], help: string): ArgType<FileUrl> => ({
  label: 'WORD',
  entries: (device) => prefixes(device).map((prefix) => ({ word: `${prefix}:`, help })),
  parse(word, device) {
    const url = parseUrl(device, word);
    const typed = /^([A-Za-z][A-Za-z0-9-]*(?::\d(?=:))?):/.exec(word)?.[1]?.toLowerCase();
    return url && (typed === undefined || prefixes(device).includes(typed)) ? url : undefined;
  },
  prefix: (word, device) => Math.max(0, ...prefixes(device).map((p) => sharedPrefix(word.toLowerCase(), `${p}:`))),
  complete(word, device) {
    if (word.includes(':'))
      return prefixes(device).some((p) => word.toLowerCase().startsWith(`${p}:`)) ? filesFrom(device, word) : [];
    const begun = prefixes(device).filter((p) => p.startsWith(word.toLowerCase()) && word !== '');
    const cwd = workingDirectory(device);
    const files = prefixes(device).includes(cwd.system) && word !== '' ? filesFrom(device, word) : [];
    return [...begun.map((p) => `${p}:`).sort((a, b) => (a < b ? -1 : 1)), ...files];
  },
});
