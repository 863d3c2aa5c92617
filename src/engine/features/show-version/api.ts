export {
  count,
  exportNotice,
  hardwareLines,
  portsOf,
  softwareLines,
  versionLayout,
  type VersionLayout,
} from './texts.ts';
export { durationText, registerLine } from './version.ts';
