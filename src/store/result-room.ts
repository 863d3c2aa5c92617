import { noRoomFor } from '../bridge/attempts/result-room.ts';
import { useLab } from './lab.ts';

/** Why no result file can be saved of the session that is open; undefined where one can. */
export const resultFault = (): string | undefined => noRoomFor(useLab.getState().journal()?.entries ?? []);
