import { castDraft } from 'immer';
import { applyConfig } from '../../cli/config-reader.ts';
import { defineFeature } from '../../feature.ts';
import { never, on, type Io } from '../../kernel/io.ts';
import { defineSlice } from '../../kernel/slice.ts';
import type { Content } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { verifyImage } from '../../system/image.ts';
import type { Handover } from '../../system/power.ts';
import { startPrograms } from '../../system/programs.ts';
import {
  acceptedKeysOf, bootRefused, bootStarted, nextRegisterFact, phaseFact, registerFact, reloadRequested, runningImageFact,
} from './api.ts';
import { bootRecord, runningState } from './state.ts';

const prepared = defineSlice<{ files: { path: string; content: Content }[]; startup: string | null }>({
  id: 'boot.prepared', lifetime: 'hardware', initial: () => ({ files: [], startup: null }),
});

function* bootstrap(device: Device): Io<Handover> {
  const { platform, console } = device;
  device.update(runningState, (draft) => {
    draft.register = device.read(bootRecord).register;
  });
  console.write(`\nSystem Bootstrap, Version ${platform.bootstrap.version}, RELEASE SOFTWARE (fc1)\n`);
  yield* on(device.clock.after(2000));
  const file = device.read(prepared).files.find(({ path }) => path.startsWith('flash0:'));
  if (!file || (device.read(runningState).register & 0xf) === 0) return { kind: 'rommon' };
  const verified = verifyImage(file.content, acceptedKeysOf(device));
  if (!verified.ok) {
    device.emit(bootRefused, { image: file.path, reason: verified.error });
    return { kind: 'rommon', message: `boot: cannot load "${file.path}"\n` };
  }
  return { kind: 'start', path: file.path, content: file.content };
}

function* ios(device: Device, path: string, content: Content): Io<Handover> {
  device.update(runningState, (draft) => {
    draft.path = path;
    draft.content = castDraft(content);
    draft.startedAt = device.clock.now;
  });
  device.emit(bootStarted, { image: path });
  yield* on(device.clock.after(1000));
  const { startup } = device.read(prepared);
  if (startup !== null && !(device.read(runningState).register & 0x40)) yield* applyConfig(device, device.console, startup, 'memory');
  for (const program of device.hook(startPrograms, [])) device.spawn(program(device));
  return yield* on(never);
}

/** Power on to IOS: self test, configuration register, choice and check of the image. */
export default defineFeature({
  id: 'boot',
  title: 'Boot',
  slices: [bootRecord, runningState, prepared],
  facts: [phaseFact, runningImageFact, registerFact, nextRegisterFact],
  events: [bootStarted, bootRefused, reloadRequested],
  setup(device, spec) {
    device.update(bootRecord, (draft) => {
      draft.register = spec.register;
    });
    device.update(prepared, (draft) => {
      draft.files = spec.files.map(({ path, content }) => ({ path, content })) as typeof draft.files;
      draft.startup = spec.startup ?? null;
    });
  },
  firmware: {
    'isr-g2': {
      bootstrap,
      *rommon() {
        return yield* on(never);
      },
      ios,
    },
  },
});
