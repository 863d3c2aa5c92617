import { defineMessage } from '../../../system/device.ts';

/** List, what became of it, address, packets with their word. */
export const standardMatch = defineMessage('SEC', 6, 'IPACCESSLOGS', 'list {0} {1} {2} {3}');
/** List, what became of it, protocol, address, port with what closes it, address, port, packets with their word. */
export const portMatch = defineMessage('SEC', 6, 'IPACCESSLOGP', 'list {0} {1} {2} {3}({4} -> {5}({6}), {7}');
/** List, what became of it, address, address, type, code, packets with their word. */
export const icmpMatch = defineMessage('SEC', 6, 'IPACCESSLOGDP', 'list {0} {1} icmp {2} -> {3} ({4}/{5}), {6}');
