import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { clearText } from '../../../system/crypto/passwords.ts';
import { tap, type Device } from '../../../system/device.ts';
import type { Local } from '../../../system/network/network.ts';
import { encryptPasswords } from '../../base/service/api.ts';
import { clientSettings } from '../../files/files/api.ts';
import type { Stored } from '../../access/access/api.ts';
import { addressInService } from '../interfaces/api.ts';
import { domainOf } from '../name-lookup/api.ts';
import { hideAll, transferLines, webLines } from './lines.ts';
import { clientConfig } from './state.ts';

const later = part(() => import('./later.ts'));

/** Where a client sends from; an interface without an address leaves it to the routes. */
function localOf(device: Device, source: string | null): Local {
  const address = source === null ? undefined : addressInService(device, source);
  return address === undefined ? {} : { address };
}

const clear = (password: Stored | null): string | null => (password && clearText(password.type, password.text)) ?? null;

export default defineFeature({
  id: 'file-clients',
  title: 'Clients of TFTP, FTP and HTTP',
  requires: ['access', 'files', 'interfaces', 'name-lookup', 'service'],
  slices: [clientConfig],
  later,
  runningConfig: [
    { block: 'ip-transfer', lines: transferLines },
    { block: 'ip-http-client', lines: webLines },
  ],
  taps: [
    tap(clientSettings, (_, device) => {
      const { tftp, ftp, http } = device.read(clientConfig);
      return {
        domain: domainOf(device),
        tftp: { ...tftp, local: localOf(device, tftp.source) },
        ftp: { ...ftp, password: clear(ftp.password), local: localOf(device, ftp.source) },
        http: { ...http, password: clear(http.password), local: localOf(device, http.source) },
      };
    }),
    tap(encryptPasswords, (_, device) => {
      hideAll(device);
    }),
  ],
});
