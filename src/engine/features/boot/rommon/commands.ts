import { boot, cont, reset } from './commands/boot.ts';
import { confreg } from './commands/confreg.ts';
import { context, dis, frame, stack, sysret } from './commands/debugging.ts';
import { alias, set, sync, unalias, unset } from './commands/environment.ts';
import { dev, dir } from './commands/files.ts';
import { history, repeat } from './commands/history.ts';
import { cookie, iomemset, meminfo, priv, rommonPref, showmon } from './commands/information.ts';
import { tftpdnld } from './commands/tftpdnld.ts';
import { xmodem } from './commands/xmodem.ts';
import { DONE, print, type MonitorCommand } from './monitor.ts';

const help: MonitorCommand = {
  name: 'help',
  help: 'monitor builtin command help',
  usage: 'usage: help',
  *run(monitor) {
    for (const command of monitorCommands)
      if (!command.hidden) print(monitor, `${command.name.padEnd(20)}${command.help}`);
    return DONE;
  },
};

/** Everything the ROM monitor can do, in the order of its `?` list. */
export const monitorCommands: readonly MonitorCommand[] = [
  alias,
  boot,
  confreg,
  cont,
  context,
  cookie,
  dev,
  dir,
  dis,
  frame,
  help,
  history,
  iomemset,
  meminfo,
  priv,
  repeat,
  reset,
  rommonPref,
  set,
  showmon,
  stack,
  sync,
  sysret,
  tftpdnld,
  unalias,
  unset,
  xmodem,
];

export const commandNamed = (name: string): MonitorCommand | undefined =>
  monitorCommands.find((command) => command.name === name);
