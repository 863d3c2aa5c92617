import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { moved, placeAt } from './moving.ts';
import { outcomeBorder } from './PartMark.tsx';
import { Reason } from './Reason.tsx';
import { plainText } from '../scenario/marks.ts';

interface OrderProps {
  readonly question: QuestionView;
  /** Keys of the steps in the learner's order. */
  readonly order: readonly number[];
  readonly onChange: (order: readonly number[]) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Steps to put in order: dragged by their grip, moved with arrow keys on it, or with the two buttons. */
export function Order({ question, order, onChange }: OrderProps) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number>();
  /** The grip that had the keyboard before its row moved. */
  const held = useRef<number | undefined>(undefined);
  /** The order as it is now, for a drag that began before. */
  const latest = useRef(order);
  useLayoutEffect(() => {
    latest.current = order;
  });
  const { items, verdict } = question;
  const locked = question.answer !== undefined;
  const textOf = (key: number): string => items.find((item) => item.key === key)?.text ?? '';

  useEffect(() => {
    if (held.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-grip="${held.current}"]`)?.focus();
    held.current = undefined;
  }, [order]);

  const move = (key: number, to: number): void => {
    const next = moved(latest.current, latest.current.indexOf(key), to);
    if (next === latest.current) return;
    setSaid(`${plainText(textOf(key))}: now ${to + 1} of ${next.length}`);
    onChange(next);
  };

  const drag = (key: number, event: ReactPointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    setDragged(key);
    const onMove = ({ clientY }: PointerEvent): void => {
      const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const others = rows.filter((_, at) => latest.current[at] !== key);
      move(
        key,
        placeAt(
          clientY,
          others.map(({ top, height }) => top + height / 2),
        ),
      );
    };
    const onEnd = (): void => {
      setDragged(undefined);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onEnd);
      window.removeEventListener('pointercancel', onEnd);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onEnd);
    window.addEventListener('pointercancel', onEnd);
  };

  return (
    <>
      <ol ref={list} className="space-y-2">
        {order.map((key, at) => {
          const part = verdict?.parts.find((candidate) => candidate.key === key);
          const name = plainText(textOf(key));
          return (
            <li
              key={key}
              className={`rounded-md border bg-raised ${dragged === key ? 'border-accent shadow-card' : part ? outcomeBorder[part.right ? 'done' : 'failed'] : 'border-line-strong'}`}
            >
              <div className="flex items-center gap-2 py-1.5 pr-1.5 pl-1">
                {!locked && (
                  <button
                    type="button"
                    data-grip={key}
                    aria-label={`Move: ${name}. ${at + 1} of ${order.length}`}
                    title="Drag, or use the arrow keys"
                    onPointerDown={(event) => drag(key, event)}
                    onKeyDown={(event) => {
                      const step = steps[event.key];
                      if (step === undefined) return;
                      event.preventDefault();
                      held.current = key;
                      move(key, at + step);
                    }}
                    className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-ink-2 hover:bg-hover active:cursor-grabbing"
                  >
                    <GripVertical aria-hidden="true" className="size-4" />
                  </button>
                )}
                <span className={`w-5 shrink-0 text-right text-sm text-ink-2 tabular-nums ${locked ? 'ml-2' : ''}`}>
                  {at + 1}.
                </span>
                <Markdown text={textOf(key)} className="min-w-0 flex-1" />
                {!locked && (
                  <span className="flex shrink-0">
                    <IconButton
                      icon={ChevronUp}
                      label={`Up: ${name}`}
                      idle={at === 0}
                      onClick={() => move(key, at - 1)}
                    />
                    <IconButton
                      icon={ChevronDown}
                      label={`Down: ${name}`}
                      idle={at === order.length - 1}
                      onClick={() => move(key, at + 1)}
                    />
                  </span>
                )}
              </div>
              {part && (
                <Reason
                  outcome={part.right ? 'done' : 'failed'}
                  word={part.right ? 'In order' : `Belongs at ${key + 1}`}
                  because={part.because}
                />
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
