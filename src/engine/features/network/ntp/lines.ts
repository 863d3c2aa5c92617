import type { Device } from '../../../system/device.ts';
import { ntpConfig } from './state.ts';

export function ntpLines(device: Device): readonly string[] {
  const { servers, source: name } = device.read(ntpConfig);
  return [
    ...(name === null ? [] : [`ntp source ${name}`]),
    ...servers.map(
      ({ address, version, prefer, iburst }) =>
        `ntp server ${address}${version === 4 ? '' : ` version ${version}`}${prefer ? ' prefer' : ''}${iburst ? ' iburst' : ''}`,
    ),
  ];
}
