import { on, type Io } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import type { Machine } from '../../../system/machine.ts';
import { NTP_MODES, NTP_PORT, ntpMessage, parseNtp } from '../../../system/network/ntp.ts';
import { hostTime } from '../../clock.ts';
import type { FaultOf } from '../../faults.ts';
import type { Service } from '../../service.ts';

export interface NtpConfig {
  /** How many servers away its clock is: 1 to 15; 16: it has no time. Preset: 2. */
  readonly stratum?: number | undefined;
  /** What it goes by: an address, or up to four letters for a clock of its own. Preset: LOCL. */
  readonly reference?: string | undefined;
  /** Milliseconds by which its clock is fast. */
  readonly fast?: number | undefined;
  readonly fault?: FaultOf<'refuses' | 'silent'> | undefined;
}

const UNSET = 16;
/** Milliseconds between two settings of its own clock. */
const SETTING = 64_000;
/** What it says of its clock: two to the -20th of a second, and seconds. */
const CLOCK = { precision: -20, rootDelay: 0.005, rootDispersion: 0.01 } as const;
const VERSIONS = { least: 1, most: 4 } as const;

/** Four bytes of an address or a name. */
function referenceBytes(reference: string): Uint8Array {
  const bytes = new Uint8Array(4);
  bytes.set(
    /^\d+(\.\d+){3}$/.test(reference) ? reference.split('.').map(Number) : utf8Encode(reference).subarray(0, 4),
  );
  return bytes;
}

/** What a message is answered with; undefined: with nothing. */
function answer(machine: Machine, config: NtpConfig, bytes: Uint8Array): Uint8Array | undefined {
  const asked = parseNtp(bytes);
  const { stratum = 2, reference = 'LOCL', fast = 0, fault } = config;
  if (!asked || asked.mode !== NTP_MODES.client || fault?.kind === 'silent') return undefined;
  if (asked.version < VERSIONS.least || asked.version > VERSIONS.most) return undefined;
  const now = hostTime(machine) + fast;
  const set = stratum < UNSET && !fault;
  return ntpMessage({
    ...CLOCK,
    leap: set ? 0 : 3,
    version: asked.version,
    mode: NTP_MODES.server,
    stratum: set ? stratum : 0,
    poll: asked.poll,
    reference: referenceBytes(fault ? 'DENY' : set ? reference : 'INIT'),
    referenceTime: set ? now - (machine.clock.now % SETTING) : null,
    originate: asked.sentBytes,
    received: now,
    sent: now,
  });
}

/** Tells the time of the host's clock. */
export const ntp: Service<NtpConfig> = {
  id: 'ntp',
  port: NTP_PORT,
  *run(machine: Machine, config: NtpConfig): Io<never> {
    const socket = machine.network.bind({ port: NTP_PORT });
    for (;;) {
      const { from, bytes } = yield* on(socket.receive);
      const said = answer(machine, config, bytes);
      if (said) socket.send(from, said);
    }
  },
};
