import { defineCommand, defineShow } from '../../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped } from '../../../cli/pipe.ts';
import type { Device } from '../../../system/device.ts';
import { directoryListed } from './events.ts';
import { mainDisk } from '../../../system/platform.ts';
import { body } from './parts.ts';
import { errorText } from './report.ts';
import { fileUrl, localPrefixes, networkNames, shownUrl, urlText, workingDirectory, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

/** The default directory. */
export const cwdOf = (device: Device): FileUrl => {
  const { system, path } = workingDirectory(device);
  return fileUrl(system, path);
};

function listed(device: Device, url: FileUrl, recursive: boolean): string {
  const text = body.get().directoryText(device, url, recursive);
  if (!text.ok) return errorText('opening', shownUrl(url), text.error);
  device.emit(directoryListed, { directory: urlText(url) });
  return text.value;
}

const directory = urlType(localPrefixes, 'Directory or file name');

export const dirCommand = defineShow({
  id: 'dir',
  level: 15,
  syntax: seq(
    keyword('dir', 'List files on a filesystem'),
    anyOrder(flag('/all', 'List all files', 'all'), flag('/recursive', 'List files recursively', 'recursive')),
    opt(
      alt(
        flag('all-filesystems', 'List files on all filesystems', 'everywhere'),
        arg('url', directory, 'Directory or file name'),
      ),
    ),
  ),
  output(device, { recursive = false, everywhere, url }) {
    if (!everywhere) return listed(device, url ?? cwdOf(device), recursive);
    return body
      .get()
      .listedSystems(device)
      .map((system) => listed(device, fileUrl(system, ''), recursive))
      .join('\n');
  },
});

const show = keyword('show', 'Show running system information');

/** `show flash0:`, `show flash:` for the main disk; the bare word works too, as an unlisted abbreviation. */
const showDisk = (word: string, disk: string | undefined, hidden: boolean) =>
  defineShow({
    id: `show ${word}`,
    hidden,
    syntax: seq(show, keyword(word, `display information about ${disk ?? 'flash0'}: file system`)),
    when: (device) => disk === undefined || device.platform.disks.some(({ name }) => name === disk),
    output(device) {
      const system = disk ?? mainDisk(device.platform);
      const text = body.get().flashText(device, system);
      if (!text.ok) return errorText('opening', `${system}:/`, text.error);
      device.emit(directoryListed, { directory: `${system}:` });
      return text.value;
    },
  });

/** File systems with files to tell of: those that `dir` lists, and those of other machines. */
const informed = (device: Device): readonly string[] => [...localPrefixes(device), ...networkNames(device)];

const showSystems = defineShow({
  id: 'show file systems',
  level: 15,
  syntax: seq(show, keyword('file', 'Show filesystem information'), keyword('systems', 'List filesystems')),
  output: (device) => body.get().fileSystemsText(device),
});

const showInformation = defineCommand({
  id: 'show file information',
  level: 15,
  syntax: piped(
    seq(
      show,
      keyword('file', 'Show filesystem information'),
      keyword('information', 'Display file information'),
      arg('url', urlType(informed, 'File to display information about'), 'File to display information about'),
    ),
  ),
  *run(session, args) {
    yield* showOutput(session, yield* body.get().informationText(session, args.url), args);
  },
});

export const showCommands = [
  showDisk('flash0:', 'flash0', false),
  showDisk('flash:', undefined, false),
  showDisk('flash', undefined, true),
  ...['usbflash0', 'bootflash', 'usb0'].map((disk) => showDisk(`${disk}:`, disk, false)),
  showSystems,
  showInformation,
];
