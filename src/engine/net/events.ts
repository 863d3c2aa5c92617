import { defineEvent } from '../kernel/events.ts';

export const wireSaid = defineEvent(
  'wire.said',
  { what: 'text', text: 'text', from: 'text', to: 'text', wire: 'text' },
  'A machine said something that everybody on a wire could read; `what` is ftp.user, ftp.password, http.authorization (`text` is USER:PASSWORD), telnet.typed (a line), these at whatever port, tftp.request (the name of a file) or dns.question (a name); `from` and `to` are addresses, `wire` is the first that carried it',
);
