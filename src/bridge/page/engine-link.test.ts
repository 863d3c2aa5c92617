import { describe, expect, it } from 'vitest';
import { linkEngine, type EngineProcess } from './engine-link.ts';

/** An engine whose heart beats when the test says so; `answers`: what was asked of it, not answered yet. */
function linked() {
  const answers: (() => void)[] = [];
  const died: string[] = [];
  let beat = (): void => {};
  const port: EngineProcess['port'] = {
    onmessage: null,
    postMessage: (message) => {
      const { id } = message as { readonly id: number };
      answers.push(() => port.onmessage?.({ data: { t: 'return', id, value: null } }));
    },
  };
  const nothing = (): void => {};
  linkEngine(
    { port, onDeath: nothing, terminate: nothing },
    { frame: nothing, fault: nothing, unfetched: nothing, died: (reason) => died.push(reason) },
    (_, tick) => {
      beat = tick;
      return nothing;
    },
  );
  port.onmessage?.({ data: { t: 'push', name: 'ready', value: null } });
  /** Two seconds pass, so many times. */
  const beats = async (count: number): Promise<void> => {
    for (let passed = 0; passed < count; passed++) beat();
    await Promise.resolve();
  };
  return { answers, died, beats };
}

describe('an engine that does not answer', () => {
  it('is busy for half a minute, and then it is dead', async () => {
    const { died, beats } = linked();
    await beats(15);
    expect(died).toEqual([]);
    await beats(1);
    expect(died).toEqual(['The engine does not answer.']);
  });

  it('lives on when it answers late', async () => {
    const { answers, died, beats } = linked();
    await beats(15);
    answers.shift()?.();
    await Promise.resolve();
    await beats(15);
    expect(died).toEqual([]);
    expect(answers).toHaveLength(1);
  });
});
