import type { Device } from '../../../system/device.ts';
import { sshConfig } from './state.ts';

/** The lines of a configuration, as far as they are not as usual. */
export function sshLines(device: Device): readonly string[] {
  const { version, timeout, retries, source, keys, logging, group, ports, scp } = device.read(sshConfig);
  const lines = [
    timeout !== 120 && `time-out ${timeout}`,
    retries !== 3 && `authentication-retries ${retries}`,
    ...ports.map(({ port, low, high }) => `port ${port} rotary ${low}${high === null ? '' : ` ${high}`}`),
    keys !== null && `rsa keypair-name ${keys}`,
    source !== null && `source-interface ${source}`,
    logging && 'logging events',
    version !== null && `version ${version}`,
    group !== 1024 && `dh min size ${group}`,
  ].flatMap((words) => (words === false ? [] : `ip ssh ${words}`));
  return scp ? [...lines, 'ip scp server enable'] : lines;
}
