import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';

export interface Choice<T extends string | number> {
  readonly value: T;
  /** What it is called; also the tooltip where `short` is shown instead. */
  readonly label: string;
  readonly short?: ReactNode;
}

interface SegmentedProps<T extends string | number> {
  /** Name of the group for screen readers. */
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string;
  readonly disabled?: boolean;
  /** How the choice turned out, when that is known. */
  readonly outcome?: 'right' | 'wrong' | undefined;
  /** Tooltip of all of them, in place of their own. */
  readonly title?: string | undefined;
}

const chosenLook = { right: 'bg-accent-soft text-accent-strong', wrong: 'bg-danger-soft text-danger' } as const;

/** One of a few, all visible: real radio buttons, so arrow keys and screen readers work as everywhere. */
export function Segmented<T extends string | number>({
  label,
  choices,
  value,
  onChange,
  className,
  disabled = false,
  outcome,
  title,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset
      title={title}
      className={clsx(
        'flex shrink-0 rounded-md border border-line bg-raised p-0.5',
        disabled && outcome === undefined && 'opacity-60',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          title={title ?? choice.label}
          className={clsx(
            'relative grid min-h-6.5 min-w-7 place-items-center rounded-sm px-1.5 sm:min-w-8 sm:px-2 text-xs font-medium tabular-nums select-none',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
            choice.value === value ? `chosen ${chosenLook[outcome ?? 'right']}` : 'text-ink-2',
            !disabled && 'cursor-pointer',
            !disabled && choice.value !== value && 'hover:bg-hover hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            disabled={disabled}
            className="absolute inset-0 m-0 opacity-0 not-disabled:cursor-pointer"
            aria-label={choice.label}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span aria-hidden="true" className="grid place-items-center">
            {choice.short ?? choice.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
