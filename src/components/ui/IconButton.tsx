import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from './Button.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'look' | 'size'> {
  readonly icon: LucideIcon;
  /** Its name for everybody: shown as a tooltip, read by screen readers. */
  readonly label: string;
  /** A key that does the same, shown in the tooltip. */
  readonly hotkey?: string;
  readonly 'data-fold'?: string;
}

export function IconButton({ icon: Icon, label, hotkey, ...rest }: IconButtonProps) {
  return (
    <Button look="quiet" size="icon" aria-label={label} title={hotkey ? `${label} (${hotkey})` : label} {...rest}>
      <Icon aria-hidden="true" className="size-4" />
    </Button>
  );
}
