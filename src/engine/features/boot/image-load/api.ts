export { defaultDisk } from './main-disk.ts';
export { examineImage, refusals } from './examine.ts';
export { bootCandidates, nextImage } from './next-image.ts';
export { loadDriver, loadFirst, loadImage, testReceived, type Loaded } from './load.ts';
export { loadTalk, type LoadTalk } from './talk.ts';
