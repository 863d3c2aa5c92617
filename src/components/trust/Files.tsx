import { ChevronDown, ChevronRight, Download, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import type { DeviceTrust, FileView, KeyView } from '../../bridge/protocol.ts';
import { stopSaving, takeDeviceFile, useTrust } from '../../store/trust.ts';
import { Button } from '../ui/Button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { FileCheck } from './FileCheck.tsx';
import { bytesWord, sizeWord } from './words.ts';

interface OneFileProps {
  readonly device: string;
  readonly file: FileView;
  readonly keys: readonly KeyView[];
}

const save = async (device: string, path: string): Promise<void> => {
  const saved = await takeDeviceFile({ device, path });
  if (saved) saveFile(saved.name, saved.content, 'application/octet-stream');
};

/** How far the file is that is on its way, and a way out. */
function Progress({ path }: { readonly path: string }) {
  const saving = useTrust((state) => state.saving);
  if (!saving) return null;
  return (
    <span className="flex items-center gap-2">
      <progress
        aria-label={`Saving ${path}`}
        max={Math.max(saving.size, 1)}
        value={saving.done}
        className="h-1.5 w-16 accent-accent"
      />
      <Button size="small" aria-label={`Stop saving ${path}`} onClick={stopSaving}>
        Stop
      </Button>
    </span>
  );
}

function OneFile({ device, file, keys }: OneFileProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const saving = useTrust((state) => state.saving);
  const mine = saving?.device === device && saving.path === file.path;
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <li className="border-b border-line last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
        <span className="min-w-40 flex-1 font-mono text-sm wrap-anywhere">{file.path}</span>
        {file.hidden && (
          <span className="inline-flex items-center gap-1 text-xs text-warn">
            <EyeOff aria-hidden="true" className="size-3.5" />
            hidden from IOS
          </span>
        )}
        <span title={bytesWord(file.size)} className="text-xs whitespace-nowrap text-ink-2 tabular-nums">
          {sizeWord(file.size)}
        </span>
        <span className="flex items-center gap-1">
          {mine ? (
            <Progress path={file.path} />
          ) : (
            <Button
              size="small"
              aria-label={`Save ${file.path}`}
              disabled={saving !== undefined}
              onClick={() => void save(device, file.path)}
            >
              <Download aria-hidden="true" className="size-3.5" />
              Save
            </Button>
          )}
          <Button
            look="quiet"
            size="small"
            aria-label={`How to check ${file.path}`}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Arrow aria-hidden="true" className="size-3.5" />
            Check
          </Button>
        </span>
      </div>
      <div id={id} hidden={!open}>
        {open && <FileCheck file={{ device, path: file.path }} keys={keys} />}
      </div>
    </li>
  );
}

/** The files of a device, to be saved as real ones. */
export function Files({ device, keys }: { readonly device: DeviceTrust; readonly keys: readonly KeyView[] }) {
  return (
    <section>
      <h3 className="text-sm font-semibold">Files</h3>
      {device.disks.map(({ name, files }) => (
        <div key={name} className="mt-1">
          {files.length === 0 ? (
            <p className="py-1 text-sm text-ink-2">
              <span className="font-mono">{name}</span> is empty.
            </p>
          ) : (
            <ul aria-label={`Files of ${device.name} on ${name}`}>
              {files.map((file) => (
                <OneFile key={file.path} device={device.name} file={file} keys={keys} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
