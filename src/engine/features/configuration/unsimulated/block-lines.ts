import { otherInterfaceLines } from './interface-lines.ts';
import { knownLines, type KnownLine } from './known-line.ts';

/**
 * Lines that a block knows itself, whatever global configuration makes of their words, by the suffix of its prompt; and
 * those that replace one another there. Any other line that no mode around the block knows is kept as it was typed.
 */
const tables = {
  'dhcp-config': `
:2 network
:1n default-router
:1n dns-server
:1n domain-name
:1n lease
:1n bootfile
:1n next-server
:1n client-name
:2 option
:2 import
:1n host
:1n hardware-address
:1n client-identifier`,
  'config-router': `
:1n version
:1n router-id
:2 timers
:1n maximum-paths
:1n default-metric
:1n auto-cost
distance
bgp
eigrp
network
neighbor
redistribute
:? passive-interface
area
:? default-information
:? auto-summary
:? synchronization`,
  'config-sg-radius': `
server
server-private
:2 ip radius
:2 ip vrf
:1n deadtime`,
  'config-locsvr-da-radius': `
client
:1n server-key
:1n port`,
  'cfg-acct-mlist': `
:1n action-type
group`,
  'config-class': `
codec
host
:1n id`,
  'config-ephone': `
:1n description
:1n mac-address
:1n username
:1n type
:1n button`,
  'config-app-global': `
service`,
  'config-pw-class': `
ip
protocol
:1n encapsulation`,
  'config-isakmp': `
:1n encr
:1n encryption
:1n hash
:1n authentication
:1n group
:1n lifetime`,
  'config-isakmp-group': `
:1n key
:1n pool
:1n acl
:1n domain`,
  'config-crypto-map': `
set peer
:2 set
match address
:1n description`,
  'cfg-crypto-trans': `
:1 mode`,
  'config-applet': `
event
action
:1n description`,
  'config-view': `
secret
commands
view`,
  'config-route-map': `
match
set
:1n description`,
  'config-vrf': `
:1n rd
:1n description
route-target`,
  'config-radius-server': `
:2 address
:1n key
:1n timeout
:1n retransmit`,
  'ca-trustpoint': `
:2 enrollment
:1n subject-name
:1n revocation-check
:1n rsakeypair
:1n fqdn
:1n serial-number
:2 ip-address`,
  'cs-server': `
database
:1n lifetime`,
  'config-dial-peer': `
:1n destination-pattern
:2 session
:1n codec
:1n description
:1n preference
:1n port
voice`,
  'conf-voi-serv': `
allow-connections
fax`,
  'config-vrf-af': `
route-target
import
export`,
  'config-network-group': `
:1n description
host
range
group-object`,
  'config-ext-nacl': `
permit
deny
remark
evaluate`,
  'config-track': `
:1n delay`,
  'config-cmap': `
match
:1n description`,
  'config-pmap': `
:1n description`,
  'config-pmap-c': `
bandwidth
priority
set
police
shape
service-policy
:? fair-queue
:? random-detect`,
  'config-sec-zone-pair': `
:2 service-policy
:1n description`,
  'config-flow-exporter': `
:1n destination
:1n source
:1n transport
:1n description`,
  'config-flow-record': `
match
collect
:1n description`,
  'config-flow-monitor': `
:1n record
exporter
:2 cache
:1n description`,
  'config-flow-top-talkers': `
:1n top
:1n sort-by
:1n cache-timeout`,
  'cfg-call-home': `
:1n contact-email-addr
:1n phone-number
:1n street-address
mail-server
:? service`,
};

const byBlock: Readonly<Record<string, readonly KnownLine[]>> = {
  ...Object.fromEntries(Object.entries(tables).map(([suffix, table]) => [suffix, knownLines(table)])),
  'config-router-af': knownLines(tables['config-router']),
  'config-router-af-interface': knownLines(tables['config-router']),
  'config-router-af-topology': knownLines(tables['config-router']),
  'config-if': otherInterfaceLines,
  'config-subif': otherInterfaceLines,
};

export const linesOfBlock = (suffix: string): readonly KnownLine[] => byBlock[suffix] ?? [];

/** The block that holds text up to a line `quit`. */
export const CERTIFICATE = 'config-pubkey';

/** Blocks within blocks: the word that opens one, and the suffix of its prompt. */
export const innerBlocks: Readonly<Record<string, readonly (readonly [word: string, suffix: string])[]>> = {
  'config-router': [['address-family', 'config-router-af']],
  'config-router-af': [
    ['af-interface', 'config-router-af-interface'],
    ['topology', 'config-router-af-topology'],
  ],
  'config-vrf': [['address-family', 'config-vrf-af']],
  'config-app': [
    ['service', 'config-app-param'],
    ['global', 'config-app-global'],
  ],
  'config-pmap': [['class', 'config-pmap-c']],
  'config-keychain': [['key', 'config-keychain-key']],
  'config-cert-chain': [['certificate', CERTIFICATE]],
  'config-ikev2-keyring': [['peer', 'config-ikev2-keyring-peer']],
  'cfg-call-home': [['profile', 'cfg-call-home-profile']],
  'conf-ssh-pubkey': [['username', 'conf-ssh-pubkey-user']],
  'conf-ssh-pubkey-user': [['key-string', 'conf-ssh-pubkey-data']],
  'conf-voi-serv': [
    ['sip', 'conf-serv-sip'],
    ['h323', 'conf-serv-h323'],
  ],
  'config-ip-sla': [
    'icmp-echo',
    'icmp-jitter',
    'udp-echo',
    'udp-jitter',
    'tcp-connect',
    'dns',
    'http',
    'path-echo',
  ].map((word) => [word, `config-ip-sla-${word.replace(/^\w+-/, '')}`] as const),
};

/** Blocks that the device closes itself: the word that opens one, and the one that closes it. */
export const closing: Readonly<Record<string, string>> = {
  'address-family': 'exit-address-family',
  'af-interface': 'exit-af-interface',
  topology: 'exit-af-topology',
};

/** Lines of which a device does not print the `no` form. */
export const withoutNo = (suffix: string): boolean =>
  /nacl|acl$|group$|chain|pubkey|applet|map$|view|-key$/.test(suffix);
