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

describe('settings that are damaged', () => {
  it.each([
    ['no JSON', '{"state":'],
    ['none', 'null'],
    ['a list', '[1]'],
    ['no state', '{"version":2}'],
    ['an empty state', '{"state":null,"version":2}'],
    ['another version', '{"state":null,"version":1}'],
    [
      'values of other kinds',
      '{"state":{"theme":"pink","fontSize":"huge","screenReader":1,"panels":null},"version":2}',
    ],
    ['sizes that are none', '{"state":{"fontSize":-5,"panels":{"quiz":7}},"version":2}'],
  ])('are as if there were none: %s', async (_, text) => {
    localStorage.setItem(NAME, text);
    const { theme, fontSize, screenReader, panels } = (await opened()).getState();
    expect({ theme, fontSize, screenReader, panels }).toEqual(usual);
  });

  it('lose no more than what is damaged', async () => {
    stored({ theme: 'dark', fontSize: 1e9, panels: { lab: { guide: 'wide', console: 60 }, quiz: null } });
    const { theme, fontSize, panels } = (await opened()).getState();
    expect({ theme, fontSize, panels }).toEqual({
      theme: 'dark',
      fontSize: undefined,
      panels: { lab: { console: 60 } },
    });
  });
});
