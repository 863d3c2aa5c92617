import { useId, type KeyboardEvent } from 'react';
import { useLab } from '../../store/lab.ts';
import { PhaseMark } from '../ui/PhaseMark.tsx';
import { ConsolePane } from './ConsolePane.tsx';

const neighbour = (names: readonly string[], name: string, key: string): string | undefined => {
  const at = names.indexOf(name);
  if (key === 'ArrowRight') return names[(at + 1) % names.length];
  if (key === 'ArrowLeft') return names.at(at - 1);
  if (key === 'Home') return names[0];
  return key === 'End' ? names.at(-1) : undefined;
};

/** The consoles of the open lab: one in front, the others a key away and still written to. */
export default function Console() {
  const consoles = useLab((lab) => lab.consoles);
  const active = useLab((lab) => lab.activeConsole);
  const id = useId();
  return (
    <div className="flex h-full min-h-0 flex-col bg-term">
      {consoles.length > 1 && active !== undefined && <ConsoleTabs id={id} names={consoles} active={active} />}
      {consoles.map((name) => (
        <div
          key={name}
          id={`${id}-${name}`}
          {...(consoles.length > 1 && { role: 'tabpanel', 'aria-labelledby': `${id}-${name}-tab` })}
          hidden={name !== active}
          className="flex min-h-0 flex-1 flex-col [&[hidden]]:hidden"
        >
          <ConsolePane name={name} active={name === active} />
        </div>
      ))}
    </div>
  );
}

interface ConsoleTabsProps {
  readonly id: string;
  readonly names: readonly string[];
  readonly active: string;
}

function ConsoleTabs({ id, names, active }: ConsoleTabsProps) {
  const devices = useLab((lab) => lab.devices);
  const select = useLab((lab) => lab.selectConsole);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(names, active, event.key);
    if (next === undefined) return;
    event.preventDefault();
    select(next);
    document.getElementById(`${id}-${next}-tab`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Consoles" className="flex shrink-0 overflow-x-auto border-b border-line bg-page">
      {names.map((name) => {
        const phase = devices.find((device) => device.name === name)?.phase;
        return (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}-tab`}
            aria-selected={name === active}
            aria-controls={`${id}-${name}`}
            tabIndex={name === active ? 0 : -1}
            onClick={() => select(name)}
            onKeyDown={onKeyDown}
            className="flex min-h-9 items-center gap-2 border-b-2 border-transparent px-3 text-sm text-ink-2 -outline-offset-2! hover:text-ink aria-selected:border-accent aria-selected:bg-term aria-selected:font-medium aria-selected:text-ink"
          >
            {name}
            {phase && <PhaseMark phase={phase} />}
          </button>
        );
      })}
    </div>
  );
}
