// @vitest-environment happy-dom
import { browser } from '../../store/test-browser.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shareMoment } from '../../store/share.ts';
import { pointsSoFar } from '../../store/points.ts';
import { booted, forget, lab, SANDBOX, screen } from '../../store/test-lab.ts';
import { beginAnew } from './keep-address.ts';
import { parseRoute, resultHref } from './route.ts';
import { followRoute, visitStore } from './visit.ts';

const follow = (address: string): Promise<void> => followRoute(parseRoute(address));

async function typed(text: string): Promise<void> {
  const { inputs } = lab();
  lab().type('R1', text);
  await browser.until(() => lab().inputs > inputs && pointsSoFar().at(-1)?.label !== 'Exam began');
}

afterEach(async () => {
  await follow('#/');
  await forget();
  window.location.hash = '';
});

describe('an address', () => {
  it('of a lab opens it with its seed, and leaves it open when it is followed again', async () => {
    await follow('#/lab/sandbox-2911?seed=7');
    const { attempt, seed } = lab();
    expect([lab().scenario?.id, seed]).toEqual([SANDBOX.id, 7]);
    await typed('n');
    for (const same of ['#/lab/sandbox-2911', '#/lab/sandbox-2911?seed=7', `#/lab/sandbox-2911?attempt=${attempt}`]) {
      await follow(same);
      expect([lab().attempt, lab().inputs]).toEqual([attempt, 1]);
    }
    await follow('#/lab/sandbox-2911?seed=8');
    expect([lab().seed, lab().attempt === attempt]).toEqual([8, false]);
  });

  it('of a lab that is finished goes on with it; one that is tried again begins anew, and so says the address', async () => {
    await follow('#/lab/sandbox-2911?seed=7');
    await typed('n');
    const { attempt } = lab();
    lab().finish();
    await follow(resultHref(attempt ?? ''));
    await follow('#/lab/sandbox-2911');
    expect([lab().attempt, lab().inputs]).toEqual([attempt, 1]);
    await follow(resultHref(attempt ?? ''));
    await beginAnew();
    expect([lab().attempt === attempt, lab().inputs]).toEqual([false, 0]);
    expect(window.location.hash).toBe(`#/lab/sandbox-2911?attempt=${lab().attempt}`);
    await follow(window.location.hash);
    expect(lab().inputs).toBe(0);
  });

  it('of a quiz opens the quiz, not a lab of its name', async () => {
    await follow('#/quiz/image-resilience');
    expect([lab().source, lab().scenario?.quiz]).toEqual([{ kind: 'quiz', id: 'image-resilience' }, true]);
  });

  it('of any other page closes the lab', async () => {
    await follow('#/lab/sandbox-2911');
    await follow('#/about');
    expect(lab().status.kind).toBe('closed');
  });

  it('of an attempt that this browser does not have says so, until another is followed', async () => {
    await follow('#/lab/sandbox-2911?attempt=nobody');
    expect(visitStore.getState()).toEqual({ missing: 'nobody', damaged: false });
    await follow('#/lab/sandbox-2911');
    expect([visitStore.getState().missing, lab().status.kind]).toEqual([undefined, 'running']);
  });

  it('of a file that is gone, as after a reload, opens nothing', async () => {
    await follow('#/lab/file');
    expect(lab().status.kind).toBe('closed');
  });

  it('with a moment opens it, and is that of the new attempt then', async () => {
    await booted({ seed: 3 });
    await typed('no');
    const shared = await shareMoment();
    const shown = screen();
    await lab().close();
    await follow(shared?.kind === 'link' ? shared.hash : '');
    expect([lab().seed, screen()]).toEqual([3, shown]);
    expect(window.location.hash).toBe(`#/lab/sandbox-2911?attempt=${lab().attempt}`);
  });

  it('that is damaged says so, with no lab open', async () => {
    await booted();
    for (const address of ['#/lab/sandbox-2911?j=abc', '#s=1.abc']) {
      await follow(address);
      expect([visitStore.getState().damaged, lab().status.kind]).toEqual([true, 'closed']);
    }
  });
});

describe('a result', () => {
  it('is looked at while time stands still, which goes on as fast as before', async () => {
    await booted();
    lab().setSpeed(4);
    await typed('n');
    await follow(resultHref(lab().attempt ?? ''));
    expect(lab().speed).toBe(0);
    await follow(resultHref(lab().attempt ?? ''));
    await follow(`#/lab/sandbox-2911`);
    expect(lab().speed).toBe(4);
  });

  it('is of the attempt in its address, be another open or none', async () => {
    await booted({ seed: 1 });
    await typed('n');
    const { attempt = '' } = lab();
    await booted({ seed: 2 });
    await follow(resultHref(attempt));
    expect([lab().attempt, lab().seed, lab().speed]).toEqual([attempt, 1, 0]);
    await lab().close();
    await follow(resultHref('nobody'));
    expect(visitStore.getState().missing).toBe('nobody');
  });

  it('is all that there is of an exam that is over', async () => {
    await follow('#/lab/sandbox-2911?exam=1&minutes=5');
    expect(lab().exam).toEqual({ minutes: 5 });
    await typed('n');
    const { attempt = '' } = lab();
    await follow('#/');
    vi.setSystemTime(Date.now() + 6 * 60_000);
    await follow('#/lab/sandbox-2911?exam=1&minutes=5');
    expect(window.location.hash).toBe(resultHref(attempt));
    expect([lab().attempt, lab().finishedAt]).toEqual([attempt, lab().examEnds]);
  });
});
