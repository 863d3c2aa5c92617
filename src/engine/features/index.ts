import type { Feature } from '../feature.ts';
import { alias, clock, debugging, hostname, inventory, privilege, service } from './base/index.ts';
import { files } from './files/index.ts';
import { access, terminal } from './access/index.ts';
import { configRegister, software } from './software/index.ts';
import {
  accessLists,
  arp,
  fileClients,
  interfaces,
  logging,
  nameLookup,
  ntp,
  ping,
  routing,
  telnet,
} from './network/index.ts';
import { archive, configLogger, configuration, exec, unsimulated } from './configuration/index.ts';
import {
  boot,
  imageLoad,
  iosXe3,
  monitorEnvironment,
  passwordRecovery,
  reload,
  romMonitorUpgrade,
  rommon,
  setup,
  showVersion,
  warmReboot,
} from './boot/index.ts';
import { authenticity, forgedImage, resilience } from './trust/index.ts';

/** Everything the routers can do. The only list; where several add to one thing, they do it in this order. */
export const features: readonly Feature[] = [
  boot,
  imageLoad,
  rommon,
  monitorEnvironment,
  configRegister,
  software,
  reload,
  exec,
  alias,
  hostname,
  files,
  configuration,
  resilience,
  unsimulated,
  clock,
  access,
  service,
  terminal,
  forgedImage,
  logging,
  interfaces,
  arp,
  routing,
  accessLists,
  nameLookup,
  fileClients,
  telnet,
  ntp,
  ping,
  showVersion,
  inventory,
  setup,
  archive,
  configLogger,
  authenticity,
  debugging,
  romMonitorUpgrade,
  iosXe3,
  passwordRecovery,
  warmReboot,
  privilege,
];
