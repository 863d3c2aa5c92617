import { complete, knownLines, needingMore, type KnownLine } from './known-line.ts';

/** `show` commands; every user may use them unless `level` says otherwise. */
const shows: readonly KnownLine[] = [
  { phrase: 'show adjacency', help: 'Adjacent nodes' },
  { phrase: 'show archive log config persistent', help: 'Saved commands', level: 15 },
  { phrase: 'show buffers', help: 'Buffer pool statistics' },
  { phrase: 'show class-map', help: 'Show CPL Class Map' },
  { phrase: 'show configuration lock', help: 'Configuration lock', level: 15 },
  { phrase: 'show controllers', help: 'Interface controller status' },
  { phrase: 'show crypto', help: 'Encryption module' },
  { phrase: 'show dhcp', help: 'Dynamic Host Configuration Protocol status' },
  { phrase: 'show diag', help: 'Show diagnostic information for port adapters/modules' },
  { phrase: 'show environment', help: 'Environmental monitor statistics' },
  { phrase: 'show event', help: 'Embedded event related commands', level: 15 },
  { phrase: 'show exception', help: 'exception informations' },
  { phrase: 'show file descriptors', help: 'List open file descriptors', level: 15 },
  { phrase: 'show flash0: all', help: 'List all possible information about flash0: file system', disk: 'flash0' },
  { phrase: 'show flash0: filesys', help: 'Display file system information', disk: 'flash0' },
  { phrase: 'show flash: all', help: 'List all possible information about flash0: file system' },
  { phrase: 'show flash: filesys', help: 'Display file system information' },
  { phrase: 'show hardware', help: 'Hardware specific information' },
  { phrase: 'show idprom', help: 'show IDPROMs for FRUs', level: 15 },
  { phrase: 'show interfaces accounting', help: 'Show interface accounting' },
  { phrase: 'show interfaces stats', help: 'Show interface packets & octets, in & out, by switching path' },
  { phrase: 'show interfaces summary', help: 'Show interface summary' },
  { phrase: 'show inventory fru', help: 'Show the field replaceable units' },
  { phrase: 'show inventory oid', help: 'Show the OID of each entity' },
  { phrase: 'show ip bgp', help: 'BGP information' },
  { phrase: 'show ip cef', help: 'Cisco Express Forwarding' },
  { phrase: 'show ip dhcp', help: 'Show items in the DHCP database' },
  { phrase: 'show ip eigrp', help: 'Show IPv4 EIGRP' },
  { phrase: 'show ip nat', help: 'IP NAT information' },
  { phrase: 'show ip ospf', help: 'OSPF information' },
  { phrase: 'show ip protocols', help: 'IP routing protocol process parameters and statistics' },
  { phrase: 'show ip sockets', help: 'Open IP sockets' },
  { phrase: 'show ip traffic', help: 'IP protocol statistics' },
  { phrase: 'show ip vrf', help: 'VPN Routing/Forwarding instance information' },
  { phrase: 'show ipv6', help: 'IPv6 information' },
  { phrase: 'show key', help: 'Key information' },
  { phrase: 'show license', help: 'Show license information' },
  { phrase: 'show line summary', help: 'Quick line status summary' },
  { phrase: 'show lldp', help: 'LLDP information' },
  { phrase: 'show logging history', help: 'Show the contents of syslog history table' },
  { phrase: 'show memory', help: 'Memory statistics', level: 15 },
  { phrase: 'show monitor', help: 'Monitoring different system events' },
  { phrase: 'show ntp', help: 'Network time protocol' },
  { phrase: 'show parser', help: 'Display parser information', level: 15 },
  { phrase: 'show platform', help: 'Show platform information' },
  { phrase: 'show policy-map', help: 'Show Policy Map' },
  { phrase: 'show processes', help: 'Active process statistics', level: 15 },
  { phrase: 'show protocols', help: 'Active network routing protocols' },
  { phrase: 'show redundancy', help: 'Redundancy Facility (RF) information' },
  { phrase: 'show region', help: 'Region Manager Status', level: 15 },
  { phrase: 'show route-map', help: 'route-map information' },
  { phrase: 'show running-config all', help: 'Configuration with defaults', level: 15 },
  { phrase: 'show running-config linenum', help: 'Display line numbers in output', level: 15 },
  { phrase: 'show running-config partition', help: 'Configuration corresponding a partition', level: 15 },
  { phrase: 'show running-config view', help: 'View options', level: 15 },
  { phrase: 'show snmp', help: 'snmp statistics' },
  { phrase: 'show spanning-tree', help: 'Spanning tree topology' },
  { phrase: 'show stacks', help: 'Process stack utilization', level: 15 },
  { phrase: 'show standby', help: 'HSRP information' },
  { phrase: 'show tcp', help: 'Status of TCP connections' },
  { phrase: 'show tech-support', help: 'Show system information for tech support', level: 15 },
  { phrase: 'show track', help: 'Tracking information' },
  { phrase: 'show usb', help: 'USB information' },
  { phrase: 'show users all', help: 'Include information about inactive ports' },
  { phrase: 'show users wide', help: 'use wide format' },
  { phrase: 'show vlan-switch', help: 'VTP VLAN status' },
  { phrase: 'show vlans', help: 'Virtual LANs Information' },
  { phrase: 'show vrf', help: 'VPN Routing/Forwarding instance information' },
  { phrase: 'show vtp', help: 'Configure VLAN database' },
];

/** What every user may use. */
const forUsers: readonly KnownLine[] = [
  { phrase: 'access-enable', help: 'Create a temporary Access-List entry' },
  { phrase: 'access-profile', help: 'Apply user-profile to interface' },
  { phrase: 'crypto', help: 'Encryption related commands.' },
  { phrase: 'lock', help: 'Lock the terminal' },
  { phrase: 'login', help: 'Log in as a particular user' },
  { phrase: 'mrinfo', help: 'Request neighbor and version information from a multicast router' },
  { phrase: 'mstat', help: 'Show statistics after multiple multicast traceroutes' },
  { phrase: 'mtrace', help: 'Trace reverse multicast path from destination to source' },
  { phrase: 'name-connection', help: 'Name an existing network connection' },
  { phrase: 'pad', help: 'Open a X.29 PAD connection' },
  { phrase: 'ping ipv6', help: 'IPv6 echo' },
  { phrase: 'ping mpls', help: 'MPLS echo' },
  { phrase: 'ping vrf', help: 'Select VPN routing instance' },
  { phrase: 'ppp', help: 'Start IETF Point-to-Point Protocol (PPP)' },
  { phrase: 'rlogin', help: 'Open an rlogin connection' },
  { phrase: 'slip', help: 'Start Serial-line IP (SLIP)' },
  { phrase: 'tunnel', help: 'Open a tunnel connection' },
  { phrase: 'udptn', help: 'Open an udptn connection' },
  { phrase: 'x28', help: 'Become an X.28 PAD' },
  { phrase: 'x3', help: 'Set X.3 parameters on PAD' },
];

/** `terminal` settings that change nothing on a console. */
const terminals: readonly KnownLine[] = [
  { phrase: 'terminal data-character-bits', help: 'Size of characters being handled' },
  { phrase: 'terminal databits', help: 'Set number of data bits per character' },
  { phrase: 'terminal default-value', help: 'Default value' },
  { phrase: 'terminal dispatch-character', help: 'Define the dispatch character' },
  { phrase: 'terminal dispatch-timeout', help: 'Set the dispatch timer' },
  { phrase: 'terminal exec', help: 'Configure EXEC' },
  { phrase: 'terminal exec-character-bits', help: 'Size of characters to the command exec' },
  { phrase: 'terminal flowcontrol', help: 'Set the flow control' },
  { phrase: 'terminal hold-character', help: 'Define the hold character' },
  { phrase: 'terminal international', help: 'Enable international 8-bit character support' },
  { phrase: 'terminal ip', help: 'IP options' },
  { phrase: 'terminal notify', help: 'Inform users of output from concurrent sessions' },
  { phrase: 'terminal padding', help: 'Set padding for a specified output character' },
  { phrase: 'terminal parity', help: 'Set terminal parity' },
  { phrase: 'terminal rxspeed', help: 'Set the receive speed' },
  { phrase: 'terminal special-character-bits', help: 'Size of the escape (and other special) characters' },
  { phrase: 'terminal speed', help: 'Set the transmit and receive speeds' },
  { phrase: 'terminal start-character', help: 'Define the start character' },
  { phrase: 'terminal stop-character', help: 'Define the stop character' },
  { phrase: 'terminal stopbits', help: 'Set async line stop bits' },
  { phrase: 'terminal telnet', help: 'Telnet protocol-specific configuration' },
  { phrase: 'terminal terminal-type', help: 'Set the terminal type' },
  { phrase: 'terminal transport', help: 'Define transport protocols for line' },
  { phrase: 'terminal txspeed', help: 'Set the transmit speeds' },
];

/** The same with `no`. */
const noTerminals: readonly KnownLine[] = terminals
  .filter(({ phrase }) => /exec$|international|notify|padding|transport/.test(phrase))
  .map(({ phrase, help }) => ({ phrase: phrase.replace('terminal', 'terminal no'), help }));

/** What privilege level 15 is for. */
const forAdministrators: readonly KnownLine[] = [
  { phrase: 'access-template', help: 'Create a temporary Access-List entry' },
  { phrase: 'archive log config persistent save', help: 'Save logged commands' },
  { phrase: 'archive tar', help: 'Create, list, or extract files from a tar file' },
  { phrase: 'auto', help: 'Exec level Automation' },
  { phrase: 'beep', help: 'Blocks Extensible Exchange Protocol commands' },
  { phrase: 'call', help: 'Voice call' },
  { phrase: 'clear aaa', help: 'Clear AAA values' },
  { phrase: 'clear archive log config persistent', help: 'Clear saved commands' },
  { phrase: 'clear counters', help: 'Clear counters on one or all interfaces' },
  { phrase: 'clear crypto', help: 'Encryption subsystem' },
  { phrase: 'clear interface', help: 'Clear the hardware logic on an interface' },
  { phrase: 'clear ip', help: 'IP' },
  { phrase: 'clear ipv6', help: 'IPv6' },
  { phrase: 'clear ntp', help: 'clear NTP' },
  { phrase: 'clear snmp', help: 'SNMP related subcommand' },
  { phrase: 'clear tcp', help: 'Clear a TCP connection or statistics' },
  { phrase: 'cns', help: 'CNS agents' },
  { phrase: 'configure overwrite-network', help: 'Overwrite NV memory from TFTP network host' },
  { phrase: 'clear configuration lock', help: 'Clear configuration lock' },
  { phrase: 'configure terminal lock', help: 'Lock configuration mode' },
  { phrase: 'debug all', help: 'Enable all debugging' },
  { phrase: 'event', help: 'Event related commands' },
  { phrase: 'fsck', help: 'Fsck a filesystem' },
  { phrase: 'isdn', help: 'Run an ISDN EXEC command on an ISDN interface' },
  { phrase: 'license', help: 'Smart licensing commands' },
  { phrase: 'monitor', help: 'Monitoring different system events' },
  { phrase: 'partition', help: 'Partition disk' },
  { phrase: 'redundancy', help: 'Redundancy Facility (RF) exec commands' },
  { phrase: 'rsh', help: 'Execute a remote command' },
  { phrase: 'start-chat', help: 'Start a chat-script on a line' },
  { phrase: 'tclsh', help: 'Tool Command Language shell' },
  { phrase: 'test', help: 'Test subsystems, memory, and interfaces' },
  { phrase: 'vlan', help: 'Configure VLAN parameters' },
  { phrase: 'voice', help: 'Voice Commands' },
  { phrase: 'which-route', help: 'Do OSI route table lookup and display results' },
];

/** Further words of EXEC; what is known of them is that they are there. */
const moreForUsers = knownLines(`
emm|Run a menu
lat|Open a LAT connection
release|Release a resource
renew|Renew a resource
routing-context|Choose a routing context
set|Set a parameter of the system
:? tclquit|Quit the Tool Command Language shell
tn3270|Open a TN3270 connection`);

const moreForAdministrators = knownLines(`
alps|ALPS commands
audio-prompt|Load a voice prompt
authentication|Authentication commands
:? bfe|Emergency modes
call-home|Call-Home commands
credential|Load credentials from a file
eap|EAP commands
eou|EAPoUDP
ethernet|Ethernet commands
file-acct|Accounting of files
flush|Flush accounting of files
hw-module|Commands for a slot
if-mgr|Commands of the interface manager
mediatrace|Mediatrace commands
microcode|Microcode commands
mpls|MPLS commands
mrm|Test of multicast routing
ncia|Start or stop the NCIA server
onep|onePK commands
restart|Restart a connection
sdlc|Send SDLC test frames
spec-file|Commands of format files
tarp|TARP commands
:? tclsafe|Tool Command Language shell in safe mode
tdm|TDM commands
webvpn|WebVPN commands
xconnect|Xconnect commands`);

/** Further words of `show`. `login` is not among them: `show log` is short for `show logging` on the device. */
const moreShows = knownLines(
  `aaa|Show AAA values
access-expression|Access expressions
alignment|Alignment of memory accesses
appfw|Application firewall
async|Terminal lines used as interfaces
auto|Automation templates
backup|Backup lines
banner|Banners
beep|BEEP
bfd|BFD neighbours
bgp|BGP
bridge|Bridge forwarding database
call|Calls
call-home|Call-Home
caller|Dialup connections
cef|Cisco Express Forwarding
clns|CLNS network
cns|CNS agents
compress|Compression statistics
connection|Connections
context|Recent crashes
cops|COPS
credentials|Credentials service
crm|Carrier resource manager
dampening|Dampening
data-corruption|Data errors
derived-config|Derived configuration
dial-peer|Dial plan
dialer|Dialer parameters and statistics
dialplan|Telephony dial plan
dlsw|Data link switching
dot1x|IEEE 802.1X
dspfarm|DSP farm
entry|Queued terminal entries
eou|EAPoUDP
etherchannel|EtherChannel
flow|Flows
flow-sampler|Flow samplers
frame-relay|Frame Relay
gateway|Gateway status
glbp|GLBP
h323|H.323
html|HTML helpers
idb|Interface descriptor blocks
isis|IS-IS routing
kron|Kron subsystem
l2tun|Layer 2 tunnels
lat|LAT
llc2|LLC2 circuits
location|Location of the system
mac-address-table|MAC forwarding table
management|Management applications
mgcp|MGCP
microcode|Downloadable microcode
modem|Modems
modemcap|Modem capabilities
mpls|MPLS
mrm|Multicast routing monitor
netbios-cache|NetBIOS names
node|Known LAT nodes
num-exp|Number expansion
pci|PCI
policy-manager|Policy manager
ppp|PPP
pppoe|PPPoE
printers|LPD printers
queue|Contents of queues
queueing|Queueing configuration
radius|RADIUS
random-detect-group|Random-detect groups
registry|Function registry
resource|Use of resources
rhosts|Remote hosts and users
rif|RIF cache
rmi|Resource infrastructure
rmon|RMON statistics
rtsp|RTSP
sasl|SASL
sccp|SCCP
scp|SCP commands
services|LAT services
sgbp|SGBP group
sip-ua|SIP user agent
slm|Service level statistics
snapshot|Snapshot routing
source-bridge|Source bridge
ssl|SSL
sss|Subscriber sessions
storm-control|Storm control
subscriber-policy|Subscriber policies
subsys|Subsystems
table-map|Table maps
tdm|TDM connections
template|Templates
time-range|Time ranges
traffic-shape|Traffic shaping
translate|Protocol translation
trunk|Trunk groups
tunnel|Tunnels
vlan-range|VLAN ranges
voice|Voice ports
voip|Voice over IP
vpdn|VPDN
vrrp|VRRP
vtemplate|Virtual templates
webvpn|WebVPN
x25|X.25
x29|X.29
xconnect|Xconnect`
    .split('\n')
    .map((row) => `:? show ${row}`)
    .join('\n'),
);

/** Messages that can be turned off again by name. */
const debugs: readonly KnownLine[] = [
  { phrase: 'debug aaa', help: 'AAA Authentication, Authorization and Accounting' },
  { phrase: 'debug crypto', help: 'Cryptographic subsystem' },
  { phrase: 'debug ip', help: 'IP information' },
];

/** The ways to switch a topic of debugging off. */
const undebugged = ({ phrase, help }: KnownLine): readonly KnownLine[] =>
  ['no debug', 'undebug'].map((off) => ({ phrase: phrase.replace('debug', off), help }));

const at =
  (level: number) =>
  (line: KnownLine): KnownLine => ({ level, ...line });

export const execLines: readonly KnownLine[] = [
  ...complete(shows, [
    'show crypto',
    'show dhcp',
    'show event',
    'show ip dhcp',
    'show ip eigrp',
    'show ip nat',
    'show ipv6',
    'show key',
    'show ntp',
    'show parser',
    'show running-config partition',
    'show usb',
    'show vtp',
  ]).map(at(1)),
  ...complete(forUsers, ['crypto', 'pad', 'ping ipv6', 'ping mpls', 'ping vrf', 'rlogin', 'tunnel', 'udptn']).map(
    at(1),
  ),
  ...moreShows.map(at(1)),
  ...moreForUsers.map(at(1)),
  ...needingMore(terminals, ['terminal international', 'terminal notify']).map(at(1)),
  ...noTerminals.map(at(1)),
  ...needingMore(forAdministrators, [
    'archive log config persistent save',
    'clear archive log config persistent',
    'clear configuration lock',
    'clear counters',
    'configure overwrite-network',
    'configure terminal lock',
    'debug all',
    'tclsh',
  ]).map(at(15)),
  ...moreForAdministrators.map(at(15)),
  ...needingMore(debugs, []).map(at(15)),
  ...debugs.flatMap(undebugged).map(at(15)),
];
