import { takeFile } from '../../store/files.ts';
import { isUnfetched } from '../../store/unfetched.ts';
import { keepAddress } from '../layout/keep-address.ts';
import { FILE_LAB, gradeHref, labHref } from '../layout/route.ts';

/** Takes a file and goes where it belongs. Returns what there is to say about it here. */
export async function takeAndGo(file: File): Promise<string> {
  try {
    const taken = await takeFile(file);
    if (taken.kind === 'said') return taken.text;
    if (taken.kind === 'opened') await keepAddress(true);
    if (taken.kind === 'stopped') window.location.hash = labHref(FILE_LAB);
    if (taken.kind === 'result') window.location.hash = gradeHref;
    return '';
  } catch (error) {
    return isUnfetched(error)
      ? `${file.name} was not read: a part of this page could not be fetched.`
      : `${file.name} could not be read.`;
  }
}
