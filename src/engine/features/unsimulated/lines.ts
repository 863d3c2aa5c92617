/** A line that the real device takes and this lab only recognises. */
export interface KnownLine {
  readonly phrase: string;
  readonly help: string;
  /** Lowest privilege level, where it is not that of its mode's other lines: 1 in EXEC, 15 in configuration. */
  readonly level?: number;
  /** Prompt suffix of the block it opens: `config-router`. */
  readonly enters?: string;
}

export const execLines: readonly KnownLine[] = [
  { phrase: 'show arp', help: 'ARP table' },
  { phrase: 'show access-lists', help: 'List access lists' },
  { phrase: 'show cdp', help: 'CDP information' },
  { phrase: 'show controllers', help: 'Interface controller status' },
  { phrase: 'show environment', help: 'Environmental monitor statistics' },
  { phrase: 'show ip route', help: 'IP routing table' },
  { phrase: 'show ip protocols', help: 'IP routing protocol process parameters and statistics' },
  { phrase: 'show ip arp', help: 'IP ARP table' },
  { phrase: 'show ip nat', help: 'IP NAT information' },
  { phrase: 'show ipv6', help: 'IPv6 information' },
  { phrase: 'show license', help: 'Show license information' },
  { phrase: 'show memory', help: 'Memory statistics' },
  { phrase: 'show processes', help: 'Active process statistics' },
  { phrase: 'show protocols', help: 'Active network routing protocols' },
  { phrase: 'show standby', help: 'HSRP information' },
  { phrase: 'show tech-support', help: 'Show system information for tech support', level: 15 },
  { phrase: 'show vlans', help: 'Virtual LANs Information' },
  { phrase: 'show diag', help: 'Show diagnostic information for port adapters/modules' },
  { phrase: 'clear arp-cache', help: 'Clear the entire ARP cache', level: 15 },
  { phrase: 'clear counters', help: 'Clear counters on one or all interfaces', level: 15 },
  { phrase: 'traceroute', help: 'Trace route to destination' },
  { phrase: 'license', help: 'Smart licensing commands', level: 15 },
  { phrase: 'crypto', help: 'Encryption related commands.', level: 15 },
  { phrase: 'monitor', help: 'Monitoring different system events', level: 15 },
  { phrase: 'test', help: 'Test subsystems, memory, and interfaces', level: 15 },
  { phrase: 'tclsh', help: 'Tool Command Language shell', level: 15 },
];

export const configLines: readonly KnownLine[] = [
  { phrase: 'access-list', help: 'Add an access list entry' },
  { phrase: 'cdp', help: 'Global CDP configuration subcommands' },
  { phrase: 'class-map', help: 'Configure CPL Class Map', enters: 'config-cmap' },
  { phrase: 'crypto isakmp', help: 'Configure ISAKMP policy', enters: 'config-isakmp' },
  { phrase: 'crypto ipsec', help: 'Configure IPSEC policy' },
  { phrase: 'crypto map', help: 'Enter a crypto map', enters: 'config-crypto-map' },
  { phrase: 'event', help: 'Event related configuration commands' },
  { phrase: 'ip access-list', help: 'Named access-list', enters: 'config-std-nacl' },
  { phrase: 'ip default-gateway', help: 'Specify default gateway (if not routing IP)' },
  { phrase: 'ip dhcp', help: 'Configure DHCP server and relay parameters' },
  { phrase: 'ip forward-protocol', help: 'Controls forwarding of physical and directed IP broadcasts' },
  { phrase: 'ip http', help: 'HTTP server configuration' },
  { phrase: 'ip nat', help: 'NAT configuration commands' },
  { phrase: 'ip route', help: 'Establish static routes' },
  { phrase: 'ip routing', help: 'Enable IP routing' },
  { phrase: 'ipv6', help: 'Global IPv6 configuration commands' },
  { phrase: 'key', help: 'Key management' },
  { phrase: 'license', help: 'Configure license features' },
  { phrase: 'ntp', help: 'Configure NTP' },
  { phrase: 'policy-map', help: 'Configure Policy Map', enters: 'config-pmap' },
  { phrase: 'route-map', help: 'Create route-map or enter route-map command mode', enters: 'config-route-map' },
  { phrase: 'router', help: 'Enable a routing process', enters: 'config-router' },
  { phrase: 'snmp-server', help: 'Modify SNMP engine parameters' },
  { phrase: 'spanning-tree', help: 'Spanning Tree Subsystem' },
  { phrase: 'track', help: 'Object tracking configuration commands', enters: 'config-track' },
  { phrase: 'vlan', help: 'Vlan commands' },
];
