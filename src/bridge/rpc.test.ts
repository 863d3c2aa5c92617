import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { connect, Disconnected, serve, type Port } from './rpc.ts';

type Calls = {
  double(argument: number): number;
  later(argument: string): string;
  fail(argument: null): null;
};
type Orders = { note: string };
type Pushes = { told: number };

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** A worker's port as Node has it. */
const pair = (): readonly [Port, Port] => {
  const channel = new MessageChannel();
  channels.push(channel);
  return [channel.port1 as unknown as Port, channel.port2 as unknown as Port];
};

const open = (pushed: (value: number) => void = () => {}) => {
  const [here, there] = pair();
  const noted: string[] = [];
  const server = serve<Calls, Orders, Pushes>(
    there,
    {
      double: (value) => value * 2,
      later: async (text) => {
        await Promise.resolve();
        return `${text}!`;
      },
      fail: () => {
        throw new TypeError('no such thing');
      },
    },
    { note: (text) => noted.push(text) },
  );
  return { client: connect<Calls, Orders, Pushes>(here, { told: pushed }), server, noted, here };
};

it('answers calls, at once or later', async () => {
  const { client } = open();
  expect(await Promise.all([client.call('double', 4), client.call('later', 'yes')])).toEqual([8, 'yes!']);
});

it('rejects with what the other side threw', async () => {
  const { client } = open();
  await expect(client.call('fail', null)).rejects.toThrow('no such thing');
});

it('rejects a call of a name that is not served, also one of every object', async () => {
  const { client } = open();
  await expect(client.call('toString' as 'double', 1)).rejects.toThrow('No such call: toString');
});

it('takes orders in their order, before the answer to a later call', async () => {
  const { client, noted } = open();
  client.order('note', 'a');
  client.order('note', 'b');
  await client.call('double', 1);
  expect(noted).toEqual(['a', 'b']);
});

it('hears what the other side says by itself', async () => {
  const heard: number[] = [];
  const { client, server } = open((value) => heard.push(value));
  server.push('told', 7);
  await client.call('double', 1);
  expect(heard).toEqual([7]);
});

it('rejects open and later calls once it is disconnected', async () => {
  const { client } = open();
  const waiting = client.call('double', 1);
  client.disconnect();
  await expect(waiting).rejects.toThrow(Disconnected);
  await expect(client.call('double', 1)).rejects.toThrow(Disconnected);
});
