import { createStore } from 'zustand/vanilla';

type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly theme: Theme;
  /** Of the console, in pixels; undefined until the reader chooses one. */
  readonly fontSize: number | undefined;
  /** Output is announced and stands as text below the console. */
  readonly screenReader: boolean;
  /** Sizes of resized panels by the name of their group. */
  readonly panels: Readonly<Record<string, Readonly<Record<string, number>>>>;
  setTheme(theme: Theme): void;
  setFontSize(fontSize: number): void;
  setScreenReader(on: boolean): void;
  setPanels(group: string, sizes: Readonly<Record<string, number>>): void;
}

const FONT_SIZES = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28] as const;
/** Stood for no choice in the first version of these settings. */
const NOT_CHOSEN = 14;

/** The size next to this one; the same at the end of the scale. */
export const nextFontSize = (size: number, step: 1 | -1): number => {
  const at = FONT_SIZES.findIndex((one) => one >= size);
  const from = at < 0 ? FONT_SIZES.length - 1 : at;
  return FONT_SIZES[Math.min(Math.max(from + step, 0), FONT_SIZES.length - 1)] ?? size;
};

type Kept = Pick<Settings, 'theme' | 'fontSize' | 'screenReader' | 'panels'>;

/** The first version of the settings had a size before anybody chose one. */
export const withoutUsualSize = <T extends Partial<Kept>>(stored: T): T =>
  stored.fontSize === NOT_CHOSEN ? { ...stored, fontSize: undefined } : stored;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Values of an object that pass, under their names. */
const passing = <T>(stored: unknown, passes: (value: unknown) => value is T): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(isObject(stored) ? stored : {}).filter((entry): entry is [string, T] => passes(entry[1])),
  );

const themes: readonly unknown[] = ['system', 'light', 'dark'] satisfies Theme[];
const isTheme = (value: unknown): value is Theme => themes.includes(value);
const isSize = (value: unknown): value is number => FONT_SIZES.some((one) => one === value);
const isShare = (value: unknown): value is number => typeof value === 'number';

/** What is left of stored settings when everything that is none is taken away: they may be anybody's. */
const sound = ({
  theme,
  fontSize,
  screenReader,
  panels,
}: { readonly [name in keyof Kept]?: unknown }): Partial<Kept> => ({
  ...(isTheme(theme) && { theme }),
  ...(isSize(fontSize) && { fontSize }),
  screenReader: screenReader === true,
  panels: Object.fromEntries(
    Object.entries(passing(panels, isObject)).map(([group, sizes]) => [group, passing(sizes, isShare)]),
  ),
});

/** What they are stored as. 2: no size of letters where nobody chose one. */
const NAME = 'bootset-settings';
const VERSION = 2;

/** What this device remembers; nothing where its storage is denied or holds something else. */
function remembered(): Partial<Kept> {
  try {
    const { state, version } = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Readonly<Record<string, unknown>>;
    if (!isObject(state)) return {};
    const kept = sound(state);
    return typeof version === 'number' && version !== VERSION ? withoutUsualSize(kept) : kept;
  } catch {
    return {};
  }
}

/** Remembers them; where that is denied they last as long as the page. */
function remember({ theme, fontSize, screenReader, panels }: Kept): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ state: { theme, fontSize, screenReader, panels }, version: VERSION }));
  } catch {
    // denied, or full
  }
}

/** What the reader chose, remembered on this device. */
export const settingsStore = createStore<Settings>()((set) => ({
  theme: 'system',
  fontSize: undefined,
  screenReader: false,
  panels: {},
  ...remembered(),
  setTheme: (theme) => set({ theme }),
  setFontSize: (fontSize) => set({ fontSize }),
  setScreenReader: (screenReader) => set({ screenReader }),
  setPanels: (group, sizes) => set(({ panels }) => ({ panels: { ...panels, [group]: sizes } })),
}));
settingsStore.subscribe(remember);
