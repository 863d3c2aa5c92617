import { defineConfig } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { defineFeature } from '../../../feature.ts';
import type { Device } from '../../../system/device.ts';
import { encryptPasswords, passwordEncryptionFact } from './api.ts';
import { stampLine, timestampCommands } from './stamps.ts';
import { services } from './state.ts';
import { switchCommands, switchLines } from './switches.ts';

const passwordEncryptionCommands = defineConfig({
  id: 'service password-encryption',
  mode: configure,
  slice: services,
  syntax: seq(
    keyword('service', 'Modify use of network based services'),
    keyword('password-encryption', 'Encrypt system passwords'),
  ),
  set: (draft) => {
    draft.passwordEncryption = true;
  },
  unset: (draft) => {
    draft.passwordEncryption = false;
  },
  after: ({ device }, undone) => {
    if (!undone) device.hook(encryptPasswords, undefined);
  },
});

function lines(device: Device): readonly string[] {
  const { debugStamp, logStamp, passwordEncryption, changed } = device.read(services);
  return [
    ...switchLines(changed, false),
    stampLine('debug', debugStamp),
    stampLine('log', logStamp),
    `${passwordEncryption ? '' : 'no '}service password-encryption`,
    ...switchLines(changed, true),
  ];
}

export default defineFeature({
  id: 'service',
  title: 'Services',
  slices: [services],
  commands: [...timestampCommands, ...passwordEncryptionCommands, ...switchCommands],
  runningConfig: [{ block: 'service', lines }],
  facts: [passwordEncryptionFact],
});
