import { defineCommand } from '../../../cli/command.ts';
import { anyOrder, arg, flag, keyword, seq } from '../../../cli/grammar.ts';
import { body } from './parts.ts';
import { diskPrefixes, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

interface Options {
  readonly force?: true;
  readonly recursive?: true;
}

export const deleteCommand = defineCommand({
  id: 'delete',
  syntax: seq(
    keyword('delete', 'Delete a file'),
    anyOrder(flag('/force', 'Force delete', 'force'), flag('/recursive', 'Recursive delete', 'recursive')),
    arg(
      'url',
      urlType((device) => [...diskPrefixes(device), 'nvram'], 'File to be deleted'),
      'File to be deleted',
    ),
  ),
  *run(session, { url, force, recursive }: Options & { readonly url: FileUrl }) {
    yield* body.get().deleteFile(session, url, { force: force === true, recursive: recursive === true });
  },
});
