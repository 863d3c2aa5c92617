import { defineConfig } from '../../../cli/command.ts';
import { arg, keyword, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { defineFeature } from '../../../feature.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import { hostname, nameChanged, tap, type Device } from '../../../system/device.ts';
import { hostnameFact } from './api.ts';

const name: ArgType<string> = {
  label: 'WORD',
  parse: (w) => (/^[!-~]{1,63}$/.test(w) ? w : undefined),
};

const PROPER = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Null: nobody gave the device a name. */
const identity = defineSlice<{ hostname: string | null }>({
  id: 'hostname',
  lifetime: 'ram',
  initial: () => ({ hostname: null }),
});

const nameOf = (device: Device): string => device.read(identity).hostname ?? device.platform.hostname;

const help = "Set system's network name";

export default defineFeature({
  id: 'hostname',
  title: 'Hostname',
  slices: [identity],
  commands: defineConfig({
    id: 'hostname',
    mode: configure,
    slice: identity,
    syntax: seq(keyword('hostname', help), arg('name', name, "This system's network name")),
    set: (draft, args, session) => {
      if (!PROPER.test(args.name)) session.print('% Hostname contains one or more illegal characters.');
      draft.hostname = args.name;
    },
    unset: (draft) => {
      draft.hostname = null;
    },
    after: ({ device }) => void device.hook(nameChanged, device),
  }),
  runningConfig: [{ block: 'hostname', lines: (device) => [`hostname ${nameOf(device)}`] }],
  facts: [hostnameFact],
  taps: [tap(hostname, (_, device) => nameOf(device))],
});
