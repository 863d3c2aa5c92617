import { applyConfig } from '../../../cli/config-reader.ts';
import { removalOf, seriesOf } from '../../../cli/running-config.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { spend } from '../../../kernel/work.ts';
import { logged, type Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { runningConfigText } from '../configuration/api.ts';
import { changesBetween, respelled } from './diff.ts';
import { configReplaced } from './messages.ts';

const PASSES = 5;
/** Virtual time one pass over a configuration takes (ours). */
const PASS_TIME = 400;

interface Options {
  /** Heading of the lines of a pass; absent: they are not listed. */
  readonly listed?: '!List of Commands:' | '!List of Rollback Commands:' | false;
  /** Others may configure meanwhile. */
  readonly nolock?: true | undefined;
  /** Lines that differ in case only are equal. */
  readonly ignorecase?: true | undefined;
  /** The first line that is refused ends it. */
  readonly strict?: true | undefined;
}

const STARS = '********\n';
const block = (lines: readonly string[]): string => `${STARS}${lines.map((l) => `${l}\n`).join('')}${STARS}`;

/**
 * Applies differences to the running configuration until it says what the target says; reports on the line. Whether
 * nothing differs any more.
 */
export function* replaceRunning(
  device: Device,
  line: TerminalLine,
  target: string,
  { listed, nolock, ignorecase, strict }: Options,
): Io<boolean> {
  if (!nolock) device.hook(logged, { severity: 6, text: 'Rollback:Acquired Configuration lock.' });
  const preset = runningConfigText(device.unconfigured());
  const differences = (): readonly string[] => {
    const running = runningConfigText(device);
    const wanted = ignorecase ? respelled(target, running) : target;
    spend(running.length + wanted.length);
    return changesBetween(running, wanted, preset, {
      removal: (one, header) => removalOf(device, one, header),
      series: (one, header) => seriesOf(device, one, header),
    });
  };
  let refused: readonly string[] = [];
  let script = differences();
  let passes = 0;
  for (; script.length > 0 && passes < PASSES; script = differences()) {
    passes++;
    if (listed) line.write(`!Pass ${passes}\n\n${listed}\n${script.join('\n')}\nend\n\n`);
    yield* on(device.clock.after(PASS_TIME));
    const failed = yield* applyConfig(device, line, script.join('\n'), 'configure replace', true, strict);
    refused = failed.map((r) => r.line);
    if (!strict || refused[0] === undefined) continue;
    line.write(`Failed to apply command ${refused[0]}\nAborting Rollback.\n`);
    return false;
  }
  line.write(script.length === 0 ? done(passes) : aborted(script, refused));
  device.log(configReplaced);
  return script.length === 0;
}

const done = (passes: number): string => `Total number of passes: ${passes}\nRollback Done\n\n`;

function aborted(script: readonly string[], refused: readonly string[]): string {
  const last = block(['!List of Rollback Commands:', ...script, 'end']);
  const failed =
    refused.length > 0 ? `The following commands are failed to apply to the IOS image.\n${block(refused)}` : '';
  return `The rollback configlet from the last pass is listed below:\n${last}\n\nRollback aborted after ${PASSES} passes\n${failed}`;
}
