import { withNegation } from '../../cli/command.ts';
import { arg, keyword, seq } from '../../cli/grammar.ts';
import { configure } from '../../cli/mode.ts';
import { hex16 } from '../../cli/types.ts';
import { defineFeature } from '../../feature.ts';
import { registerRefusalOf, setRegister } from '../boot/api.ts';

const FACTORY_REGISTER = 0x2102;

/** The configuration register, set from IOS. */
export default defineFeature({
  id: 'config-register',
  title: 'Configuration register',
  requires: ['boot'],
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
});
