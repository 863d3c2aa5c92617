import { engineVersion, type Entry, type Input, type Journal, type Lab, type Moment } from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';

/** The lab that the sessions are typed in. */
export const BENCH_LAB = 'secure-the-bootset';

/** Virtual milliseconds between two keys of somebody who types fast. */
const KEY = 70;
/** Virtual milliseconds that a command may take. */
const PATIENCE = 3_600_000;
const WITH_PASSWORD: readonly string[] = ['', 'enable', 'Tr4ining', 'terminal length 0'];
/** What leads to a lab's privileged prompt, by its id. */
export const enterings = {
  [BENCH_LAB]: WITH_PASSWORD,
  'restore-bootset': WITH_PASSWORD,
  'sandbox-2911': ['no', '', 'enable', 'terminal length 0'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** What somebody types in a lab, over and over: looks, files, configuration, help, mistakes. */
const COMMANDS: readonly string[] = [
  'show version',
  'show running-config',
  'dir flash0:',
  'show ip interface brief',
  'configure terminal',
  'interface GigabitEthernet0/1',
  'description Leased line 4711',
  'ip address 198.51.100.1 255.255.255.0',
  'no shutdown',
  'exit',
  'username anna privilege 15 secret 9 $9$abcdefghijklmn$abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq',
  'banner motd #Only for staff#',
  'line vty 0 4',
  'login local',
  'do show clock',
  'end',
  'verify flash0:c2900-universalk9-mz.SPA.154-3.M.bin',
  'show runing-config',
  'sh run | include interface',
  'show startup-config',
  'show secure bootset',
  'show inventory',
  'show privil\t',
  'write memory',
  'show logging',
];

/** The line at a position of an endless session. */
const commandAt = (index: number): string => COMMANDS[index % COMMANDS.length] ?? '';

/** Types in a lab as a person does, key by key. */
class Typist {
  readonly entries: Entry[] = [];
  readonly #lab: Lab;
  readonly #console: string;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#console = lab.devices[0]?.name ?? '';
  }

  line(text: string): void {
    this.#wait();
    for (const key of `${text}\r`) {
      this.#lab.advanceTo((this.#lab.now + KEY) as Moment);
      this.#send({ kind: 'type', console: this.#console, text: key });
    }
    this.#wait();
    this.#lab.drain();
  }

  #send(input: Input): void {
    this.entries.push(this.#lab.input(input));
  }

  #wait(): void {
    const limit = this.#lab.now + PATIENCE;
    for (let next = this.#lab.nextDue; !this.#lab.reading(this.#console); next = this.#lab.nextDue) {
      if (next === undefined || next > limit) throw new Error(`${this.#console} does not come back to its prompt`);
      this.#lab.advanceTo(next);
    }
  }
}

/** A session of so many commands, typed key by key; `enter` leads to the prompt they are typed at. */
export function recordSession(
  scenario: OpenScenario,
  seed: number,
  commands: number,
  enter = enterings[BENCH_LAB],
): Journal {
  const lab = scenario.newLab();
  const typist = new Typist(lab);
  for (const line of enter) typist.line(line);
  for (let index = 0; index < commands; index++) typist.line(commandAt(index));
  return {
    format: 'bootset-journal',
    version: 1,
    engine: engineVersion,
    scenario: scenario.view.id,
    seed,
    entries: typist.entries,
    until: lab.now,
  };
}
