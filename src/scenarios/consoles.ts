import type { ScenarioFile } from './schema.ts';

/** Names of the machines that somebody can sit at: devices, then workstations. */
export const consolesOf = ({ devices, hosts = [] }: ScenarioFile['lab']): ReadonlySet<string> =>
  new Set([...devices, ...hosts.filter(({ kind }) => kind === 'workstation')].map(({ name }) => name));
