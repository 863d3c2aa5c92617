/// <reference lib="webworker" />
import { loadOpening } from 'virtual:catalogue';

interface Ahead {
  readonly id: string;
  readonly seed: number;
}

/** The worker is named after the lab that the page's first script knows will be asked for (src/first.ts). */
function named(): Ahead | undefined {
  try {
    return JSON.parse(self.name) as Ahead;
  } catch {
    return undefined;
  }
}

/** The lab to get ready before anybody asks. This is the worker's first module: its file comes while the others begin. */
export const ahead = named();
if (ahead) loadOpening(ahead.id).catch(() => undefined);
