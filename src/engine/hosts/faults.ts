/** What is wrong with a server, or with one of its files. SPEC.md says what each does. */
type Fault =
  | { readonly kind: 'refuses' }
  | { readonly kind: 'silent' }
  /** Once so many bytes of a file have gone over. */
  | { readonly kind: 'stops'; readonly after: number; readonly how: 'silent' | 'closes' }
  /** Bytes from `at` on, of every file that it sends. */
  | { readonly kind: 'alters'; readonly at: number; readonly by: { readonly xor: number } | { readonly hex: string } }
  | { readonly kind: 'full' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'wrong-account' };

/** Those kinds of fault that a server can have. */
export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;
