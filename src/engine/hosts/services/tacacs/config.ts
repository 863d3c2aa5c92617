export interface TacacsAccount {
  readonly user: string;
  readonly password: string;
  /** What `enable` asks for; absent: that of the server. */
  readonly enable?: string | undefined;
  /** Level that EXEC begins with; 1 when absent. */
  readonly privilege?: number | undefined;
  /** How the commands begin that the user may carry out; absent: all. */
  readonly commands?: readonly string[] | undefined;
}

export interface TacacsConfig {
  readonly key: string;
  readonly accounts: readonly TacacsAccount[];
  readonly enable?: string | undefined;
  readonly fault?: { readonly kind: 'refuses' | 'silent' | 'stops' | 'wrong-key' | 'error' } | undefined;
}
