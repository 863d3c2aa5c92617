import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Encode } from '../bytes.ts';
import { parseTftp, tftpAccepted, tftpAcknowledged, tftpData, tftpError, tftpRequest } from './tftp-packets.ts';

describe('messages of TFTP', () => {
  it('are read as they were written', () => {
    const options = new Map([['blksize', '8192']]);
    expect(parseTftp(tftpRequest('read', 'dir/ä', options))).toEqual({
      kind: 'read',
      file: 'dir/ä',
      mode: 'octet',
      options,
    });
    expect(parseTftp(tftpRequest('write', 'x'))).toMatchObject({ kind: 'write', file: 'x', options: new Map() });
    expect(parseTftp(tftpData(65_537, utf8Encode('abc')))).toEqual({
      kind: 'data',
      block: 1,
      bytes: utf8Encode('abc'),
    });
    expect(parseTftp(tftpAcknowledged(65_535))).toEqual({ kind: 'acknowledged', block: 65_535 });
    expect(parseTftp(tftpError(1, 'File not found'))).toEqual({ kind: 'error', code: 1, text: 'File not found' });
    expect(parseTftp(tftpAccepted(options))).toEqual({ kind: 'options', options });
  });

  it('are as long on the wire as those of the device', () => {
    expect(tftpRequest('read', 'x'.repeat(38), new Map([['blksize', '8192']]))).toHaveLength(60);
    expect(tftpAccepted(new Map([['blksize', '8192']]))).toHaveLength(15);
    expect(tftpAcknowledged(0)).toHaveLength(4);
  });

  it('are nothing else, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(7), (tail, kind) => {
        const said = parseTftp(Uint8Array.from([0, kind, ...tail]));
        if (kind === 0 || kind === 7) expect(said).toBeUndefined();
      }),
    );
    expect(parseTftp(Uint8Array.of(0, 1, 65, 66))).toBeUndefined();
  });
});
