/**
 * What no console needs, and what makes a terminal do more than show: escapes other than those that move on the screen,
 * clear it and colour it, and control characters of eight bits, alone or in UTF-8.
 */
// oxlint-disable-next-line no-control-regex
const STEERS = /\x1b(?!\[[\d;]*[A-HJKfm])|\xc2[\x80-\x9f]|(?<![\x80-\xff])[\x80-\x9f]|\0/g;
// oxlint-disable-next-line no-control-regex
const BEGUN = /(?:\x1b(?:\[[\d;]{0,40})?|\xc2)$/;

/** Text for somebody's own terminal, as it comes: what strangers wrote cannot steer it. */
export function screenText(): (text: string) => string {
  let held = '';
  return (text) => {
    const all = held + text;
    held = BEGUN.exec(all)?.[0] ?? '';
    return all.slice(0, all.length - held.length).replace(STEERS, '');
  };
}
