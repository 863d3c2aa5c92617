import { on, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import type { Passing } from '../../../system/network/ip-stack.ts';
import { icmpMatch, portMatch, standardMatch } from './messages.ts';
import { untold, type Rule } from './state.ts';

/** Milliseconds after which it is told how many packets of the same kind there were since. */
const EVERY = 300_000;
/** Kinds of packets that are counted at a time; of more, each is told (ours). */
const MOST = 1000;

function tell(
  device: Device,
  list: string,
  { permit, extended, log, tag }: Rule,
  packet: Passing,
  count: number,
): void {
  const became = permit ? 'permitted' : 'denied';
  const packets = `${count} packet${count === 1 ? '' : 's'}${tag === undefined ? '' : ` [${tag}]`}`;
  const { came, from, to, protocol, fromPort = 0, toPort = 0, icmp: [type, code] = [0, 0] } = packet;
  const by = log === 'input' && came ? ` (${came.port} ${came.mac})` : '';
  if (!extended) device.log(standardMatch, list, became, from, packets);
  else if (protocol === 'icmp') device.log(icmpMatch, list, became, `${from}${by}`, to, type, code, packets);
  else device.log(portMatch, list, became, protocol, from, `${fromPort})${by}`, to, toPort, packets);
}

/** Tells of further packets of a kind, until there were none. */
function* summarize(device: Device, kind: string, say: (count: number) => void): Io<void> {
  for (;;) {
    yield* on(device.clock.after(EVERY, 'poll'));
    const count = ownValue(device.read(untold), kind) ?? 0;
    device.update(untold, (draft) => {
      if (count > 0) draft[kind] = 0;
      else delete draft[kind];
    });
    if (count === 0) return;
    say(count);
  }
}

/** Tells of the first packet of a kind at once, and then from time to time of how many followed. */
export function logMatch(device: Device, list: string, rule: Rule, packet: Passing): void {
  const { from, to, protocol, fromPort, toPort, icmp = [], packets = 1 } = packet;
  const about = rule.extended ? [protocol, from, fromPort, to, toPort, ...icmp] : [from];
  const kind = [list, rule.permit, ...about].join(' ');
  const say = (count: number): void => tell(device, list, rule, packet, count);
  const before = ownValue(device.read(untold), kind);
  const full = before === undefined && Object.keys(device.read(untold)).length >= MOST;
  if (before === undefined) say(1);
  if (full) return;
  device.update(untold, (draft) => {
    draft[kind] = before === undefined ? packets - 1 : before + packets;
  });
  if (before === undefined) device.spawn(summarize(device, kind, say));
}
