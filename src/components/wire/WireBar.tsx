import { Download, FileText, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useLab } from '../../store/lab.ts';
import { filterWire, useWire, wireCapture, wireText } from '../../store/wire.ts';
import { Button } from '../ui/Button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { captureName, countWords, leftOutWords } from './words.ts';

const field = 'min-h-7 min-w-0 rounded-md border border-line-strong bg-raised px-2 text-sm';

interface PickProps {
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onPick: (value: string) => void;
}

function Pick({ label, any, values, value, onPick }: PickProps) {
  return (
    <select aria-label={label} className={field} value={value} onChange={({ target }) => onPick(target.value)}>
      <option value="">{any}</option>
      {values.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}

/** Offers what crossed the wires as files. */
function Exports() {
  const [problem, setProblem] = useState('');
  const [note, setNote] = useState('');
  const save = async (ending: 'txt' | 'pcap'): Promise<void> => {
    const { scenario, now, begin } = useLab.getState();
    const name = captureName(scenario?.id ?? 'lab', now - begin, ending);
    try {
      if (ending === 'txt') saveFile(name, await wireText(), 'text/plain');
      else {
        const { bytes, leftOut } = await wireCapture();
        saveFile(name, new Blob([new Uint8Array(bytes)]), 'application/vnd.tcpdump.pcap');
        setNote(leftOutWords(leftOut));
      }
      setProblem('');
    } catch (error) {
      setProblem(`It was not saved. ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <span className="ml-auto flex flex-wrap items-center gap-1">
      <span role="alert" className="text-xs text-danger">
        {problem}
      </span>
      <span role="status" className="text-xs text-ink-2">
        {note}
      </span>
      <Button size="small" title="Save the lines that are shown" onClick={() => void save('txt')}>
        <FileText aria-hidden="true" className="size-3.5" />
        <span>
          <span className="max-[799px]:sr-only">Save </span>text
        </span>
      </Button>
      <Button
        size="small"
        title="Save everything that crossed, for Wireshark and the like"
        onClick={() => void save('pcap')}
      >
        <Download aria-hidden="true" className="size-3.5" />
        <span>
          <span className="max-[799px]:sr-only">Save </span>pcap
        </span>
      </Button>
    </span>
  );
}

/** Milliseconds after which somebody who hears the page is told of a count that no longer changes. */
const SETTLED = 800;

/** How many messages there are, or pass. */
function Count() {
  const slice = useWire((state) => state.slice);
  const words = slice ? countWords(slice) : '';
  const [told, tell] = useState('');
  useEffect(() => {
    const timer = setTimeout(tell, SETTLED, words);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <span aria-hidden="true" className="text-xs text-ink-2 tabular-nums max-[25rem]:hidden">
        {words}
      </span>
      <span role="status" className="sr-only">
        {told}
      </span>
    </>
  );
}

/** What is shown of the wire, and how it leaves the page. */
export function WireBar() {
  const filter = useWire((state) => state.filter);
  const protocols = useWire((state) => state.slice?.protocols) ?? [];
  const network = useLab((state) => state.network);
  const wires = network?.wires.map(({ name }) => name) ?? [];
  const id = useId();
  return (
    <div
      role="group"
      aria-label="Filter"
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-1.5"
    >
      <label htmlFor={id} className="sr-only">
        Show lines with
      </label>
      <input
        id={id}
        type="search"
        placeholder="Show lines with…"
        className={`${field} w-44 max-[799px]:w-full`}
        value={filter.text}
        onChange={({ target }) => filterWire({ text: target.value })}
      />
      <Pick
        label="Protocol"
        any="Any protocol"
        values={protocols}
        value={filter.protocol}
        onPick={(protocol) => filterWire({ protocol })}
      />
      {wires.length > 1 && (
        <Pick label="Wire" any="Any wire" values={wires} value={filter.wire} onPick={(wire) => filterWire({ wire })} />
      )}
      {filter.conversation !== '' && (
        <Button size="small" look="quiet" onClick={() => filterWire({ conversation: '' })}>
          One conversation
          <X aria-hidden="true" className="size-3.5" />
          <span className="sr-only">: show all</span>
        </Button>
      )}
      <Count />
      <Exports />
    </div>
  );
}
