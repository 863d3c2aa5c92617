import { useMemo } from 'react';
import { useSettings } from '../../store/settings.ts';
import type { Placed } from './layout.ts';

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

const groupOf = (lab: string): string => `topology ${lab}`;

/** Where the reader put the parts of a lab's topology; none until something was moved. */
export function usePlaces(lab: string): Places {
  const kept = useSettings(({ panels }) => panels[groupOf(lab)]);
  return useMemo(() => {
    const names = Object.keys(kept ?? {}).flatMap((key) => (key.endsWith(' x') ? [key.slice(0, -2)] : []));
    return new Map(names.map((name) => [name, { x: kept?.[`${name} x`] ?? 0, y: kept?.[`${name} y`] ?? 0 }]));
  }, [kept]);
}

/** Remembers where parts are; none: the page arranges them again. */
export const placeAs = (lab: string, placed: readonly Placed[]): void =>
  useSettings.getState().setPanels(
    groupOf(lab),
    Object.fromEntries(
      placed.flatMap(({ part: { name }, x, y }) => [
        [`${name} x`, Math.round(x)],
        [`${name} y`, Math.round(y)],
      ]),
    ),
  );
