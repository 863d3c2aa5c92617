import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const looks = {
  primary: 'border border-transparent bg-accent text-accent-ink hover:bg-accent-strong font-medium',
  plain: 'border border-line-strong bg-raised text-ink hover:bg-hover',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-danger bg-raised text-danger hover:bg-danger-soft font-medium',
} as const;

const sizes = {
  small: 'min-h-7 gap-1.5 px-2 text-sm',
  normal: 'min-h-9 gap-2 px-3.5 text-sm',
  large: 'min-h-11 gap-2 px-5 text-base',
  icon: 'size-8 justify-center',
} as const;

export interface ButtonLook {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
}

export interface ButtonProps extends ButtonLook, ComponentProps<'button'> {
  /** There is nothing to do for now. Unlike a disabled one it keeps the keyboard: for what its own use brings to an end. */
  readonly idle?: boolean;
}

/** The classes of a button, for links that look like one. */
export const buttonClass = ({ look = 'plain', size = 'normal' }: ButtonLook, more?: string): string =>
  clsx(
    'inline-flex shrink-0 items-center rounded-md leading-tight whitespace-nowrap transition-colors',
    'disabled:border-line disabled:bg-transparent disabled:text-ink-2 disabled:opacity-60',
    'aria-disabled:cursor-default aria-disabled:border-line aria-disabled:bg-transparent aria-disabled:text-ink-2 aria-disabled:opacity-60',
    looks[look],
    sizes[size],
    more,
  );

/** The only link of a row takes clicks anywhere in it; the row is `relative`, what else is clicked in it too, above. */
export const wholeRow = "after:absolute after:inset-0 after:content-['']";

/** A button that never submits a form by accident. */
export function Button({ look, size, className, idle, onClick, ...rest }: ButtonProps) {
  const classes = buttonClass({ ...(look && { look }), ...(size && { size }) }, className);
  return (
    <button
      type="button"
      className={classes}
      {...(idle === true ? { 'aria-disabled': true } : { onClick })}
      {...rest}
    />
  );
}
