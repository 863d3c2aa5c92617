/** What shows and records what was on wires. */
export { recordWires, type WireRecording } from './record-wires.ts';
