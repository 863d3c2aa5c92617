import type { ScpLab } from './scp-lab.ts';

/** Runs a command at R2 that asks nothing again and again, each time a step further; ends when it has come to its end. */
export function* everyStepOf(lab: ScpLab, command: string): Generator<number> {
  for (let steps = 0; ; steps++) {
    lab.type('', `⟦:type ${command}⟧`);
    lab.player.act({ kind: 'keys', text: '\r' });
    let done = 0;
    for (; done < steps && !lab.lab.reading('R2'); done++) lab.lab.step();
    if (done < steps) {
      lab.player.settle();
      return;
    }
    yield steps;
  }
}
