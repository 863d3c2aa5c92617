/** Protocols by the words that configurations have for them. */
export const protocols = {
  ahp: [51, 'Authentication Header Protocol'],
  eigrp: [88, "Cisco's EIGRP routing protocol"],
  esp: [50, 'Encapsulation Security Payload'],
  gre: [47, "Cisco's GRE tunneling"],
  icmp: [1, 'Internet Control Message Protocol'],
  igmp: [2, 'Internet Gateway Message Protocol'],
  ip: [0, 'Any Internet Protocol'],
  ipinip: [4, 'IP in IP tunneling'],
  nos: [94, 'KA9Q NOS compatible IP over IP tunneling'],
  ospf: [89, 'OSPF routing protocol'],
  pcp: [108, 'Payload Compression Protocol'],
  pim: [103, 'Protocol Independent Multicast'],
  tcp: [6, 'Transmission Control Protocol'],
  udp: [17, 'User Datagram Protocol'],
} as const;

/** UDP ports by their words. */
export const udpPorts: Readonly<Record<string, number>> = {
  biff: 512,
  bootpc: 68,
  bootps: 67,
  discard: 9,
  dnsix: 195,
  domain: 53,
  echo: 7,
  isakmp: 500,
  'mobile-ip': 434,
  nameserver: 42,
  'netbios-dgm': 138,
  'netbios-ns': 137,
  'netbios-ss': 139,
  'non500-isakmp': 4500,
  ntp: 123,
  'pim-auto-rp': 496,
  rip: 520,
  ripv6: 521,
  snmp: 161,
  snmptrap: 162,
  sunrpc: 111,
  syslog: 514,
  tacacs: 49,
  talk: 517,
  tftp: 69,
  time: 37,
  who: 513,
  xdmcp: 177,
};

/** ICMP messages by their words: type, and code where it matters. */
export const icmpMessages: Readonly<Record<string, readonly [number, number?]>> = {
  'administratively-prohibited': [3, 13],
  echo: [8],
  'echo-reply': [0],
  'host-unreachable': [3, 1],
  'net-unreachable': [3, 0],
  'packet-too-big': [3, 4],
  'parameter-problem': [12],
  'port-unreachable': [3, 3],
  'protocol-unreachable': [3, 2],
  redirect: [5],
  'source-quench': [4],
  'time-exceeded': [11],
  'timestamp-reply': [14],
  'timestamp-request': [13],
  traceroute: [30],
  'ttl-exceeded': [11, 0],
  unreachable: [3],
};

/** Parts of the type of service by their words. */
export const precedences: Readonly<Record<string, number>> = {
  critical: 5,
  flash: 3,
  'flash-override': 4,
  immediate: 2,
  internet: 6,
  network: 7,
  priority: 1,
  routine: 0,
};

export const tosValues: Readonly<Record<string, number>> = {
  'max-reliability': 2,
  'max-throughput': 4,
  'min-delay': 8,
  'min-monetary-cost': 1,
  normal: 0,
};

/** Assured forwarding has classes 1 to 4, each with three drop precedences. */
const assured = [1, 2, 3, 4].flatMap((of) => [1, 2, 3].map((drop) => [`af${of}${drop}`, of * 8 + drop * 2] as const));

export const dscps: Readonly<Record<string, number>> = {
  ...Object.fromEntries(assured),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((of) => [`cs${of}`, of * 8])),
  default: 0,
  ef: 46,
};

/** Options of IP by their words. */
export const ipOptions: readonly string[] = `add-ext any-options com-security dps encode eool ext-ip ext-security finn
imitd lsr mtup mtur no-op nsapa record-route router-alert sdb security ssr stream-id timestamp traceroute ump visa zsu`.split(
  /\s/,
);

export const tcpFlags = ['ack', 'fin', 'psh', 'rst', 'syn', 'urg'] as const;

export const igmpMessages: readonly string[] = [
  'dvmrp',
  'host-query',
  'host-report',
  'pim',
  'trace',
  'v2-leave',
  'v2-report',
  'v3-report',
];
