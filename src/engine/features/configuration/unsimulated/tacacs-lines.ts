import { knownLines } from './known-line.ts';

/** Lines of a TACACS+ server. */
export const tacacsServerLines = knownLines(`
:1n address ipv6|IPv6 address for tacacs server
:. send-nat-address|Send client post NAT address to tacacs+ server`);

/** Lines of a group of TACACS+ servers. */
export const tacacsGroupLines = knownLines(`
accounting|Accounting parameters
authorization|Authorization parameters
:1n cache expiry|Cache expiry time
cache authentication profile|Profile of the cache of authentication
cache authorization profile|Profile of the cache of authorization
:. cache disable|Stop caching
server|Specify a TACACS+ server
server-private|Define a private TACACS+ server (per group)
:1n vrf forwarding|Configure forwarding table`);
