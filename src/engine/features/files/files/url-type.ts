import type { ArgType } from '../../../cli/grammar.ts';
import { sharedPrefix } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { body } from './parts.ts';
import { parseUrl, type FileUrl } from './url.ts';

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
  complete: (word, device) => body.get().completedUrl(prefixes(device), word, device),
});
