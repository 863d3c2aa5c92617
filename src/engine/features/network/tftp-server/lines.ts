import type { Device } from '../../../system/device.ts';
import { servedFiles, type ServedFile } from './state.ts';

const lineOf = ({ file, alias, list }: ServedFile): string =>
  [`tftp-server ${file}`, ...(alias === null ? [] : [`alias ${alias}`]), ...(list === null ? [] : [list])].join(' ');

export const serverLines = (device: Device): readonly string[] => device.read(servedFiles).map(lineOf);
