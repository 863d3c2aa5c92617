// @vitest-environment happy-dom
import { BORN, browser } from './test-browser.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressOf, useProgress } from './progress.ts';
import { shareMoment } from './share.ts';
import { takesNothing } from './takes-nothing.ts';
import { booted, enter, forget, lab, SANDBOX, screen } from './test-lab.ts';

const MINUTE = 60_000;

beforeEach(() => void vi.setSystemTime(BORN));
afterEach(forget);

/** Real minutes go by, all at once: a page that sleeps is late. */
const late = (minutes: number): void => void vi.setSystemTime(Date.now() + minutes * MINUTE);

async function typed(text: string): Promise<void> {
  await browser.until(() => !lab().exam || lab().inputs > 0); // the first says that it is one
  const { inputs } = lab();
  lab().type('R1', text);
  await browser.until(() => lab().inputs === inputs + 1);
}

describe('an exam', () => {
  it('has an end, and no way back', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    expect([lab().exam, lab().examEnds, lab().examOver]).toEqual([{ minutes: 30 }, BORN + 30 * MINUTE, false]);
    await typed('no\r');
    const shown = screen();
    const { inputs, attempt } = lab();
    expect(lab().canUndo).toBe(false);
    await lab().undo();
    await lab().look(1);
    await lab().continueFrom(1);
    expect([lab().past, lab().inputs, lab().attempt]).toEqual([undefined, inputs, attempt]);
    expect(screen().startsWith(shown)).toBe(true);
  });

  it('is shared with nobody', async () => {
    await booted({ seed: 1, exam: {} });
    await typed('no\r');
    expect(lab().moment()).toBeUndefined();
    expect(await shareMoment()).toBeUndefined();
  });

  it('has no end without a limit', async () => {
    await booted({ seed: 1, exam: {} });
    late(10_000);
    lab().endExam();
    expect([lab().examEnds, lab().examOver, lab().finishedAt]).toEqual([undefined, false, undefined]);
    await typed('no\r');
  });

  it('is over when its time is: it takes nothing more, and was handed in then, however late the page hears', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    await typed('n');
    late(29);
    lab().endExam();
    expect([lab().examOver, lab().finishedAt]).toEqual([false, undefined]);
    late(5);
    lab().endExam();
    expect([lab().examOver, takesNothing(lab()), lab().finishedAt]).toEqual([true, true, BORN + 30 * MINUTE]);
    const before = screen();
    const { inputs } = lab();
    lab().type('R1', 'o');
    await browser.pass(500);
    expect([screen(), lab().inputs]).toEqual([before, inputs]);
    const result: unknown = JSON.parse(await lab().resultFile());
    expect(result).toMatchObject({ finishedAt: new Date(BORN + 30 * MINUTE).toISOString() });
  });

  it('takes no key after its end although nobody said that it is over', async () => {
    await booted({ seed: 1, exam: { minutes: 1 } });
    const before = screen();
    late(1);
    lab().type('R1', 'n');
    await browser.pass(500);
    expect(screen()).toBe(before);
  });

  it('is handed in once, before its end', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    await typed('no\r');
    late(3);
    lab().finish();
    const { finishedAt = 0 } = lab();
    expect([lab().examOver, finishedAt >= BORN + 3 * MINUTE, finishedAt < BORN + 4 * MINUTE]).toEqual([
      true,
      true,
      true,
    ]);
    late(3);
    lab().finish();
    expect(lab().finishedAt).toBe(finishedAt);
  });

  it('is taken once: opened again it is the same one, over when it is', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    await typed('n');
    const { attempt } = lab();
    await lab().close();
    await lab().open(SANDBOX, { exam: { minutes: 60 } });
    expect([lab().attempt, lab().examEnds, lab().examOver]).toEqual([attempt, BORN + 30 * MINUTE, false]);
    await lab().close();
    late(31);
    await lab().open(SANDBOX, { exam: { minutes: 30 } });
    expect([lab().attempt, lab().examOver, takesNothing(lab())]).toEqual([attempt, true, true]);
  });

  it('is beside the attempts at the same lab, which go on by themselves', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    await typed('n');
    const { attempt: exam = '' } = lab();
    await booted({ seed: 1 });
    expect([lab().attempt === exam, lab().exam, lab().examEnds]).toEqual([false, undefined, undefined]);
    await typed('no\r');
    const { attempt: practice } = lab();
    await lab().close();
    await useProgress.getState().refresh();
    const { attempts, readAt } = useProgress.getState();
    const progress = progressOf(attempts, SANDBOX.id, readAt);
    expect(progress?.exam).toEqual({ attempt: exam, over: false });
    expect(progress?.unfinished?.id).toBe(practice);
    await lab().open(SANDBOX);
    expect(lab().attempt).toBe(practice);
    await lab().open(SANDBOX, { exam: { minutes: 30 } });
    expect(lab().attempt).toBe(exam);
  });

  it('goes on after its engine broke, with the same end', async () => {
    await booted({ seed: 1, exam: { minutes: 30 } });
    browser.kill();
    await browser.until(() => lab().status.kind === 'running');
    expect([lab().exam, lab().examEnds]).toEqual([{ minutes: 30 }, BORN + 30 * MINUTE]);
    lab().type('R1', 'no\r');
    lab().skip();
    await browser.until(() => screen().includes('Press RETURN'));
    lab().type('R1', '\r');
    await enter('', 'Router>');
    expect(lab().canUndo).toBe(false);
  });
});
