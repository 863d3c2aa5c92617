import { withNegation } from '../../../cli/command.ts';
import { arg, keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { hex16 } from '../../../cli/types.ts';
import { defineFeature } from '../../../feature.ts';
import { defineFact } from '../../../system/device.ts';
import { activeRegister, nextRegister, registerChanged, registerRefusalOf, registerText, setRegister } from './api.ts';
import { configRegister, FACTORY_REGISTER } from './state.ts';

/** The configuration register: what it is, and how it is set from IOS. */
export default defineFeature({
  id: 'config-register',
  title: 'Configuration register',
  slices: [configRegister],
  events: [registerChanged],
  facts: [
    defineFact({
      id: 'boot.config-register',
      kind: 'text',
      describe: 'The configuration register in force, as 0x2102',
      read: (device) => registerText(activeRegister(device)),
    }),
    defineFact({
      id: 'boot.config-register-next',
      kind: 'text',
      describe: 'The configuration register at the next reload, as 0x2102',
      read: (device) => registerText(nextRegister(device)),
    }),
  ],
  commands: withNegation({
    id: 'config-register',
    mode: configure,
    syntax: seq(
      keyword('config-register', 'Define the configuration register'),
      arg('register', hex16, 'Config register number'),
    ),
    *run({ device, line }, { register }) {
      const refusal = registerRefusalOf(device, register);
      if (refusal === undefined) setRegister(device, register);
      else line.write(`${refusal}\n`);
    },
    *undo({ device }) {
      setRegister(device, FACTORY_REGISTER);
    },
  }),
  setup(device, { register }) {
    device.update(configRegister, (draft) => {
      draft.stored = register;
      draft.active = register;
    });
  },
});
