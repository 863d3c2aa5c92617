import type { Draft } from 'immer';
import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, keywordWhen, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode, type Mode } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { forgetLink, linkMayChange } from './links.ts';
import { configurable, existing, findInterface, numberOf, rangeOf } from './names.ts';
import { interfaceSettings, linkStates, LOOPBACK, presetInterface, type InterfaceSettings } from './state.ts';

type Names = readonly string[];

export const interfaceMode = defineMode<Names>({
  id: 'config-if',
  title: 'Interface configuration commands:',
  parent: configure,
  suffix: '(config-if)',
  scope: 'interface',
});

export const rangeMode = defineMode<Names>({
  id: 'config-if-range',
  title: 'Interface configuration commands:',
  parent: configure,
  suffix: '(config-if-range)',
  scope: 'interface',
});

const TYPES = [
  ['Embedded-Service-Engine', 'cisco embedded service engine module'],
  ['Ethernet', 'IEEE 802.3'],
  ['FastEthernet', 'FastEthernet IEEE 802.3'],
  ['GigabitEthernet', 'GigabitEthernet IEEE 802.3z'],
  [LOOPBACK, 'Loopback interface'],
  ['TenGigabitEthernet', 'Ten Gigabit Ethernet'],
  ['Vlan', 'Catalyst Vlans'],
] as const;

/** A type of which a device has ports, or may make one. */
const typeWord = (type: string, help: string): Syntax<unknown> =>
  keywordWhen(type, help, ({ platform }) => type === LOOPBACK || platform.ports.some(({ media }) => media === type));

/** An interface in one word or two. `make`: a loopback that does not exist yet is taken as well. */
export const interfaceSyntax = (make: boolean): Syntax<{ name?: string }> =>
  alt(
    ...TYPES.map(([type, help]) =>
      seq(typeWord(type, help), arg('name', numberOf(type, make), `${type} interface number`)),
    ),
    arg('name', make ? configurable : existing, 'Interface'),
  );

/**
 * While the saved configuration is read at the start, a port that it names is open unless it says `shutdown`:
 * a configuration never says `no shutdown`.
 */
function reach(session: Session, name: string): void {
  const { device } = session;
  if (device.read(interfaceSettings)[name]) return;
  const starting = !session.interactive && !device.read(linkStates).started;
  const preset = presetInterface(name);
  device.update(interfaceSettings, (draft) => {
    draft[name] = starting ? { ...preset, shutdown: false } : preset;
  });
  if (name.startsWith(LOOPBACK)) linkMayChange(device, name);
}

function enter(session: Session, mode: Mode<Names>, names: Names): void {
  for (const name of names) reach(session, name);
  session.enter(mode, names);
}

function* remove(session: Session, name: string): Io<void> {
  if (!name.startsWith(LOOPBACK)) return session.print('% Removal of physical interfaces is not permitted.');
  if (findInterface(session.device, name) === undefined) return;
  session.device.update(interfaceSettings, (draft) => {
    delete draft[name];
  });
  session.device.hook(sectionGone, `interface ${name}`);
  forgetLink(session.device, name);
}

/** `default interface`: as out of the box, but for `shutdown`. */
function restoreInterface(session: Session, name: string): void {
  session.device.update(interfaceSettings, (draft) => {
    const settings = draft[name];
    if (settings) draft[name] = { ...presetInterface(name), shutdown: settings.shutdown };
  });
  session.device.hook(sectionGone, `interface ${name}`);
  session.print(`Interface ${name} set to default configuration`);
}

const word = keyword('interface', 'Select an interface to configure');

export const interfaceCommands: readonly Command[] = [
  ...withNegation({
    id: 'interface',
    mode: configure,
    syntax: seq(word, interfaceSyntax(true)),
    noSyntax: seq(word, interfaceSyntax(true)),
    *run(session, { name = '' }) {
      enter(session, interfaceMode, [name]);
    },
    *undo(session, { name = '' }) {
      yield* remove(session, name);
    },
    *restore(session, { name = '' }) {
      restoreInterface(session, name);
    },
  }),
  ...withNegation({
    id: 'interface range',
    mode: configure,
    syntax: seq(word, keyword('range', 'interface range command'), arg('names', rangeOf, 'Interfaces')),
    *run(session, { names }) {
      enter(session, rangeMode, names);
    },
    *undo(session) {
      session.print('% Removal of physical interfaces is not permitted.');
    },
  }).slice(0, 1),
];

/** Names of the interfaces that are being configured. */
export const namesIn = (session: Session): Names =>
  session.contextOf(session.mode.id === rangeMode.id ? rangeMode : interfaceMode);

/** Changes every interface that is being configured. */
export function changeInterfaces(
  session: Session,
  change: (draft: Draft<InterfaceSettings>, name: string) => void,
): void {
  session.device.update(interfaceSettings, (draft) => {
    for (const name of namesIn(session)) {
      const settings = draft[name];
      if (settings) change(settings, name);
    }
  });
}
