import { running } from '../../../kernel/io.ts';
import type { Stream } from '../network.ts';
import type { Channel } from './channel.ts';

/** A channel as a connection of its own: for programs that talk over either. Closing it says that nothing more is written. */
export const channelStream = (channel: Channel, { local, remote }: Stream): Stream => ({
  local,
  remote,
  receive: running(() => channel.hear()),
  send: (bytes) => channel.send(bytes),
  pour: (content) => channel.pour(content),
  close: () => channel.end(),
});
