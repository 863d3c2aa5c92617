import type { Feature } from '../feature.ts';
import access from './access/index.ts';
import archive from './archive/index.ts';
import boot from './boot/index.ts';
import clock from './clock/index.ts';
import configuration from './configuration/index.ts';
import exec from './exec/index.ts';
import files from './files/index.ts';
import hostname from './hostname/index.ts';
import logging from './logging/index.ts';
import service from './service/index.ts';
import unsimulated from './unsimulated/index.ts';

/** Everything the routers can do. The only list. */
export const features: readonly Feature[] = [
  boot,
  exec,
  hostname,
  files,
  configuration,
  unsimulated,
  clock,
  access,
  service,
  logging,
];
