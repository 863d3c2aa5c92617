import type { TrustChain, TrustKey } from '../../engine/index.ts';
import { areaWord } from './words.ts';

const cell = 'border-b border-line px-2 py-1.5 text-left align-top font-normal';

const key = ({ type, version, fingerprint, newest }: TrustKey) => (
  <li key={`${type} ${version} ${fingerprint}`} className="flex flex-wrap items-baseline gap-x-2">
    <span className="rounded-sm border border-line-strong px-1.5 text-sm whitespace-nowrap">
      {type} <b>{version}</b>
    </span>
    <span className="font-mono text-xs text-ink-2">{fingerprint}</span>
    {!newest && <span className="text-xs text-warn">a newer one is stored</span>}
  </li>
);

/** The keys with which a device accepts software, and those that it does not accept any more. */
export function KeyStorage({ storage, revoked }: Pick<TrustChain, 'storage' | 'revoked'>) {
  return (
    <section className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">Key storage</h3>
      <table className="w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {storage.map(({ area, keys }) => (
            <tr key={area}>
              <th scope="row" className={`${cell} text-ink-2`}>
                {areaWord[area]}
              </th>
              <td className={cell}>
                {keys.length === 0 ? 'empty' : <ul className="flex flex-col gap-1">{keys.map(key)}</ul>}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className={`${cell} text-ink-2`}>
              Revoked
            </th>
            <td className={cell}>
              {revoked.length === 0 ? (
                'none'
              ) : (
                <ul className="flex flex-wrap gap-1.5">
                  {revoked.map((name) => (
                    <li
                      key={name}
                      className="rounded-sm border border-dashed border-danger px-1.5 whitespace-nowrap text-danger"
                    >
                      <s>{name}</s>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
