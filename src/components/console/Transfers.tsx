import { SkipForward } from 'lucide-react';
import type { FlowTraffic } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { Button } from '../ui/Button.tsx';
import { amountWords, leftWord, percent } from './transfer-words.ts';

function Transfer({
  flow,
  machine,
  still,
}: {
  readonly flow: FlowTraffic;
  readonly machine: string;
  readonly still: boolean;
}) {
  const { from, to } = flow;
  const what = from === machine ? `to ${to}` : `from ${from}`;
  return (
    <div className="@container flex items-center gap-x-3 border-b border-line bg-surface px-2.5 py-0.5 text-xs text-ink-2 tabular-nums">
      <span className="whitespace-nowrap">Transfer {what}</span>
      <progress
        aria-label={`Transfer ${what}`}
        max={Math.max(flow.size, 1)}
        value={flow.arrived}
        className="h-1.5 min-w-8 flex-1 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <span className="whitespace-nowrap">
        {percent(flow)} % <span className="@max-[32rem]:sr-only">· {amountWords(flow)}</span> · {leftWord(flow)}
      </span>
      <Button look="quiet" size="small" disabled={still} onClick={useLab.getState().skip}>
        <SkipForward aria-hidden="true" className="size-3.5" />
        <span className="@max-[21rem]:sr-only">Skip</span>
      </Button>
    </div>
  );
}

/** Bulk data that a machine sends or takes: how far it is, in the time of the lab. */
export default function Transfers({ machine }: { readonly machine: string }) {
  const flows = useLab((lab) => lab.traffic?.flows);
  const still = useLab(takesNothing);
  const own = flows?.filter(({ from, to, waiting = [from, to] }) => waiting.includes(machine)) ?? [];
  return own.map((flow, index) => <Transfer key={`${flow.from} ${flow.to} ${index}`} {...{ flow, machine, still }} />);
}
