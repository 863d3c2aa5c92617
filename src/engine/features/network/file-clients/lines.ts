import type { Device } from '../../../system/device.ts';
import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';
import { hidden } from '../../access/access/api.ts';
import { clientConfig } from './state.ts';

/** Hides the passwords that stand in clear. */
export function hideAll(device: Device): void {
  const { ftp: one, http: other } = device.read(clientConfig);
  const [first, second] = [one, other].map(({ password }) => password && hidden(device, password));
  device.update(clientConfig, (draft) => {
    draft.ftp.password = first ?? null;
    draft.http.password = second ?? null;
  });
}

const line = (words: string, value: string | number | null): readonly string[] =>
  value === null ? [] : [`${words} ${value}`];
type Settings = ReturnType<typeof clientConfig.initial>;
const passwordLine = (words: string, { password }: Settings['http']): readonly string[] =>
  line(`${words} password`, password && (password.type === 0 ? password.text : `${password.type} ${password.text}`));

export function transferLines(device: Device): readonly string[] {
  const { ftp: client, tftp: plain } = device.read(clientConfig);
  return [
    ...line('ip tftp source-interface', plain.source),
    ...line('ip tftp blocksize', plain.blockSize === TFTP_BLOCK ? null : plain.blockSize),
    ...line('ip tftp min-timeout', plain.minTimeout || null),
    ...line('ip ftp source-interface', client.source),
    ...line('ip ftp username', client.user),
    ...passwordLine('ip ftp', client),
    ...(client.passive ? [] : ['no ip ftp passive']),
  ];
}

export function webLines(device: Device): readonly string[] {
  const { http: client } = device.read(clientConfig);
  return [
    ...line('ip http client username', client.user),
    ...passwordLine('ip http client', client),
    ...line('ip http client source-interface', client.source),
  ];
}
