import type { Device } from '../../../system/device.ts';
import { diskOf, isDirectlyIn } from './disk.ts';
import { virtualIn } from './local.ts';
import { isDisk, parentOf, parseUrl, workingDirectory } from './url.ts';

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

/** What the beginning of a file name may become: prefixes, then files of the default directory. */
export function completedUrl(prefixes: readonly string[], word: string, device: Device): readonly string[] {
  if (word.includes(':'))
    return prefixes.some((p) => word.toLowerCase().startsWith(`${p}:`)) ? filesFrom(device, word) : [];
  const begun = prefixes.filter((p) => p.startsWith(word.toLowerCase()) && word !== '');
  const cwd = workingDirectory(device);
  const files = prefixes.includes(cwd.system) && word !== '' ? filesFrom(device, word) : [];
  return [...begun.map((p) => `${p}:`).sort((a, b) => (a < b ? -1 : 1)), ...files];
}
