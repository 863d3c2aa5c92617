/** Hears what a console shows: pieces as they come, and everything anew when a rebuilt lab shows something else. */
interface ScreenListener {
  write(text: string): void;
  reset(text: string): void;
}

/** Everything one console has shown, byte for byte. Kept outside of React: output renders nothing. */
export interface Screen {
  readonly text: string;
  subscribe(listener: ScreenListener): () => void;
}

interface WritableScreen extends Screen {
  write(text: string): void;
  reset(text: string): void;
}

const newScreen = (): WritableScreen => {
  const listeners = new Set<ScreenListener>();
  let pieces: string[] = [];
  const screen: WritableScreen = {
    get text() {
      if (pieces.length > 1) pieces = [pieces.join('')];
      return pieces[0] ?? '';
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (text) => {
      pieces.push(text);
      for (const listener of listeners) listener.write(text);
    },
    reset: (text) => {
      const before = screen.text;
      if (text.startsWith(before)) return text === before ? undefined : screen.write(text.slice(before.length));
      pieces = [text];
      for (const listener of listeners) listener.reset(text);
    },
  };
  return screen;
};

const screens = new Map<string, WritableScreen>();

const writable = (console: string): WritableScreen => {
  const known = screens.get(console);
  if (known) return known;
  const made = newScreen();
  screens.set(console, made);
  return made;
};

/** The screen of a console by its name; empty until a lab shows something on it. */
export const screenOf = (console: string): Screen => writable(console);

export const writeScreen = (console: string, text: string): void => writable(console).write(text);

/** A lab was opened: its screens replace those of the one before. */
export function resetScreens(contents: readonly { readonly console: string; readonly text: string }[]): void {
  const given = new Map(contents.map(({ console, text }) => [console, text]));
  for (const console of new Set([...screens.keys(), ...given.keys()]))
    writable(console).reset(given.get(console) ?? '');
}
