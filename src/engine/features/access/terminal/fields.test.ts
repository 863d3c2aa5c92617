import { expect, it } from 'vitest';
import { platformIds } from '../../../platforms/index.ts';
import { allRead, misread, type Rows } from '../../../testing/fields.ts';
import { bootedRouter } from '../../../testing/lab.ts';
import { some } from '../../../testing/some.ts';

const rows: Rows = [
  /^Line (?<line>\d+), Location: "(?<location>)", Type: "(?<type>)"$/,
  /^Length: (?<length>\d+) lines, Width: (?<width>\d+) columns$/,
  /^Baud rate \(TX\/RX\) is (?<sent>\d+)\/(?<received>\d+), (?<parity>\w+) parity, (?<stopBits>\d) stopbits, (?<dataBits>\d) databits$/,
  /^Status: (?<status>PSI Enabled, Ready, Active, Automore On)$/,
  /^Capabilities: (?<capabilities>none)$/,
  /^Modem state: (?<modemState>Ready)$/,
  /^Special Chars: Escape {2}Hold {2}Stop {2}Start {2}Disconnect {2}Activation$/,
  /^ {16}(?<escape>\^\^x) {4}(?<hold>none) {3}(?<stop>-) {5}(?<start>-) {7}(?<disconnect>none) {9}$/,
  /^Timeouts: {6}Idle EXEC {4}Idle Session {3}Modem Answer {2}Session {3}Dispatch$/,
  /^ {15,16}(?<idleExec>never|[\d:]{8}) +(?<idleSession>never|[\d:]{8}) +(?<session>none) +(?<dispatch>not set)$/,
  /^ {28}Idle Session Disconnect Warning$/,
  /^ {30}(?<warning>never) $/,
  /^ {28}Login-sequence User Response$/,
  /^ {29}(?<response>[\d:]{8})$/,
  /^ {28}Autoselect Initial Wait$/,
  /^ {30}(?<autoselect>not set) $/,
  /^Modem type is (?<modemType>unknown)\.$/,
  /^Session limit is (?<sessionLimit>not set)\.$/,
  /^Time since activation: (?<activation>\S+)$/,
  /^Editing is (?<editing>enabled)\.$/,
  /^History is (?<history>enabled), history size is (?<historySize>\d+)\.$/,
  /^DNS resolution in show commands is (?<names>enabled)$/,
  /^Full user help is (?<fullHelp>disabled)$/,
  /^Allowed input transports are (?<input>[\w ]+)\.$/,
  /^Allowed output transports are (?<output>[\w -]+)\.$/,
  /^Preferred transport is (?<preferred>\w+)\.$/,
  /^Shell: (?<shell>disabled)$/,
  /^Shell trace: (?<shellTrace>off)$/,
  /^(?<padding>No output characters are padded)$/,
  /^(?<dispatching>No special data dispatching characters)$/,
];

it.each(some(platformIds))('R14 shows every field on %s', (platform) => {
  const screen = bootedRouter({ platform }).type('terminal length 0', '⟦:clear⟧', 'show terminal');
  expect(misread(screen.replace(/^.*\n/, '').replace(/\n.*$/, '\n'), rows)).toEqual(allRead);
});
