/** As many of one printable ASCII letter as xterm measures at a time. */
const ONE_LETTER = /^([ -~])\1*$/;

/**
 * Has a terminal measure two letters of a screen instead of all: xterm asks the page for the width of each letter that it
 * draws first, and each answer is a layout. Where `i` and `W` are as wide, all of ASCII is.
 * @param terminal the element that xterm made
 */
export function measureEvenLetters(terminal: HTMLElement): void {
  const ruler = terminal.querySelector<HTMLElement>('.xterm-width-cache-measure-container > span');
  const measured = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetWidth')?.get;
  if (!ruler || !measured) return;
  const widthOf = (text: string): number => {
    ruler.textContent = text;
    return Number(measured.call(ruler));
  };
  /** Of each length, as long as nothing can have changed: the letters may be others, or of another size. */
  const even = new Map<number, boolean | number>();
  const evenWidth = (length: number): number | boolean => {
    const known = even.get(length);
    if (known !== undefined) return known;
    if (even.size === 0) queueMicrotask(() => even.clear());
    const width = widthOf('W'.repeat(length));
    const found = width === widthOf('i'.repeat(length)) && width;
    even.set(length, found);
    return found;
  };
  Object.defineProperty(ruler, 'offsetWidth', {
    get: () => {
      const text = ruler.textContent;
      const width = ONE_LETTER.test(text) && evenWidth(text.length);
      return typeof width === 'number' ? width : widthOf(text);
    },
  });
}
