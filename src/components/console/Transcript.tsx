import { useEffect, useRef, useState } from 'react';
import { screenOf } from '../../store/screens.ts';
import { PlainText } from './plain-text.ts';

/** Lines shown; the whole log can be saved. */
const SHOWN = 500;
/** More new lines than this are counted instead of read out. */
const READ_OUT = 8;
/** Real milliseconds in which output is gathered before it is read out. */
const PAUSE = 400;

interface Text {
  /** Number of the first line shown. */
  readonly from: number;
  readonly lines: readonly string[];
  readonly current: string;
}

const textOf = ({ lines, current }: PlainText): Text => {
  const from = Math.max(0, lines.length - SHOWN);
  return { from, lines: lines.slice(from), current };
};

/** What a screen reader says about lines that came since line number `from`. */
export const announcement = (lines: readonly string[], current: string): string => {
  const said = lines.filter((line) => line.trim() !== '');
  const news = said.length > READ_OUT ? [`${said.length} lines`] : said;
  return [...news, current].filter((line) => line !== '').join('\n');
};

const readAll = (console: string): PlainText => {
  const reader = new PlainText();
  reader.write(screenOf(console).text);
  return reader;
};

/** A console's text as it grows, read out in portions that can be followed. */
function useText(console: string): { readonly text: Text; readonly news: string } {
  const [text, setText] = useState(() => textOf(readAll(console)));
  const [news, setNews] = useState('');
  useEffect(() => {
    const screen = screenOf(console);
    let reader = readAll(console);
    let told = reader.lines.length;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setText(textOf(reader));
        setNews(announcement(reader.lines.slice(told), reader.current));
        told = reader.lines.length;
      }, PAUSE);
    };
    const stop = screen.subscribe({
      write: (piece) => {
        reader.write(piece);
        later();
      },
      reset: () => {
        reader = readAll(console);
        told = reader.lines.length;
        later();
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [console]);
  return { text, news };
}

/** The console as plain text, for screen readers: lines to move through, news read out. */
export function Transcript({ console }: { readonly console: string }) {
  const { text, news } = useText(console);
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return (
    <div className="h-[clamp(4.5rem,25dvh,10rem)] shrink-0 border-t border-line bg-surface">
      <div
        role="log"
        aria-live="off"
        aria-label={`Text of the console of ${console}`}
        tabIndex={0}
        className="scroll-quiet h-full px-2.5 py-1.5 font-mono text-sm whitespace-pre-wrap"
      >
        {text.lines.map((line, index) => (
          <p key={text.from + index} className="min-h-[1lh]">
            {line}
          </p>
        ))}
        <p ref={end} className="min-h-[1lh]">
          {text.current}
        </p>
      </div>
      <p role="status" className="sr-only whitespace-pre-line">
        {news}
      </p>
    </div>
  );
}
