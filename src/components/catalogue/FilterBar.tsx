import { Search } from 'lucide-react';
import { levelsOf, topicsOf, type Entry, type Filter } from './entries.ts';

interface FilterBarProps {
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const field = 'h-9 rounded-md border border-line-strong bg-raised text-sm';

interface PickProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, any, value, options, onPick }: PickProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onPick(event.target.value)}
      className={`${field} max-w-full min-w-0 flex-1 px-2 sm:flex-none`}
    >
      <option value="">{any}</option>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}

const capital = (word: string): readonly [string, string] => [word, word.charAt(0).toUpperCase() + word.slice(1)];

/** Search and filters over the catalogue. */
export function FilterBar({ entries, filter, onChange }: FilterBarProps) {
  return (
    <search className="flex flex-wrap gap-2">
      <label className="relative min-w-48 flex-1 max-sm:basis-full">
        <span className="sr-only">Search the labs</span>
        <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-2" />
        <input
          type="search"
          value={filter.words}
          placeholder="Search the labs"
          onChange={(event) => onChange({ ...filter, words: event.target.value })}
          className={`${field} w-full pr-2 pl-8 placeholder:text-ink-2`}
        />
      </label>
      <Pick
        label="Level"
        any="Any level"
        value={filter.level}
        options={levelsOf(entries).map(capital)}
        onPick={(level) => onChange({ ...filter, level })}
      />
      <Pick
        label="Topic"
        any="Any topic"
        value={filter.topic}
        options={topicsOf(entries).map(capital)}
        onPick={(topic) => onChange({ ...filter, topic })}
      />
      <Pick
        label="Kind"
        any="Any kind"
        value={filter.kind}
        options={[
          ['guided', 'With tasks'],
          ['free', 'Sandboxes'],
        ]}
        onPick={(kind) => onChange({ ...filter, kind })}
      />
    </search>
  );
}
