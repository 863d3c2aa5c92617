import { useId } from 'react';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';

const SPEEDS = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

/** The terminal's end of the line, and the way to begin again with one device. */
export function LineSettings({ console }: { readonly console: string }) {
  const baud = useLab((lab) => lab.devices.find(({ name }) => name === console)?.baud);
  const exam = useLab((lab) => lab.exam !== undefined);
  const inert = useLab(takesNothing);
  const { terminalSpeed, resetDevice } = useLab.getState();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-2.5 pb-1.5 text-sm">
      {baud !== undefined && (
        <>
          <label htmlFor={id} className="text-ink-2" title="A terminal at another speed than the device shows nonsense">
            Terminal speed
          </label>
          <select
            id={id}
            value={baud}
            disabled={inert}
            onChange={({ target }) => terminalSpeed(console, Number(target.value))}
            className="min-h-7 rounded-md border border-line-strong bg-raised px-1.5 text-sm"
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed} baud
              </option>
            ))}
          </select>
        </>
      )}
      {!exam && (
        <Confirm
          question={`Make ${console} what the lab began with? The other devices go on; what happened still counts.`}
          yes={`Reset ${console}`}
          danger
          onYes={() => resetDevice(console)}
        >
          {(ask) => (
            <Button size="small" look="quiet" className="ml-auto" disabled={inert} onClick={ask}>
              Reset {console}…
            </Button>
          )}
        </Confirm>
      )}
    </div>
  );
}
