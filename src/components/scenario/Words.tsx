import { Fragment } from 'react';

const code = 'rounded-sm bg-hover px-1 py-px font-mono text-[0.88em] wrap-anywhere';

/** Every other piece is code. */
function Pieces({ pieces }: { readonly pieces: readonly string[] }) {
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      // biome-ignore lint: positions are the identity of parts of a text
      <Fragment key={at}>{piece}</Fragment>
    ) : (
      // biome-ignore lint: positions are the identity of parts of a text
      <code key={at} className={code}>
        {piece}
      </code>
    ),
  );
}

/** A sentence in which code stands between backticks; nothing else in it means anything. */
export const Words = ({ text }: { readonly text: string }) => <Pieces pieces={text.split(/`([^`]+)`/)} />;

const BETWEEN = /(; |, (?:and |or |then )?| and | or | then |\.$)/;
const COMMAND = /^(?:show|dir|more|verify|set|boot|confreg|secure|erase|copy|enable|disable|reload)(?: |$)/;
const PROSE = / (?:the|in|of|on|with|by|its) /;

/** Whether a part of a place to look is a command that could be typed. */
const typed = (part: string): boolean => COMMAND.test(part) && !PROSE.test(part);

/** A place to look at, plain text with commands in it: `show version, last line`. */
export const LookWords = ({ look }: { readonly look: string }) => (
  <Words
    text={look
      .split(BETWEEN)
      .map((part) => (typed(part) ? `\`${part}\`` : part))
      .join('')}
  />
);
