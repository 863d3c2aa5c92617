import { useEffect, useState } from 'react';
import type { FileCheck as Check, FileOfDevice, KeyView } from '../../bridge/protocol.ts';
import { checkFile } from '../../store/trust.ts';
import { BrowserCheck } from './BrowserCheck.tsx';
import { CopyLines } from './CopyLines.tsx';

interface FileCheckProps {
  readonly file: FileOfDevice;
  readonly keys: readonly KeyView[];
}

/** Lines for a shell that check a file which was saved. */
export function FileCheck({ file: { device, path }, keys }: FileCheckProps) {
  const [wanted, setWanted] = useState<string>();
  const [check, setCheck] = useState<Check>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let over = false;
    checkFile({ device, path }, wanted).then(
      (found) => !over && setCheck(found),
      (error: unknown) => !over && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      over = true;
    };
  }, [device, path, wanted]);
  if (problem !== undefined) return <p className="py-2 text-sm text-danger">{problem}</p>;
  if (!check)
    return (
      <p role="status" className="animate-late py-2 text-sm text-ink-2">
        Computing its hashes…
      </p>
    );
  const key = keys.find(({ id }) => id === check.key);
  return (
    <div className="grid gap-3 pt-1 pb-3 text-sm">
      <div>
        <p>In the folder of the saved file, these say whether it is what {device} has:</p>
        <CopyLines label={`Hash check of ${path}`} lines={check.arrived} />
      </div>
      {check.signed.length === 0 ? (
        <p>It carries no signature.</p>
      ) : (
        <div>
          <label className="flex flex-wrap items-center gap-2">
            Verify its signature with
            <select
              value={check.key}
              onChange={({ target }) => setWanted(target.value)}
              className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
            >
              {keys.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {key && (
            <div className="mt-2">
              <BrowserCheck file={{ device, path }} with={key} />
            </div>
          )}
          <p className="mt-2 text-ink-2">Or elsewhere: save {check.key}.pem into the folder of the file first.</p>
          <CopyLines label={`Signature check of ${path}`} lines={check.signed} />
        </div>
      )}
    </div>
  );
}
