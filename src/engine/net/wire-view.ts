/** What shows and records what was on wires. */
export { WireWords, type WireLine } from './describe.ts';
export { recordWires, type WireRecording } from './record-wires.ts';
