import { defineShow } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import type { Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { runningImage, warmStarts } from '../../software/software/api.ts';
import { savedCopy, warmReboot } from './state.ts';

/** Kilobytes of the copy: the memory that the running image takes beyond its file (ours). */
function copySize(device: Device): number {
  const image = runningImage(device);
  const header = image && readHeader(image.content);
  return header?.ok ? Math.ceil((header.value.runSize - header.value.declaredSize) / 1024) : 0;
}

function warmText(device: Device): string {
  const { config } = device.read(warmReboot);
  if (!config) return 'Warm Reboot is disabled';
  const { kept } = device.read(savedCopy);
  return [
    'Warm Reboot is enabled',
    `Maximum warm reboot count is ${config.count}`,
    `Uptime after which warm reboot is safe in case of a crash is ${config.uptime} (min)`,
    '',
    'Statistics:',
    '',
    `0 warm reboots due to crashes and ${warmStarts(device)} warm reboots due to requests have taken place since the last cold reboot`,
    ...(kept ? [`${copySize(device)} KB taken up by warm reboot storage`] : []),
    '',
  ].join('\n');
}

export const showWarmReboot = defineShow({
  id: 'show warm-reboot',
  level: 15,
  syntax: seq(
    keyword('show', 'Show running system information'),
    keyword('warm-reboot', 'Warm reboot information and statistics'),
  ),
  output: warmText,
});
