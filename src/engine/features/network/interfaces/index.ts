import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { carrierChanged, ipStack } from '../../../system/network/ip-stack.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { startMessages } from '../../software/software/api.ts';
import { interfaceFacts, interfaceToward, linkMayChange } from './api.ts';
import { interfaceBlocks, keptPort } from './config.ts';
import { startLinks, startSteps } from './links.ts';
import { withPorts } from './ip-ports.ts';
import { adminDown, linkChanged, linkUpDown, protocolUpDown } from './messages.ts';
import { interfaceCommands } from './mode.ts';
import { settingCommands } from './settings.ts';
import { interfaceSettings, linkStates } from './state.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'interfaces',
  title: 'Interfaces',
  requires: ['software'],
  slices: [interfaceSettings, linkStates],
  commands: [...interfaceCommands, ...settingCommands],
  later,
  runningConfig: [{ block: 'interface', lines: interfaceBlocks, without: keptPort }],
  facts: interfaceFacts,
  events: [linkChanged],
  messages: [adminDown, linkUpDown, protocolUpDown],
  programs: [startLinks],
  taps: [
    tap(startMessages, (steps, device) => [...steps, ...startSteps(device)]),
    tap(ipStack, withPorts),
    tap(carrierChanged, (change, device) => {
      linkMayChange(device, change.port);
      return change;
    }),
    tap(wayTo, ({ address, ...way }, device) => ({
      address,
      interface: way.interface ?? interfaceToward(device, address),
    })),
  ],
});
