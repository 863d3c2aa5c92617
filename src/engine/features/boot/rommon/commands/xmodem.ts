import { on } from '../../../../kernel/io.ts';
import { FAILED, print, yes, type MonitorCommand } from '../monitor.ts';

const usage = [
  'usage: xmodem [-cyrx] <destination filename>',
  '  -c: CRC-16',
  '  -y: ymodem-batch protocol',
  '  -r: copy image to dram for launch',
  '  -x: do not launch on download completion',
].join('\n');

/** How long the receiver calls for a sender, and how often. */
const CALL = 3000;
const CALLS = 20;

export const xmodem: MonitorCommand = {
  name: 'xmodem',
  help: 'x/ymodem image download',
  usage,
  options: 'cyrx',
  words: 1,
  *run(monitor, [name]) {
    if (name === undefined) {
      print(monitor, usage);
      return FAILED;
    }
    print(
      monitor,
      '',
      'Do not start the sending program yet...',
      'Invoke this application only for disaster recovery.',
    );
    if (!(yield* yes(monitor, 'Do you wish to continue?'))) return FAILED;
    print(monitor, `Ready to receive file ${name} ...`);
    for (let calls = 0; calls < CALLS; calls++) {
      yield* on(monitor.device.clock.after(CALL));
      monitor.device.console.write('C');
    }
    print(monitor, '', 'xmodem: no sender, download aborted');
    return FAILED;
  },
};
