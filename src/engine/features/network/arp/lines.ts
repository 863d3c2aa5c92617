import type { Device } from '../../../system/device.ts';
import { arpState } from './state.ts';

export const arpLines = (device: Device): readonly string[] =>
  device.read(arpState).fixed.map(({ address, mac }) => `arp ${address} ${mac} ARPA`);
