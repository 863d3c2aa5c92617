/** A named point where other features may adjust a value. Declared by the owner, tapped by others. */
export interface Hook<V> {
  readonly id: string;
  readonly value?: V;
}
export const defineHook = <V>(id: string): Hook<V> => ({ id });
