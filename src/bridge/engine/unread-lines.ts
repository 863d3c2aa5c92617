import type { Lab, LabSpec } from '../../engine/index.ts';
import type { UnreadLine } from '../protocol.ts';

const holds = (text: string, line: string): boolean => text.split('\n').some((one) => one.trim() === line.trim());

/** Lines of the startup configurations that a lab came with which its devices did not understand, each once. */
export function unreadLines({ devices }: LabSpec, lab: Lab): readonly UnreadLine[] {
  const refused = [...lab.prepared, ...lab.events].flatMap(({ id, device, payload }) =>
    id === 'config.line-refused' && payload['from'] === 'memory' ? [{ device, line: String(payload['line']) }] : [],
  );
  return devices.flatMap(({ name, startup = '' }) => {
    const lines = new Set(refused.filter(({ device }) => device === name).map(({ line }) => line));
    return [...lines].filter((line) => holds(startup, line)).map((line) => ({ device: name, line }));
  });
}
