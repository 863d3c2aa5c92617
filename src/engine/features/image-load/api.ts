export { bootList, bootVariable, DEFAULT_DISK, type BootEntry } from './boot-list.ts';
export { examineImage, firstExecutable, refusals, type Examined, type Refusal } from './examine.ts';
export { bootCandidates, nextImage } from './next-image.ts';
export { loadDriver, loadFirst, loadImage, type Loaded } from './load.ts';
export { bootRefused, imageExamined } from './events.ts';
