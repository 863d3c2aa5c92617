import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { hostname, type Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import { configuredFrom } from '../../configuration/configuration/api.ts';
import { softwareLines, startMessages } from '../../software/software/api.ts';
import { coldStart, licenceLevel, nameProcessEnded, restarted } from './messages.ts';

type Step = { readonly order: number; say(device: Device): void };

const FIRST = 900;
const SHORTEST = 120;
const SPREAD = 700;

const own = (facts: ImageFacts, configured: boolean): readonly Step[] => [
  { order: 10, say: (device) => device.log(licenceLevel, device.platform.licenseModule, 'ipbasek9') },
  ...(configured
    ? [
        {
          order: 40,
          say: (device: Device) => device.log(configuredFrom, 'memory', whoIs({ line: device.console }).line),
        },
      ]
    : []),
  { order: 60, say: (device) => device.log(nameProcessEnded) },
  { order: 70, say: (device) => device.log(restarted, softwareLines(facts).join('\n')) },
  { order: 80, say: (device) => device.log(coldStart, device.hook(hostname, 'Router')) },
];

/** What the software reports in its first seconds, one message after the other. */
export function* sayStartMessages(device: Device, facts: ImageFacts, configured: boolean): Io<void> {
  const steps = [...device.hook(startMessages, own(facts, configured))].sort((a, b) => a.order - b.order);
  yield* on(device.clock.after(FIRST));
  for (const { say } of steps) {
    say(device);
    yield* on(device.clock.after(SHORTEST + device.random(SPREAD)));
  }
}
