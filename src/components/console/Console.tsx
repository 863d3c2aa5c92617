import { Columns2, Square } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useLab } from '../../store/lab.ts';
import { useSettings } from '../../store/settings.ts';
import { useMedia } from '../layout/use-media.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { PhaseMark } from '../ui/PhaseMark.tsx';
import { isPointed } from '../ui/pointed.ts';
import { ConsolePane } from './ConsolePane.tsx';
import { firstPair, pairPut, pairWith, type Pair } from './pair.ts';

const Transfers = lazy(() => import('./Transfers.tsx'));

const neighbour = (names: readonly string[], name: string, key: string): string | undefined => {
  const at = names.indexOf(name);
  if (key === 'ArrowRight') return names[(at + 1) % names.length];
  if (key === 'ArrowLeft') return names.at(at - 1);
  if (key === 'Home') return names[0];
  return key === 'End' ? names.at(-1) : undefined;
};

const CHOICES = 'console-choices';
const SPLIT_KEY = 'F9';

const toggleSplit = (): void => {
  const { panels, setPanels } = useSettings.getState();
  setPanels(CHOICES, { split: panels[CHOICES]?.['split'] === 1 ? 0 : 1 });
};

/** Works wherever the keyboard is, also in a terminal. */
const useSplitKey = (able: boolean): void => {
  useEffect(() => {
    if (!able) return undefined;
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== SPLIT_KEY || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      toggleSplit();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [able]);
};

/** The two consoles that are shown beside each other; undefined while it is one. */
function usePair(names: readonly string[], active: string | undefined, split: boolean) {
  const [pair, setPair] = useState<Pair>();
  if (!split || active === undefined || names.length < 2) return { pair: undefined, put: setPair };
  const sound = pair && names.includes(pair.left) && names.includes(pair.right) ? pair : firstPair(names, active);
  const now = pairWith(sound, active);
  if (now.left !== pair?.left || now.right !== pair.right || now.side !== pair.side) setPair(now);
  return { pair: now, put: setPair };
}

/** The consoles of the open lab: one in front, or two beside each other; the others a key away and still written to. */
export default function Console() {
  const consoles = useLab((lab) => lab.consoles);
  const active = useLab((lab) => lab.activeConsole);
  const select = useLab((lab) => lab.selectConsole);
  const flowing = useLab((lab) => (lab.traffic?.flows.length ?? 0) > 0);
  const id = useId();
  const wide = useMedia('(min-width: 800px)');
  const able = wide && consoles.length > 1;
  const chosen = useSettings(({ panels }) => panels[CHOICES]?.['split'] === 1);
  const { pair, put } = usePair(consoles, active, able && chosen);
  useSplitKey(able);
  const sideOf = (name: string): 'left' | 'right' | undefined =>
    pair?.left === name ? 'left' : pair?.right === name ? 'right' : undefined;
  const show = (side: 'left' | 'right', name: string): void => {
    if (pair) put(pairPut(pair, side, name));
    select(name);
  };
  const toggle = able && (
    <IconButton
      icon={pair ? Square : Columns2}
      label={pair ? 'Show one console' : 'Show two consoles side by side'}
      hotkey={SPLIT_KEY}
      aria-pressed={pair !== undefined}
      onClick={toggleSplit}
    />
  );
  return (
    <div
      className={`grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)] bg-term ${pair ? 'grid-cols-2' : 'grid-cols-1'}`}
    >
      {consoles.length > 1 && active !== undefined && (
        <>
          <ConsoleTabs
            id={id}
            names={consoles}
            active={pair?.left ?? active}
            label={pair ? 'Consoles at the left' : 'Consoles'}
            onSelect={(name) => show('left', name)}
            after={pair ? undefined : toggle}
          />
          {pair && (
            <ConsoleTabs
              id={`${id}-right`}
              panels={id}
              names={consoles}
              active={pair.right}
              label="Consoles at the right"
              onSelect={(name) => show('right', name)}
              after={toggle}
            />
          )}
        </>
      )}
      {consoles.map((name) => {
        const side = sideOf(name);
        const tabs = side === 'right' ? `${id}-right` : id;
        return (
          <div
            key={name}
            id={`${id}-${name}`}
            {...(consoles.length > 1 && { role: 'tabpanel', 'aria-labelledby': `${tabs}-${name}-tab` })}
            hidden={pair ? side === undefined : name !== active}
            onFocus={() => pair && name !== active && select(name)}
            className={`row-start-2 flex min-h-0 min-w-0 flex-col [&[hidden]]:hidden ${side === 'right' ? 'col-start-2 border-l border-line' : 'col-start-1'}`}
          >
            {flowing && (
              <Suspense fallback={null}>
                <Transfers machine={name} />
              </Suspense>
            )}
            <ConsolePane name={name} active={name === active} />
          </div>
        );
      })}
    </div>
  );
}

interface ConsoleTabsProps {
  readonly id: string;
  /** What the ids of the panels begin with, when it is not the id. */
  readonly panels?: string;
  readonly names: readonly string[];
  readonly active: string;
  readonly label: string;
  readonly onSelect: (name: string) => void;
  readonly after: React.ReactNode;
}

function ConsoleTabs({ id, panels = id, names, active, label, onSelect, after }: ConsoleTabsProps) {
  const devices = useLab((lab) => lab.devices);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(names, active, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(`${id}-${next}-tab`)?.focus();
  };
  return (
    <div className="flex min-w-0 items-center border-b border-line bg-page">
      <div role="tablist" aria-label={label} className="flex min-w-0 flex-1 overflow-x-auto overflow-y-hidden">
        {names.map((name) => {
          const phase = devices.find((device) => device.name === name)?.phase;
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}-tab`}
              aria-selected={name === active}
              aria-controls={`${panels}-${name}`}
              tabIndex={name === active ? 0 : -1}
              onClick={({ detail }) => {
                onSelect(name);
                if (detail > 0 && isPointed()) useLab.getState().focusConsole(name);
              }}
              onKeyDown={onKeyDown}
              className="-mb-px flex min-h-9 items-center gap-2 border-b-2 border-transparent px-3 text-sm text-ink-2 -outline-offset-2! hover:text-ink aria-selected:border-accent aria-selected:bg-term aria-selected:font-medium aria-selected:text-ink"
            >
              {name}
              {phase && <PhaseMark phase={phase} />}
            </button>
          );
        })}
      </div>
      {after}
    </div>
  );
}
