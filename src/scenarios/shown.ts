/** Characters of a text of somebody else's that a message repeats. */
const MOST = 60;

/** Signs that nobody sees, and that turn what stands around them or steer a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text with the signs that nobody sees written out. */
export const harmless = (text: string): string =>
  text.replace(UNSEEN, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

/** The beginning of a text, as a message may repeat it. */
export const shown = (text: string): string => harmless(text.length > MOST ? `${text.slice(0, MOST)}...` : text);
