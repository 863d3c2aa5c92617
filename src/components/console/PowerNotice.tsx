import { useLab } from '../../store/lab.ts';
import { Button } from '../ui/Button.tsx';

/** Says why a terminal stays dark, and what to do. */
export function PowerNotice({ console }: { readonly console: string }) {
  const off = useLab((lab) => lab.devices.some(({ name, phase }) => name === console && phase === 'off'));
  const readOnly = useLab((lab) => lab.readOnly);
  if (!off) return null;
  return (
    <div role="status" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-2.5 py-1 text-sm">
      <span>{console} has no power.</span>
      {!readOnly && (
        <Button size="small" onClick={() => useLab.getState().power(console, true)}>
          Switch on
        </Button>
      )}
    </div>
  );
}
