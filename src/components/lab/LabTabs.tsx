import { useId, type KeyboardEvent, type ReactNode } from 'react';

export type LabTab = 'guide' | 'console' | 'topology';

interface LabTabsProps {
  readonly tab: LabTab;
  readonly onTab: (tab: LabTab) => void;
  readonly panels: Readonly<Record<LabTab, ReactNode>>;
}

const tabs: readonly (readonly [LabTab, string])[] = [
  ['guide', 'Guide'],
  ['console', 'Console'],
  ['topology', 'Topology'],
];

const neighbour = (tab: LabTab, key: string): LabTab | undefined => {
  const at = tabs.findIndex(([id]) => id === tab);
  const to =
    key === 'ArrowRight' ? at + 1 : key === 'ArrowLeft' ? at - 1 : key === 'Home' ? 0 : key === 'End' ? -1 : undefined;
  return to === undefined ? undefined : tabs.at(to === tabs.length ? 0 : to)?.[0];
};

/** Narrow screens: one part at a time. What is not shown stays as it is. */
export function LabTabs({ tab, onTab, panels }: LabTabsProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(tab, event.key);
    if (!next) return;
    event.preventDefault();
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        role="tablist"
        aria-label="Parts of the lab"
        data-region="Parts"
        className="flex shrink-0 border-b border-line"
      >
        {tabs.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === tab}
            aria-controls={`${id}-${name}-panel`}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
            onKeyDown={onKeyDown}
            className="min-h-10 flex-1 border-b-2 border-transparent text-sm text-ink-2 -outline-offset-2! hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(([name]) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-${name}-panel`}
          aria-labelledby={`${id}-${name}`}
          hidden={name !== tab}
          className="min-h-0 flex-1"
        >
          {panels[name]}
        </div>
      ))}
    </div>
  );
}
