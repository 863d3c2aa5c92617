import { clsx } from 'clsx';
import { useLab } from '../../store/lab.ts';
import { formatClock } from '../lab/format-time.ts';
import type { LogLine, Remark } from './log.ts';

const sign: Readonly<Record<Remark['kind'], string>> = { done: '✓', failed: '✕', reopened: '↺', act: '›' };
const word: Readonly<Record<Remark['kind'], string>> = {
  done: 'Done: ',
  failed: 'Failed: ',
  reopened: 'Open again: ',
  act: '',
};
const colour: Readonly<Record<Remark['kind'], string>> = {
  done: 'text-accent-strong',
  failed: 'text-danger',
  reopened: 'text-warn',
  act: 'text-ink-2',
};

function Note({ remark: { kind, text, at } }: { readonly remark: Remark }) {
  const begin = useLab((state) => state.begin);
  return (
    <p className={clsx('flex gap-1.5 font-sans text-xs leading-5', colour[kind])}>
      <span aria-hidden="true">{sign[kind]}</span>
      <span className="min-w-0 flex-1">
        {word[kind] && <strong className="font-semibold">{word[kind]}</strong>}
        {text}
      </span>
      <span className="tabular-nums">{formatClock(at - begin)}</span>
    </p>
  );
}

/** Lines of a console with what happened beside them. */
export function LogLines({ lines }: { readonly lines: readonly LogLine[] }) {
  return lines.map((line, index) => (
    <div
      // Lines never move: their place is their identity.
      key={index}
      className={clsx('grid md:grid-cols-[minmax(0,1fr)_20rem]', line.remarks.length > 0 && 'bg-accent-soft/50')}
    >
      <pre className="min-h-5 px-4 whitespace-pre-wrap wrap-anywhere">{line.text}</pre>
      {line.remarks.length > 0 && (
        <div className="border-line px-4 max-md:py-1 md:border-l">
          {line.remarks.map((remark) => (
            <Note key={`${remark.at} ${remark.kind} ${remark.text}`} remark={remark} />
          ))}
        </div>
      )}
    </div>
  ));
}
