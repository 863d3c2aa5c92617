import { useLab } from '../../store/lab.ts';
import { saveFile } from '../ui/save-file.ts';

/** Saves the journal of the open lab; after a fault the one that led to it, with its message: a complete report. */
export function saveRecord(): void {
  const { fault, journal, scenario } = useLab.getState();
  const record = fault ? { message: fault.message, stack: fault.stack, journal: fault.journal } : journal();
  if (!record) return;
  saveFile(`bootset-${scenario?.id ?? 'session'}-record.json`, `${JSON.stringify(record, null, 2)}\n`);
}
