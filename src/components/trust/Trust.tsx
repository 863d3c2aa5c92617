import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { DeviceTrust, KeyView, TrustView } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { useTrust, watchTrust } from '../../store/trust.ts';
import { PhaseMark } from '../ui/PhaseMark.tsx';
import { Chain } from './Chain.tsx';
import { CopyLines } from './CopyLines.tsx';
import { Files } from './Files.tsx';
import { KeyStorage } from './KeyStorage.tsx';
import { LinkMark } from './LinkMark.tsx';
import { PublicKeys } from './PublicKeys.tsx';
import { trustText } from './words.ts';

/** Keys, chain and what a reload would do, as a picture and as text. */
function ChainOf({ device }: { readonly device: DeviceTrust }) {
  const { chain } = device;
  if (!chain) return null;
  return (
    <>
      <p className="mb-3 flex flex-wrap items-start gap-x-2 text-sm">
        <LinkMark state={chain.boots ? 'accepted' : 'refused'} word={chain.boots ? 'Would boot' : 'Would not boot'} />
        <span className="min-w-0 wrap-anywhere">{chain.outlook}</span>
      </p>
      <div className="grid gap-x-5 gap-y-4 @2xl:grid-cols-2 @5xl:grid-cols-3">
        <Chain title="Runs now" links={chain.now} empty="Nothing: it is off." />
        <Chain title="If it were reloaded now" links={chain.next} empty="Nothing." />
        <KeyStorage storage={chain.storage} revoked={chain.revoked} />
      </div>
      <details className="mt-3 text-sm">
        <summary className="w-fit rounded-sm text-accent-strong">The same as text</summary>
        <CopyLines label={`Chain of trust of ${device.name}`} lines={trustText(device).trimEnd().split('\n')} />
      </details>
    </>
  );
}

function Device({ device, keys }: { readonly device: DeviceTrust; readonly keys: readonly KeyView[] }) {
  return (
    <section aria-label={device.name} className="border-b border-line px-4 py-3 last:border-0">
      <h2 className="mb-2 flex items-baseline gap-2 font-semibold">
        {device.name} <PhaseMark phase={device.phase} />
      </h2>
      <div className="grid gap-4">
        <div className="@container empty:hidden">
          <ChainOf device={device} />
        </div>
        <Files device={device} keys={keys} />
      </div>
    </section>
  );
}

/** Keys, chains of trust and files, as they are told. */
export function TrustPanel({ view, problem }: { readonly view: TrustView; readonly problem: string | undefined }) {
  return (
    <>
      {problem !== undefined && (
        <p role="alert" className="px-4 pt-2 text-sm text-danger">
          The file was not saved. {problem}
        </p>
      )}
      {view.devices.map((device) => (
        <Device key={device.name} device={device} keys={view.keys} />
      ))}
      <PublicKeys keys={view.keys} />
    </>
  );
}

/** Whether a box that scrolls has more below its edge. */
function useMoreBelow(box: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const look = (): void => setMore(current.scrollHeight - current.scrollTop - current.clientHeight > 16);
    const sizes = new ResizeObserver(look);
    for (const one of [current, ...current.children]) sizes.observe(one);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [box]);
  return more;
}

/** What devices trust and what is on their flash, kept up to date while it is open. */
export default function Trust() {
  const view = useTrust((state) => state.view);
  const problem = useTrust((state) => state.problem);
  const past = useLab((state) => state.past);
  const filesOnly = useLab((state) => state.scenario !== undefined && !state.scenario.trustView);
  useEffect(watchTrust, []);
  const box = useRef<HTMLDivElement>(null);
  const more = useMoreBelow(box);
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={box} className="scroll-quiet h-full" tabIndex={0} role="group" aria-label="Trust and files">
        <div>
          {past !== undefined && (
            <p className="px-4 pt-2 text-sm text-warn">This shows the present, not the moment of the time line.</p>
          )}
          {filesOnly && (
            <p className="px-4 pt-2 text-sm text-ink-2">
              This lab shows the files. Its keys and chain of trust are for you to find out at the console.
            </p>
          )}
          {view ? (
            <TrustPanel view={view} problem={problem} />
          ) : (
            <p role="status" className="animate-late px-4 py-3 text-sm text-ink-2">
              Reading keys and files…
            </p>
          )}
        </div>
      </div>
      {more && (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 bottom-0 flex justify-center bg-linear-to-t from-page to-transparent pt-8 pb-1"
        >
          <span className="flex items-center gap-1 rounded-full border border-line bg-surface px-2.5 py-0.5 text-xs text-ink-2 shadow-card">
            More below
            <ChevronDown className="size-3" />
          </span>
        </p>
      )}
    </div>
  );
}
