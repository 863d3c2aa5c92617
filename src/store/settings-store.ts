import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly theme: Theme;
  /** Of the console, in pixels. */
  readonly fontSize: number;
  /** Output is announced and stands as text below the console. */
  readonly screenReader: boolean;
  /** Sizes of resized panels by the name of their group. */
  readonly panels: Readonly<Record<string, Readonly<Record<string, number>>>>;
  setTheme(theme: Theme): void;
  /** Larger with 1, smaller with -1. */
  changeFontSize(step: 1 | -1): void;
  setScreenReader(on: boolean): void;
  setPanels(group: string, sizes: Readonly<Record<string, number>>): void;
}

const FONT_SIZES = [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28] as const;
const DEFAULT_FONT_SIZE = 14;

/** The size next to this one; the same at the end of the scale. */
export const nextFontSize = (size: number, step: 1 | -1): number => {
  const at = FONT_SIZES.findIndex((one) => one >= size);
  const from = at < 0 ? FONT_SIZES.length - 1 : at;
  return FONT_SIZES[Math.min(Math.max(from + step, 0), FONT_SIZES.length - 1)] ?? size;
};

/** The browser's storage for preferences; where it is denied they last as long as the page. */
const storage = createJSONStorage<Pick<Settings, 'theme' | 'fontSize' | 'screenReader' | 'panels'>>(() => {
  const memory = new Map<string, string>();
  const tried = <T>(work: () => T, otherwise: () => T): T => {
    try {
      return work();
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (name) =>
      tried(
        () => localStorage.getItem(name),
        () => memory.get(name) ?? null,
      ),
    setItem: (name, value) =>
      tried(
        () => localStorage.setItem(name, value),
        () => void memory.set(name, value),
      ),
    removeItem: (name) =>
      tried(
        () => localStorage.removeItem(name),
        () => void memory.delete(name),
      ),
  };
});

/** What the reader chose, remembered on this device. */
export const settingsStore = createStore<Settings>()(
  persist(
    (set) => ({
      theme: 'system',
      fontSize: DEFAULT_FONT_SIZE,
      screenReader: false,
      panels: {},
      setTheme: (theme) => set({ theme }),
      changeFontSize: (step) => set(({ fontSize }) => ({ fontSize: nextFontSize(fontSize, step) })),
      setScreenReader: (screenReader) => set({ screenReader }),
      setPanels: (group, sizes) => set(({ panels }) => ({ panels: { ...panels, [group]: sizes } })),
    }),
    {
      name: 'bootset-settings',
      version: 1,
      storage,
      partialize: ({ theme, fontSize, screenReader, panels }) => ({ theme, fontSize, screenReader, panels }),
    },
  ),
);
