import { describe, expect, it } from 'vitest';
import { emptyContent, sizeOf } from '../../system/content.ts';
import { some } from '../../testing/some.ts';
import { PROTOCOLS, TransferLab, urlOf } from '../../testing/transfer-lab.ts';
import { freeFor, write } from '../files.ts';

const LEFT = 100_000;

describe('two files that are written at once', () => {
  it.each(some(PROTOCOLS))('R5 %s says that the one that came last did not fit, and keeps what did', (protocol) => {
    const lab = new TransferLab();
    const server = lab.lab.machine('SRV');
    if (!server) throw new Error('no server');
    lab.begin(`copy flash0:boot.bin ${urlOf(protocol, 'up.bin')}`);
    while (lab.served('up.bin') === undefined) lab.go(1);
    const other = { kind: 'noise', seed: 'other', length: freeFor(server) - LEFT } as const;
    expect(write(server, '/srv/other.bin', other, 'root', 0o644)).toBeUndefined();
    lab.go();
    expect(lab.player.screen).not.toContain('bytes copied');
    expect(sizeOf(lab.served('up.bin') ?? emptyContent)).toBe(LEFT);
    expect(freeFor(server)).toBe(0);
    const told = lab.lab.events.filter(({ id }) => id.startsWith('transfer.'));
    expect(told).toMatchObject([{ id: 'transfer.failed', payload: { reason: 'full', bytes: LEFT } }]);
  });
});
