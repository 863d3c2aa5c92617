import { gate, on, race, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Stream } from '../../../system/network/network.ts';
import { telnetServer } from '../../../system/network/telnet.ts';
import { connect, type Caller } from './connect.ts';

/** A caller at the other end of a stream; what the line writes in one moment goes out as one message. */
function remote({ clock }: Device, stream: Stream, closed: () => void): Caller {
  let waiting = '';
  const flush = (): void => {
    if (waiting !== '') stream.send(utf8Encode(waiting));
    waiting = '';
  };
  return {
    from: stream.remote.address,
    protocol: 'telnet',
    hear(text) {
      if (waiting === '') clock.after(0)(flush);
      waiting += text;
    },
    closed() {
      flush();
      stream.close();
      closed();
    },
  };
}

/** Serves somebody who has connected: what they send is typed at a line until one of both ends it. */
export function* serveTelnet(device: Device, stream: Stream): Io<void> {
  const end = telnetServer();
  const gone = gate<void>();
  let over = false;
  stream.send(end.offers);
  const line = connect(
    device,
    remote(device, stream, () => {
      over = true;
      gone.open();
    }),
  );
  if (!line) return stream.close();
  while (!over) {
    const [which, heard] = yield* on(race(gone.wait, stream.receive));
    if (which === 0) return;
    if (typeof heard === 'string') return line.hangUp();
    if (!(heard instanceof Uint8Array)) continue;
    const { data, answer } = end.hear(heard);
    if (answer.length > 0) stream.send(answer);
    line.receive(utf8Decode(data) ?? latin1Decode(data));
  }
}
