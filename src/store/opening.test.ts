// @vitest-environment happy-dom
import { BORN, browser } from './test-browser.ts';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Opened } from '../bridge/protocol.ts';
import type { Moment } from '../engine/index.ts';
import { journals } from './journals.ts';
import { labStore } from './lab-store.ts';
import { pointsSoFar } from './points.ts';
import { atPrompt, booted, enter, forget, lab, SANDBOX, screen, shows } from './test-lab.ts';

afterEach(async () => {
  browser.failToFetch();
  browser.allowEngines(true);
  await forget();
});

const file = (text: string) => ({ kind: 'file', name: 'mine.yaml', text }) as const;

const BROUGHT = `format: bootset-lab
version: 1
id: mine
title: Mine
summary: Mine
level: beginner
minutes: 5
kind: free
topics: [mine]
objectives: [Look]
lab:
  devices:
    - name: R1
      platform: c2911
      startup: "hostname Mine\\nabracadabra 5"
      files: [{path: "flash0:image", image: c2900-universalk9-mz.SPA.154-3.M.bin}]
`;

describe('a lab that is opened', () => {
  it('is shown with its devices, the console of the first in front', async () => {
    await lab().open({ kind: 'catalogue', id: 'sandbox-pair' }, { seed: 1 });
    const { status, scenario, consoles, devices, activeConsole, canUndo, replayed, startedAt } = lab();
    expect(status).toEqual({ kind: 'running' });
    expect(scenario?.id).toBe('sandbox-pair');
    expect(consoles).toEqual(['R1', 'R2']);
    expect(devices.map(({ name }) => name)).toEqual(['R1', 'R2']);
    expect([activeConsole, canUndo, replayed, startedAt]).toEqual(['R1', false, 'new', BORN]);
  });

  it('prints and takes keys as time goes by', async () => {
    await booted();
    const before = screen();
    lab().type('R1', 'no\r');
    lab().skip();
    await browser.until(() => screen().includes('Press RETURN to get started'));
    expect(screen().startsWith(`${before}no\r\n`)).toBe(true);
    expect([lab().canUndo, lab().inputs]).toEqual([true, 1]);
  });

  it('goes as fast as it is told', async () => {
    await lab().open(SANDBOX, { seed: 1 });
    const reached = async (): Promise<number> => {
      await browser.pass(500);
      const { now } = lab();
      await browser.pass(2000);
      return lab().now - now;
    };
    const usual = await reached();
    expect(usual).toBeGreaterThan(1900);
    lab().setSpeed(4);
    expect(await reached()).toBeGreaterThan(3.8 * usual);
    lab().setSpeed(0);
    expect(await reached()).toBe(0);
    expect(lab().speed).toBe(0);
  });

  it('has keys on it that reach its devices besides their consoles', async () => {
    await lab().open(SANDBOX, { seed: 1 });
    const slots = lab().devices[0]?.slots ?? [];
    const slot = slots[0]?.slot ?? '';
    lab().plug('R1', slot, !slots[0]?.inserted);
    lab().terminalSpeed('R1', 115_200);
    lab().power('R1', false);
    await browser.until(() => lab().devices[0]?.phase === 'off');
    const [device] = lab().devices;
    expect([device?.phase, device?.baud, device?.slots[0]?.inserted]).toEqual(['off', 115_200, !slots[0]?.inserted]);
    expect(pointsSoFar().map(({ label }) => label)).toEqual([
      `${slots[0]?.inserted ? 'Pulled' : 'Plugged'} ${slot}`,
      'Terminal at 115200 baud',
      'Power off',
    ]);
  });

  it('has Break on its console, and a button that makes a device what it was', async () => {
    await lab().open(SANDBOX, { seed: 1 });
    lab().power('R1', false);
    lab().power('R1', true);
    const { length } = screen();
    await browser.until(() => screen().includes('Technical Support', length));
    lab().sendBreak('R1');
    await shows('rommon 1 > ');
    lab().setSpeed('jump');
    lab().resetDevice('R1');
    await shows('initial configuration dialog? [yes/no]: ');
    expect(screen()).toContain('rommon 1 > ');
  });

  it('has a command typed for the learner, who presses Enter or has it pressed', async () => {
    await atPrompt();
    const { focusRequests } = lab();
    lab().typeCommand(undefined, 'show clock');
    await shows('Router>show clock');
    expect(lab().focusRequests).toBe(focusRequests + 1);
    lab().typeCommand('R9', '', true);
    expect(lab().activeConsole).toBe('R1');
    await browser.until(() => /UTC .*\r\nRouter>$/.test(screen()));
    lab().typeCommand(undefined, 'enable\nconfigure terminal', true);
    await shows('Router(config)#');
    expect(pointsSoFar().at(-1)?.label).toBe('Pasted 2 lines');
  });

  it('has the console in front that was chosen', async () => {
    await lab().open({ kind: 'catalogue', id: 'sandbox-pair' }, { seed: 1 });
    lab().selectConsole('R2');
    expect(lab().activeConsole).toBe('R2');
    lab().focusConsole();
    expect(lab().activeConsole).toBe('R2');
    lab().focusConsole('R1');
    expect(lab().activeConsole).toBe('R1');
  });

  it('says which startup lines of a brought one its devices did not understand, until that was read', async () => {
    await lab().open(file(BROUGHT), { seed: 1 });
    expect(lab().unread).toEqual([{ device: 'R1', line: 'abracadabra 5' }]);
    lab().dismissUnread();
    expect(lab().unread).toEqual([]);
  });

  it('is not shown any more once another is wanted, whichever comes first', async () => {
    const first = lab().open(SANDBOX, { seed: 1 });
    const second = lab().open({ kind: 'catalogue', id: 'sandbox-1941' }, { seed: 2 });
    await Promise.all([first, second]);
    await browser.pass(500);
    expect([lab().scenario?.id, lab().seed, lab().status.kind]).toEqual(['sandbox-1941', 2, 'running']);
    expect(screen()).not.toContain('2911');
  });

  it('leaves nothing of itself when it is closed', async () => {
    await booted();
    await lab().close();
    const { status, scenario, attempt, consoles, devices, inputs } = lab();
    expect([status.kind, scenario, attempt, consoles, devices, inputs]).toEqual([
      'closed',
      undefined,
      undefined,
      [],
      [],
      0,
    ]);
    expect(lab().journal()).toBeUndefined();
  });
});

describe('a new lab of which it is known what it shows first', () => {
  const PAIR = { kind: 'catalogue', id: 'sandbox-pair' } as const;

  /** What it shows, as its engine says. */
  const truth = async () => {
    await lab().open(PAIR, { seed: 1 });
    const screens = lab().consoles.map((console) => ({ console, text: screen(console) }));
    await forget();
    return screens;
  };

  /** The page's first script has asked for what a lab shows. */
  const shipped = (screens: Opened['screens'] | undefined, { id }: { readonly id: string } = PAIR): void => {
    Object.assign(window, { bootsetEngine: { lab: id, seed: 1, screens: Promise.resolve(screens) } });
  };
  afterEach(() => Reflect.deleteProperty(window, 'bootsetEngine'));

  /** Texts of the front console, in the order in which they were shown. */
  const watched = (): string[] => {
    const shown: string[] = [];
    onTestFinished(
      labStore.subscribe(({ status, activeConsole }) => {
        if (activeConsole !== undefined) shown.push(`${status.kind}: ${screen(activeConsole)}`);
      }),
    );
    return shown;
  };

  it('shows that before it is open, and takes what is typed then first', async () => {
    const screens = await truth();
    const { text = '' } = screens[0] ?? {};
    shipped(screens);
    const shown = watched();
    const stop = labStore.subscribe(({ activeConsole }) => {
      if (activeConsole === undefined) return;
      stop();
      for (const key of 'no') lab().type('R1', key);
    });
    await lab().open(PAIR, { seed: 1 });
    expect(shown[0]).toBe(`opening: ${text}`);
    expect(lab().consoles).toEqual(['R1', 'R2']);
    await shows(`${text}no`);
    expect(pointsSoFar().length).toBe(1);
    expect([lab().status.kind, lab().inputs, lab().seed]).toEqual(['running', 2, 1]);
  });

  it('shows what is true in place of what is not', async () => {
    const screens = await truth();
    shipped([{ console: 'R1', text: 'Something else' }]);
    const shown = watched();
    await lab().open(PAIR, { seed: 1 });
    expect(shown[0]).toBe('opening: Something else');
    expect(screen('R1')).toBe(screens[0]?.text);
  });

  it.each([
    ['another seed', { seed: 2 }],
    ['an exam', { seed: 1, exam: {} }],
    ['what somebody did before', { seed: 1, beginning: { entries: [], until: 0 as Moment } }],
  ])('says nothing of %s', async (_, options) => {
    shipped([{ console: 'R1', text: 'Something else' }]);
    const shown = watched();
    await lab().open(PAIR, options);
    await browser.settle();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.join()).not.toContain('Something else');
  });

  it('says nothing of an attempt that is gone on with', async () => {
    await booted();
    lab().type('R1', 'n');
    await browser.until(() => lab().inputs === 1);
    await lab().close();
    shipped([{ console: 'R1', text: 'Something else' }], SANDBOX);
    const shown = watched();
    await lab().open(SANDBOX, { seed: 1 });
    expect(lab().inputs).toBe(1);
    expect(shown.join()).not.toContain('Something else');
  });

  it('is opened as any other where that did not come', async () => {
    shipped(undefined);
    await lab().open(PAIR, { seed: 1 });
    expect([lab().status.kind, lab().consoles]).toEqual(['running', ['R1', 'R2']]);
  });

  it('takes nothing of what was typed in it along when another is opened', async () => {
    shipped(await truth());
    const opening = lab().open(PAIR, { seed: 1 });
    await browser.until(() => lab().consoles.length > 0);
    lab().type('R1', 'no');
    await Promise.all([opening, lab().open(SANDBOX, { seed: 3 })]);
    await browser.pass(500);
    expect([lab().scenario?.id, lab().inputs, screen().endsWith('no')]).toEqual([SANDBOX.id, 0, false]);
  });
});

describe('a lab that cannot be opened', () => {
  it('says where its file is wrong', async () => {
    await lab().open(file(BROUGHT.replace('minutes: 5', 'minutes: soon')));
    const { status } = lab();
    expect(status).toMatchObject({ kind: 'refused', problems: [{ file: 'mine.yaml', line: 7, column: 10 }] });
    expect(lab().attempt).toBeUndefined();
    expect(await journals.records()).toEqual([]);
  });

  it('says that there is none of its name, also of one that every object has', async () => {
    for (const id of ['sandbox-0000', 'constructor', '__proto__']) {
      await lab().open({ kind: 'catalogue', id });
      expect(lab().status.kind).toBe('refused');
    }
  });

  it('tells the page of a part that did not come, as of its own', async () => {
    const missed = vi.fn();
    window.addEventListener('vite:preloadError', missed);
    browser.failToFetch('Failed to fetch dynamically imported module: http://x/assets/marks-1.js');
    await lab().open(SANDBOX, { seed: 1 });
    await browser.settle();
    window.removeEventListener('vite:preloadError', missed);
    expect(lab().status.kind).toBe('failed');
    expect(missed).toHaveBeenCalled();
  });

  it('says that the browser starts no engine, and is opened when it does', async () => {
    browser.allowEngines(false);
    await booted();
    browser.kill();
    await browser.until(() => lab().status.kind === 'failed');
    expect(lab().status).toMatchObject({ message: expect.stringContaining('a web worker') });
    browser.allowEngines(true);
    await booted({ seed: 1, fresh: true });
    expect(lab().status.kind).toBe('running');
  });
});

describe('an engine that breaks', () => {
  it('is replaced: the screen is as it was, and what is typed meanwhile arrives', async () => {
    await booted();
    const before = screen();
    browser.kill();
    expect(lab().status.kind).toBe('recovering');
    lab().type('R1', 'no');
    await browser.until(() => lab().status.kind === 'running');
    await shows(`${before.slice(-20)}no`);
    expect(screen()).toBe(`${before}no`);
  });

  it('again and again is not started any more, and what was done can be saved', async () => {
    await booted();
    for (let deaths = 0; deaths < 5; deaths++) {
      browser.kill();
      await browser.settle();
    }
    expect(lab().status).toEqual({ kind: 'failed', message: 'killed by the test' });
    expect(lab().journal()?.scenario).toBe(SANDBOX.id);
  });
});

describe('the attempt that a lab goes on with', () => {
  it('is the latest of its own that is not finished, with the screen of before', async () => {
    await booted();
    lab().type('R1', 'n');
    await browser.pass(100);
    const { attempt } = lab();
    const before = screen();
    await lab().close();
    await lab().open(SANDBOX);
    expect([lab().attempt, lab().replayed, screen()]).toEqual([attempt, 'same', before]);
    lab().finish();
    expect(lab().finishedAt).toBe(Date.now());
    await lab().close();
    await lab().open(SANDBOX, { seed: 1 });
    expect([lab().attempt === attempt, lab().replayed, lab().finishedAt]).toEqual([false, 'new', undefined]);
  });

  it('is a new one of another seed, and when it is to begin anew', async () => {
    await booted();
    lab().type('R1', 'n');
    await browser.pass(100);
    const { attempt: first } = lab();
    await lab().open(SANDBOX, { seed: 2 });
    const { attempt: second } = lab();
    await lab().open(SANDBOX, { seed: 1, fresh: true });
    const { attempt: third } = lab();
    expect(new Set([first, second, third]).size).toBe(3);
    await lab().open(SANDBOX, { seed: 2 });
    expect(lab().attempt).toBe(second);
  });

  it('is found by its id, and it is said when there is none', async () => {
    await booted();
    lab().type('R1', 'no\r');
    await browser.pass(100);
    const { attempt = '' } = lab();
    await lab().close();
    expect(await lab().resume('nobody')).toBe(false);
    expect(lab().status.kind).toBe('closed');
    expect(await lab().resume(attempt)).toBe(true);
    expect([lab().attempt, lab().inputs]).toEqual([attempt, 1]);
  });

  it('stays as an earlier one when the lab begins again, with the same seed', async () => {
    await booted({ seed: 5 });
    lab().type('R1', 'no\r');
    await browser.pass(100);
    const { attempt } = lab();
    await lab().resetLab();
    expect([lab().seed, lab().inputs, lab().attempt === attempt]).toEqual([5, 0, false]);
    expect((await journals.records()).map(({ id }) => id)).toContain(attempt);
  });

  it('counts the time in which it was open', async () => {
    await booted();
    const spent = lab().spent();
    await browser.pass(3000);
    expect(lab().spent() - spent).toBe(3000);
  });
});

describe('undo', () => {
  it('takes the last line back, to the screen before its first key', async () => {
    await atPrompt();
    const before = screen();
    await enter('enable', 'Router#');
    expect(lab().inputs).toBe(3);
    await lab().undo();
    expect([screen(), lab().inputs, lab().status.kind]).toEqual([before, 2, 'running']);
    await enter('show clock', 'Router>');
  });

  it('has nothing to take back in the end, and says so', async () => {
    await booted();
    const before = screen();
    lab().type('R1', 'no\r');
    await browser.pass(200);
    await lab().undo();
    expect([lab().canUndo, lab().inputs, screen()]).toEqual([false, 0, before]);
    await lab().undo();
    expect(screen()).toBe(before);
  });
});
