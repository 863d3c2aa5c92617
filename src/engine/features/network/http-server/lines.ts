import type { Device } from '../../../system/device.ts';
import { HTTP, webServer } from './state.ts';

export const switchLines = (device: Device): readonly string[] => [
  `${device.read(webServer).on ? '' : 'no '}ip http server`,
];

export function serverLines(device: Device): readonly string[] {
  const { port, path, login, list } = device.read(webServer);
  return [
    ...(port === HTTP ? [] : [`ip http port ${port}`]),
    ...(list === null ? [] : [`ip http access-class ${list}`]),
    ...(login === 'enable' ? [] : [`ip http authentication ${login}`]),
    ...(path === null ? [] : [`ip http path ${path}`]),
  ];
}
