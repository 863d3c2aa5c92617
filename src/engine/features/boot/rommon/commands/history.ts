import { isRepeat } from '../line-words.ts';
import { DONE, FAILED, print, type Monitor, type MonitorCommand } from '../monitor.ts';

export const history: MonitorCommand = {
  name: 'history',
  help: 'monitor command history',
  usage: 'usage: history',
  *run(monitor) {
    monitor.history.forEach((line, i) => print(monitor, `${String(i + 1).padEnd(4)}${line}`));
    return DONE;
  },
};

/** The line that `repeat` means: the last, the one of a number, or the last that begins so. */
function meant({ history: lines }: Monitor, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return lines.at(-1);
  return /^\d+$/.test(wanted) ? lines[Number(wanted) - 1] : lines.findLast((line) => line.startsWith(wanted));
}

export const repeat: MonitorCommand = {
  name: 'repeat',
  help: 'repeat a monitor command',
  usage: 'usage: repeat [<number> | <string>]',
  words: 1,
  *run(monitor, [wanted]) {
    const line = meant(monitor, wanted);
    if (line === undefined || isRepeat(monitor.device, line)) {
      print(monitor, `repeat: command "${wanted ?? ''}" not found in history`);
      return FAILED;
    }
    print(monitor, line);
    return (yield* monitor.run(line)) ?? DONE;
  },
};
