/** Which entries are shown, and how. */
export interface Wanted {
  readonly user?: string;
  readonly session?: number;
  readonly first?: number;
  readonly last?: number;
  readonly statistics?: true;
  readonly provisioning?: true;
  readonly xml?: true;
}
