import { body } from './parts.ts';

export {
  count,
  exportNotice,
  hardwareLines,
  portsOf,
  softwareLines,
  versionLayout,
  type VersionLayout,
} from './texts.ts';

export const durationText = body.fn('durationText');
export const registerLine = body.fn('registerLine');
