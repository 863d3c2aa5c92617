import { PhaseMark } from '../ui/PhaseMark.tsx';
import { neighbours } from './layout.ts';
import type { TopologyProps } from './topology-props.ts';

const cell = 'px-2 py-1.5 first:pl-3 sm:px-3 sm:first:pl-4 text-left align-middle font-normal';

/** The same as the diagram, in words. */
export function DeviceTable({ devices, links, active, onOpen }: TopologyProps) {
  return (
    <div className="scroll-quiet min-h-0 flex-1" tabIndex={0} role="group" aria-label="Devices as a table">
      <table className="w-full text-sm">
        <thead className="text-xs text-ink-2">
          <tr className="border-b border-line">
            {['Device', 'State', 'Hostname', 'Model', 'Linked to'].map((title) => (
              <th key={title} scope="col" className={cell}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.name} className="border-b border-line last:border-0">
              <th scope="row" className={cell}>
                <button
                  type="button"
                  aria-label={`${device.name}: open its console`}
                  aria-pressed={device.name === active}
                  onClick={() => onOpen(device.name)}
                  className="min-h-6 rounded-sm font-semibold text-accent-strong underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
                >
                  {device.name}
                </button>
              </th>
              <td className={cell}>
                <PhaseMark phase={device.phase} className="whitespace-nowrap" />
              </td>
              <td className={`${cell} font-mono`}>{device.hostname}</td>
              <td className={cell}>{device.title}</td>
              <td className={cell}>{neighbours(device.name, links).join(', ') || 'nothing'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
