import { defineShow, type Command } from '../../../cli/command.ts';
import { keyword, opt, seq } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { maskLength } from '../../../system/network/address.ts';
import { addressesOf } from './addresses.ts';
import { linkState, settingsOf } from './links.ts';
import { interfaceSyntax } from './mode.ts';
import { interfaceNames, split } from './names.ts';
import type { LinkState } from './state.ts';

const detail = part(() => import('./detail.ts'), 'last');

const show = keyword('show', 'Show running system information');
const showIp = seq(
  show,
  keyword('ip', 'IP information'),
  keyword('interface', 'IP interface status and configuration'),
);
const interfacesWord = keyword('interfaces', 'Interface status and configuration');

const statusText = ({ link }: LinkState): string => (link === 'admin' ? 'administratively down' : link);

const selected = (device: Device, name: string | undefined): readonly string[] =>
  name === undefined ? interfaceNames(device) : [name];

function briefText(device: Device, only: string | undefined): string {
  const rows = selected(device, only).map((name) => {
    const state = linkState(device, name);
    const { method } = settingsOf(device, name);
    const address = addressesOf(device, name)[0]?.ip ?? 'unassigned';
    return `${name.padEnd(26)} ${address.padEnd(15)} YES ${method.padEnd(6)} ${statusText(state).padEnd(21)} ${state.protocol.padEnd(8)}`;
  });
  return ['Interface                  IP-Address      OK? Method Status                Protocol', ...rows, ''].join(
    '\n',
  );
}

/** `Gi0/0`: two letters and the number. */
const short = (name: string): string => split(name)[0].slice(0, 2) + split(name)[1];

function descriptionText(device: Device, only: string | undefined): string {
  const rows = selected(device, only).map((name) => {
    const { link, protocol } = linkState(device, name);
    const status = link === 'admin' ? 'admin down' : link;
    return `${short(name).padEnd(30)} ${status.padEnd(14)} ${protocol.padEnd(8)} ${settingsOf(device, name).description ?? ''}`;
  });
  return ['Interface                      Status         Protocol Description', ...rows, ''].join('\n');
}

function ipText(device: Device, name: string): string {
  const others = addressesOf(device, name).slice(1);
  const { method, mtu } = settingsOf(device, name);
  const status = detail.get().statusLine(device, name).trimEnd();
  const address = detail.get().internetAddress(device, name);
  if (address.length === 0) return `${status}\n  Internet protocol processing disabled\n`;
  const determined = method === 'NVRAM' ? 'non-volatile memory' : method === 'DHCP' ? 'DHCP' : 'setup command';
  return [
    status,
    ...address,
    '  Broadcast address is 255.255.255.255',
    `  Address determined by ${determined}`,
    `  MTU is ${mtu} bytes`,
    '  Helper address is not set',
    '  Directed broadcast forwarding is disabled',
    ...others.map(({ ip, mask }) => `  Secondary address ${ip}/${maskLength(mask)}`),
    ...detail.get().ipSettings(device, name),
    '',
  ].join('\n');
}

export const showInterfaceCommands: readonly Command[] = [
  defineShow({
    id: 'show ip interface brief',
    syntax: seq(showIp, keyword('brief', 'Brief summary of IP status and configuration'), opt(interfaceSyntax(false))),
    output: (device, { name }) => briefText(device, name),
  }),
  defineShow({
    id: 'show ip interface',
    syntax: seq(showIp, opt(interfaceSyntax(false))),
    output: (device, { name }) =>
      selected(device, name)
        .map((one) => ipText(device, one))
        .join(''),
  }),
  defineShow({
    id: 'show interfaces',
    syntax: seq(show, interfacesWord, opt(interfaceSyntax(false))),
    output: (device, { name }) =>
      selected(device, name)
        .map((one) => detail.get().detailText(device, one))
        .join(''),
  }),
  defineShow({
    id: 'show interfaces description',
    syntax: seq(
      show,
      interfacesWord,
      opt(interfaceSyntax(false)),
      keyword('description', 'Show interface description'),
    ),
    output: (device, { name }) => descriptionText(device, name),
  }),
];
