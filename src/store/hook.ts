import { useStore, type StoreApi, type UseBoundStore } from 'zustand';

/**
 * A store as components read it. Stores themselves know nothing of React: what shows the first console does not wait for it.
 */
export const hookFor = <S>(store: StoreApi<S>): UseBoundStore<StoreApi<S>> =>
  Object.assign(
    <T>(selector: (state: S) => T = (state) => state as unknown as T): T => useStore(store, selector),
    store,
  );
