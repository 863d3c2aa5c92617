/** What stands around the devices of a lab: what connects them, and machines that are no routers. */
export { hostSpec } from './hosts/host.ts';
export { LabNetwork } from './net/lab-network.ts';
