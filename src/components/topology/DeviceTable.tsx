import { Fragment, type ReactNode } from 'react';
import { useMedia } from '../layout/use-media.ts';
import { PhaseMark } from '../ui/PhaseMark.tsx';
import { Button } from '../ui/Button.tsx';
import { cablesOf, otherEnd, portName, type Cable, type CableEnd } from './cables.ts';
import { hostWord } from './host-word.ts';
import { neighbours } from './layout.ts';
import type { TopologyProps } from './topology-props.ts';

const cell = 'px-1 py-1.5 first:pl-3 min-[25rem]:px-2 sm:px-3 sm:first:pl-4 text-left align-middle font-normal';

interface RowsProps {
  readonly name: string;
  readonly titles: readonly string[];
  readonly children: ReactNode;
}

function Rows({ name, titles, children }: RowsProps) {
  return (
    <table aria-label={name} className="w-full border-line text-sm not-first:mt-3 not-first:border-t">
      <thead className="text-xs text-ink-2">
        <tr className="border-b border-line">
          {titles.map((title) => (
            <th key={title} scope="col" className={cell}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface NameProps extends Pick<TopologyProps, 'consoles' | 'active' | 'onOpen'> {
  readonly name: string;
}

function Name({ name, consoles, active, onOpen }: NameProps) {
  if (!consoles.includes(name)) return <span className="font-semibold">{name}</span>;
  return (
    <button
      type="button"
      aria-label={`${name}: open its console`}
      aria-pressed={name === active}
      onClick={() => onOpen(name)}
      className="min-h-6 rounded-sm font-semibold text-accent-strong underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
    >
      {name}
    </button>
  );
}

const line = 'border-b border-line last:border-0';

const State = ({ plugged }: CableEnd) => (plugged ? 'plugged in' : <span className="text-warn">pulled out</span>);

interface CableRowsProps extends Pick<TopologyProps, 'still' | 'onCable'> {
  readonly cable: Cable;
  readonly narrow: boolean;
}

/** The ports at the ends of a cable, each with what is plugged there. */
function CableRows({ cable, narrow, still, onCable }: CableRowsProps) {
  const { ends, toSwitch } = cable;
  return ends.map((end, index) => {
    const farEnd = toSwitch === undefined ? portName(ends[1 - index] ?? end) : `switch ${toSwitch}`;
    return (
      <tr key={portName(end)} className={line}>
        <th scope="row" className={cell}>
          {portName(end)}
          {narrow && (
            <span className="block text-xs text-ink-2">
              to {farEnd}, <State {...end} />
            </span>
          )}
        </th>
        {!narrow && (
          <>
            <td className={cell}>{farEnd}</td>
            <td className={cell}>
              <State {...end} />
            </td>
          </>
        )}
        <td className={`${cell} tabular-nums`}>{end.sent}</td>
        <td className={`${cell} tabular-nums`}>{end.received}</td>
        <td className={cell}>
          <Button
            size="small"
            disabled={still}
            aria-label={`${end.plugged ? 'Pull out of' : 'Plug into'} ${portName(end)}`}
            onClick={() => onCable(end.machine, end.port, !end.plugged)}
          >
            {end.plugged ? 'Pull out' : 'Plug in'}
          </Button>
        </td>
      </tr>
    );
  });
}

/** The same as the diagram, in words. */
export function DeviceTable({
  devices,
  links,
  network,
  traffic,
  consoles,
  active,
  still,
  onOpen,
  onCable,
}: TopologyProps) {
  const narrow = useMedia('(max-width: 639px)');
  const cables = cablesOf(network, traffic);
  const linked = (name: string): string => {
    const drawn = neighbours(
      name,
      links.filter(({ cable }) => !cable),
    );
    const byCable = cables.flatMap((cable) => {
      const [end, other] = cable.ends;
      if (end.machine === name) return [otherEnd(cable)];
      return other?.machine === name ? [end.machine] : [];
    });
    return [...new Set([...drawn, ...byCable])].join(', ') || 'nothing';
  };
  const opening = { consoles, active, onOpen };
  return (
    <div className="scroll-quiet min-h-0 flex-1" tabIndex={0} role="group" aria-label="Devices as a table">
      <Rows name="Devices" titles={['Device', 'State', 'Hostname', 'Model', 'Linked to']}>
        {devices.map((device) => (
          <tr key={device.name} className={line}>
            <th scope="row" className={cell}>
              <Name name={device.name} {...opening} />
            </th>
            <td className={cell}>
              <PhaseMark phase={device.phase} className="whitespace-nowrap" />
            </td>
            <td className={`${cell} font-mono`}>{device.hostname}</td>
            <td className={cell}>{device.title}</td>
            <td className={cell}>{linked(device.name)}</td>
          </tr>
        ))}
      </Rows>
      {network && network.hosts.length > 0 && (
        <Rows name="Hosts" titles={['Host', 'Kind', 'Addresses', 'Linked to']}>
          {network.hosts.map(({ name, kind, addresses }) => (
            <tr key={name} className={line}>
              <th scope="row" className={cell}>
                <Name name={name} {...opening} />
              </th>
              <td className={cell}>{hostWord[kind]}</td>
              <td className={`${cell} font-mono`}>{addresses.join(', ')}</td>
              <td className={cell}>{linked(name)}</td>
            </tr>
          ))}
        </Rows>
      )}
      {cables.length > 0 && (
        <Rows name="Cables" titles={['Port', ...(narrow ? [] : ['Leads to', 'Cable']), 'Sent', 'Received', 'Do']}>
          {cables.map((cable) => (
            <Fragment key={cable.id}>
              <CableRows cable={cable} narrow={narrow} still={still} onCable={onCable} />
            </Fragment>
          ))}
        </Rows>
      )}
    </div>
  );
}
