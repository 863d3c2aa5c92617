// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const NAME = 'bootset-settings';

/** The settings as the page finds them when it is opened. */
async function opened() {
  vi.resetModules();
  return (await import('./settings-store.ts')).settingsStore;
}

const stored = (state: object, version = 2): void => localStorage.setItem(NAME, JSON.stringify({ state, version }));

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

const usual = { theme: 'system', fontSize: undefined, screenReader: false, panels: {} } as const;

describe('what the reader chose', () => {
  it('is there when the page is opened again', async () => {
    const first = (await opened()).getState();
    expect(first).toMatchObject(usual);
    first.setTheme('dark');
    first.setFontSize(18);
    first.setScreenReader(true);
    first.setPanels('lab', { guide: 40, console: 60 });
    first.setPanels('quiz', { router: 30 });
    expect((await opened()).getState()).toMatchObject({
      theme: 'dark',
      fontSize: 18,
      screenReader: true,
      panels: { lab: { guide: 40, console: 60 }, quiz: { router: 30 } },
    });
  });

  it('of the first version is taken over, but for a size that nobody chose', async () => {
    stored({ ...usual, theme: 'light', fontSize: 14 }, 1);
    expect((await opened()).getState()).toMatchObject({ theme: 'light', fontSize: undefined });
    stored({ ...usual, fontSize: 20 }, 1);
    expect((await opened()).getState().fontSize).toBe(20);
  });

  it('lasts as long as the page where the browser stores nothing', async () => {
    const denied = (): never => {
      throw new DOMException('Denied by the test', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: denied, setItem: denied, removeItem: denied });
    const store = await opened();
    store.getState().setTheme('dark');
    expect(store.getState().theme).toBe('dark');
  });
});
