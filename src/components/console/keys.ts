/** What the terminal needs to know of a key press. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/** Who gets a key: the device as the terminal sends it, the device as this text, the browser, or the page. */
export type KeyUse =
  | { readonly kind: 'terminal' }
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'browser' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'search' };

/** Ctrl-Shift-6, the escape character of IOS. */
export const ESCAPE_CHARACTER = '\x1e';

const terminal: KeyUse = { kind: 'terminal' };
const browser: KeyUse = { kind: 'browser' };

/** The key that carries 6 or ^ on layouts where both are not one; on some it is a dead key and has no name. */
const isEscapeCharacter = ({ key, code, shiftKey }: KeyPress): boolean =>
  key === '^' ||
  (code === 'Digit6' && shiftKey) ||
  (key === 'Dead' && (code === 'BracketLeft' || code === 'Backquote'));

const withControl = (press: KeyPress, selected: boolean): KeyUse => {
  const key = press.key.toLowerCase();
  if (isEscapeCharacter(press)) return { kind: 'send', text: ESCAPE_CHARACTER };
  if (key === 'c' && (selected || press.shiftKey)) return { kind: 'copy' };
  if (key === 'f' && press.shiftKey) return { kind: 'search' };
  if (key === 'insert') return { kind: 'copy' };
  if (key === 'v' || press.shiftKey || ['+', '-', '=', '0', 'tab'].includes(key)) return browser;
  return terminal;
};

/**
 * Decides about a key pressed in the terminal. Tab completes commands there; Shift+Tab and the function keys stay
 * with the page, so that nobody is trapped.
 * @param selected whether text is selected: then Ctrl-C copies it
 */
export function keyUse(press: KeyPress, selected: boolean): KeyUse {
  const { key, ctrlKey, shiftKey, altKey, metaKey } = press;
  if (key === 'Tab' && (shiftKey || altKey)) return browser;
  if (/^F\d+$/.test(key) || metaKey) return browser;
  if (ctrlKey && !altKey) return withControl(press, selected);
  if (shiftKey && key === 'Insert') return browser;
  return terminal;
}
