import type { TopologyView } from '../topology/Topology.tsx';

/** Shares of a row or a column in percent, by the name of the panel. */
export type Shares = Readonly<Record<string, number>>;

/** How a reader set the lab page up. */
export interface Arrangement {
  readonly columns: Shares | undefined;
  readonly rows: Shares | undefined;
  /** The same while the topology shows something to read. */
  readonly readingRows: Shares | undefined;
  readonly guideFolded: boolean;
  readonly topologyFolded: boolean;
  readonly topologyView: TopologyView;
}

/** Numbers by name, by the name of their group: what the settings remember. */
type Remembered = Readonly<Record<string, Shares>>;

const GROUP = {
  columns: 'lab-columns',
  rows: 'lab-rows',
  readingRows: 'lab-reading-rows',
  choices: 'lab-choices',
} as const;

/** Views by the number that stands for them in the settings. */
const VIEWS: readonly TopologyView[] = ['diagram', 'table', 'trust', 'wire'];

/** The arrangement that the settings remember. */
export const arrangementOf = (panels: Remembered): Arrangement => {
  const { guideFolded, topologyFolded, topologyTable } = panels[GROUP.choices] ?? {};
  return {
    columns: panels[GROUP.columns],
    rows: panels[GROUP.rows],
    readingRows: panels[GROUP.readingRows],
    guideFolded: guideFolded === 1,
    topologyFolded: topologyFolded === 1,
    topologyView: VIEWS[topologyTable ?? 0] ?? 'diagram',
  };
};

/** What the settings have to remember for a change: the group and its numbers. */
export const remembered = (now: Arrangement, change: Partial<Arrangement>): readonly (readonly [string, Shares])[] => {
  const { columns, rows, readingRows, ...choices } = change;
  const next = { ...now, ...choices };
  return [
    ...(columns ? [[GROUP.columns, columns] as const] : []),
    ...(rows ? [[GROUP.rows, rows] as const] : []),
    ...(readingRows ? [[GROUP.readingRows, readingRows] as const] : []),
    ...(Object.keys(choices).length > 0
      ? [
          [
            GROUP.choices,
            {
              guideFolded: Number(next.guideFolded),
              topologyFolded: Number(next.topologyFolded),
              topologyTable: VIEWS.indexOf(next.topologyView),
            },
          ] as const,
        ]
      : []),
  ];
};
