import { labStore } from './lab-store.ts';
import { screenOf } from './screens.ts';

/** What is handed to somebody who should see the same. */
export type Shared =
  | { readonly kind: 'link'; readonly hash: string }
  /** Too long for an address: a file that opens the same when it is dropped on the page. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  /** Too long for anything that a page would open. */
  | { readonly kind: 'none' };

const packing = () => import('../bridge/attempts/share-link.ts');

/** The moment that is shown, as an address of this page or as a file. Undefined when there is none to share. */
export async function shareMoment(): Promise<Shared | undefined> {
  const { moment, consoles, source, seed, scenario } = labStore.getState();
  const shown = moment();
  if (!shown || !source || !scenario || seed === undefined) return undefined;
  const screens = consoles.map((console) => ({ console, text: screenOf(console).text }));
  const { fileText, journalFrom, LONGEST_LINK, momentText, screensSum } = await packing();
  const journal = { format: 'bootset-journal', version: 1, engine: shown.engine, scenario: scenario.id, seed };
  const text = `${JSON.stringify({ ...journal, entries: shown.entries, until: shown.until })}\n`;
  if (!journalFrom(text)) return { kind: 'none' };
  const whole = { ...shown, screens: screensSum(screens) };
  const hash =
    source.kind === 'file'
      ? `#s=1.${fileText({ name: source.name, text: source.text, seed, moment: whole })}`
      : `#/${source.kind === 'quiz' ? 'quiz' : 'lab'}/${encodeURIComponent(source.id)}?seed=${seed}&j=${momentText(whole)}`;
  if (hash.length <= LONGEST_LINK) return { kind: 'link', hash };
  return { kind: 'file', name: `bootset-${scenario.id}-moment.json`, text };
}

/** Opens a moment of a catalogue's lab or quiz as a new attempt. False when the address is damaged. */
export async function openMoment(kind: 'catalogue' | 'quiz', id: string, seed: number, text: string): Promise<boolean> {
  const { momentFrom } = await packing();
  const beginning = momentFrom(text);
  if (!beginning) return false;
  await labStore.getState().open({ kind, id }, { fresh: true, seed, beginning });
  return true;
}

/** Opens a scenario or quiz that travels in its address. False when the address is damaged. */
export async function openSharedFile(text: string): Promise<boolean> {
  const { fileFrom } = await packing();
  const file = fileFrom(text);
  if (!file) return false;
  const { name, seed, moment } = file;
  await labStore
    .getState()
    .open(
      { kind: 'file', name, text: file.text },
      { fresh: true, ...(seed !== undefined && { seed }), ...(moment && { beginning: moment }) },
    );
  return true;
}

/** Opens a session record as a new attempt. False when the text is none. */
export async function openRecord(text: string): Promise<boolean> {
  const { journalFrom } = await packing();
  const journal = journalFrom(text);
  if (!journal) return false;
  const { scenario: id, seed, entries, until } = journal;
  await labStore.getState().open({ kind: 'catalogue', id }, { fresh: true, seed, beginning: { entries, until } });
  return true;
}
