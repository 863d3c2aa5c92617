import { runningSections, sectionLines, type Section } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { settingsOf } from './links.ts';
import { hardwareOf, interfaceNames } from './names.ts';
import { LOOPBACK, presetInterface, type InterfaceSettings } from './state.ts';

const when = (shown: boolean, text: string): readonly string[] => (shown ? [text] : []);

function addressLines({ address, secondary, dhcp }: InterfaceSettings): readonly string[] {
  if (dhcp) return ['ip address dhcp'];
  return [
    ...secondary.map(({ ip, mask }) => `ip address ${ip} ${mask} secondary`),
    ...(address ? [`ip address ${address.ip} ${address.mask}`] : when(secondary.length === 0, 'no ip address')),
  ];
}

/** How a link is agreed upon: what this kind of port always says, and whatever else was configured. */
function linkLines(device: Device, name: string, s: InterfaceSettings): readonly string[] {
  const always = hardwareOf(device, name)?.settings ?? [];
  const others = (['speed', 'duplex'] as const).filter((word) => s[word] !== 'auto' && !always.includes(word));
  return [...others, ...always].map((word) =>
    word === 'negotiation' ? `${s.negotiation ? '' : 'no '}negotiation auto` : `${word} ${s[word]}`,
  );
}

function sectionOf(device: Device, name: string): Section {
  const s = settingsOf(device, name);
  const lines = [
    ...when(s.description !== null, `description ${s.description ?? ''}`),
    ...when(s.mtu !== presetInterface(name).mtu, `mtu ${s.mtu}`),
    ...when(s.bandwidth !== null, `bandwidth ${s.bandwidth ?? ''}`),
    ...addressLines(s),
    ...when(s.delay !== null, `delay ${s.delay ?? ''}`),
    ...when(s.shutdown, 'shutdown'),
    ...linkLines(device, name, s),
  ];
  return { header: `interface ${name}`, lines };
}

const order = (device: Device, name: string): number =>
  name.startsWith(LOOPBACK) ? 0 : hardwareOf(device, name)?.virtual ? 2 : 1;

/** `interface` blocks, loopbacks first and virtual interfaces last, `!` between them. */
export const interfaceBlocks = (device: Device): readonly string[] =>
  device
    .hook(
      runningSections,
      [...interfaceNames(device)]
        .sort((a, b) => order(device, a) - order(device, b))
        .map((name) => sectionOf(device, name)),
    )
    .flatMap((section, i) => [...when(i > 0, '!'), ...sectionLines(section)]);

/** Ports cannot be taken away. */
export const keptPort = (text: string, _: string | undefined, { platform }: Device): null | undefined =>
  platform.ports.some(({ name }) => text === `interface ${name}`) ? null : undefined;
