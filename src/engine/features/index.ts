import type { Feature } from '../feature.ts';
import access from './access/index.ts';
import alias from './alias/index.ts';
import archive from './archive/index.ts';
import authenticity from './authenticity/index.ts';
import boot from './boot/index.ts';
import clock from './clock/index.ts';
import configLogger from './config-logger/index.ts';
import configRegister from './config-register/index.ts';
import configuration from './configuration/index.ts';
import debugging from './debugging/index.ts';
import exec from './exec/index.ts';
import files from './files/index.ts';
import forgedImage from './forged-image/index.ts';
import hostname from './hostname/index.ts';
import imageLoad from './image-load/index.ts';
import interfaces from './interfaces/index.ts';
import iosXe3 from './ios-xe-3/index.ts';
import inventory from './inventory/index.ts';
import logging from './logging/index.ts';
import monitorEnvironment from './monitor-environment/index.ts';
import nameLookup from './name-lookup/index.ts';
import passwordRecovery from './password-recovery/index.ts';
import privilege from './privilege/index.ts';
import reload from './reload/index.ts';
import resilience from './resilience/index.ts';
import romMonitorUpgrade from './rom-monitor-upgrade/index.ts';
import rommon from './rommon/index.ts';
import service from './service/index.ts';
import setup from './setup/index.ts';
import showVersion from './show-version/index.ts';
import software from './software/index.ts';
import terminal from './terminal/index.ts';
import unsimulated from './unsimulated/index.ts';
import warmReboot from './warm-reboot/index.ts';

/** Everything the routers can do. The only list. */
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
  nameLookup,
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
