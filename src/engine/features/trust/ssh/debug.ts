import type { Device } from '../../../system/device.ts';
import type { Offer } from '../../../system/network/ssh/algorithms.ts';
import type { Part } from '../../../system/network/ssh/exchange.ts';
import { debug } from '../../base/debugging/api.ts';
import { ssh } from './topic.ts';

export const tell = (device: Device, text: string): void => debug(device, ssh, text);

/** What `debug ip ssh` says while keys are exchanged. */
export function debugExchange(device: Device, number: number, { cipher, mac }: Offer): NonNullable<Part['note']> {
  const say = (text: string): void => tell(device, `SSH2 ${number}: ${text}`);
  return (what, detail = '') => {
    if (what === 'sent') {
      say('Server certificate trustpoint not found. Skipping hostkey algo = x509v3-ssh-rsa');
      say('kexinit sent: hostkey algo = ssh-rsa');
      say(`kexinit sent: encryption algo = ${cipher.join(',')}`);
      say(`kexinit sent: mac algo = ${mac.join(',')}`);
      say(`send:packet of length ${detail}`);
      say('SSH2_MSG_KEXINIT sent');
    } else if (what === 'received') say('SSH2_MSG_KEXINIT received');
    else if (what === 'init') say('SSH2_MSG_KEXDH_INIT received');
    else if (what === 'derived') tell(device, 'SSH2: kex_derive_keys complete');
    else if (what === 'keys') {
      say('SSH2_MSG_NEWKEYS sent');
      say('waiting for SSH2_MSG_NEWKEYS');
    } else if (what === 'their keys') say('SSH2_MSG_NEWKEYS received');
  };
}
