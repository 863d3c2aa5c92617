import { knownLines, type KnownLine } from './known-line.ts';
import type { TableBlock } from './state.ts';

/** Lines of global configuration by the block of the running configuration they stand in, in the order they are printed. */
const tables = {
  service: `
:1 service counters|Control aging of interface counters
:^ service prompt config|Enable mode specific prompt`,
  'boot-more': `
boot bootstrap|Bootstrap image file
boot config|Configuration file
boot host|Router-specific config file
boot network|Network-wide config file`,
  vrf: `
vrf definition|VRF definition|config-vrf
vrf upgrade-cli|Upgrade VRF CLI`,
  security: `
:2 security authentication|Authentication security CLIs
:2 security passwords|Password security CLIs
logging discriminator|Create or modify a message discriminator
:? logging count|Count every log message and timestamp last occurrence
:? logging userinfo|Enable logging of user info on privileged mode enabling
:1n logging queue-limit|Set logger message queue size
:? logging persistent|Set persistent logging parameters
:1n logging rate-limit|Set messages per second limit
logging event|Global interface events
logging exception|Limit size of exception flush output`,
  enable: `
enable last-resort|Define enable action if no TACACS servers respond
enable use-tacacs|Use TACACS to check enable passwords`,
  aaa: `
aaa group server radius|Radius server-group definition|config-sg-radius
aaa group server ldap|Ldap server-group definition|config-ldap-sg
:a aaa group server diameter|Diameter server-group definition|config-sg-diameter
`,
  'aaa-more': `
aaa authentication arap|Set authentication lists for arap.
aaa authentication dot1x|Set authentication lists for IEEE 802.1x.
aaa authentication ppp|Set authentication lists for ppp.
:? aaa authentication suppress|Do not send access request for a specific type of user.
aaa authorization network|For network services. (PPP, SLIP, ARAP)
aaa authorization auth-proxy|For Authentication Proxy Services
aaa authorization configuration|For downloading configurations from AAA server
aaa authorization reverse-access|For reverse access connections
:a aaa authentication eou|Set authentication lists for EAPoUDP
:a aaa authentication nasi|Set authentication lists for NASI.
:a aaa authentication onep|Set authentication lists for ONEP.
:a aaa authentication sgbp|Set authentication lists for sgbp.
:.a aaa authentication local-override|Use local first in authenticating
:a aaa authentication rejected|Number of rejects after which a user is locked out
:.a aaa authentication secure-prompts|Prompts that say nothing of passwords
:a aaa authorization cache|For AAA cache configuration
:a aaa authorization credential-download|For downloading EAP credential
:a aaa authorization ipmobile|For Mobile IP services.
:a aaa authorization multicast|For downloading Multicast configurations
:a aaa authorization onep|For ONEP authorization service
:a aaa authorization policy-if|For diameter policy interface application
:a aaa authorization prepaid|For diameter prepaid services.
:a aaa authorization radius-proxy|For proxying radius packets
:a aaa authorization subscriber-service|For iEdge subscriber services
:.a aaa authorization template|Enable template authorization
:.a aaa accounting gigawords|64 bit interface counters to support Radius attributes 52 & 53.
:a aaa accounting include|Include attributes of the authentication
:a aaa accounting jitter|Set jitter parameters for periodic interval
:a aaa accounting multicast|For multicast accounting.
:a aaa accounting redundancy|AAA platform redundancy accounting behavior
:.a aaa accounting session-duration ntp-adjusted|Session time by the clock that NTP sets
:a aaa accounting vrrs|For VRRS accounting.
aaa accounting network|For network services. (PPP, SLIP, ARAP)|cfg-acct-mlist
aaa accounting connection|For outbound connections. (telnet, rlogin)|cfg-acct-mlist
aaa accounting system|For system events.|cfg-acct-mlist
aaa accounting auth-proxy|For authentication proxy events.|cfg-acct-mlist
aaa accounting dot1x|For dot1x sessions.|cfg-acct-mlist
aaa accounting resource|For resource events.|cfg-acct-mlist
aaa accounting identity|For identity sessions.|cfg-acct-mlist
:? aaa accounting update|Enable accounting update records.
:? aaa accounting delay-start|Delay PPP Network start record until peer IP address is known.
aaa accounting send|Send records to accounting server.
aaa accounting suppress|Do not generate accounting records for a specific type of user.
:. aaa accounting nested|When starting PPP from EXEC, generate NETWORK records before EXEC-STOP record.
aaa attribute list|AAA attribute list definition|config-attr-list
:?a aaa cache filter|Filters of caches|config-filter-map
:?a aaa cache filterserver|AAA filter-server cache parameters
:a aaa cache profile|Configure a cache profile|config-profile-map
:a aaa common-criteria policy|Policy of passwords|config-cc-policy
:a aaa configuration|Authorization configuration parameters.
:a aaa dnis map|Associate a DNIS number to a particular server group
:?a aaa intercept|Intercepts
:a aaa local authentication|AAA Local method options
:1a aaa max-sessions|Adjust initial hash size for estimated max sessions
:a aaa memory threshold|AAA memory parameters
:a aaa nas|NAS specific configuration
:a aaa password|Configure password/secret related parameters
:a aaa pod server|POD processing
:?a aaa preauth|AAA PreAuth definitions|config-preauth
:1a aaa processes|Configure AAA background processes
:a aaa route download|Download of static routes
:?a aaa server radius policy-device|Local server profile for policy devices|config-locsvr-policy
:?a aaa server radius proxy|Local server profile for proxies|config-locsvr-proxy
:?a aaa server radius sesm|Local server profile for SESM|config-locsvr-sesm
:a aaa session-mib|AAA session MIB options
:.a aaa traceback recording|Enable traceback recording
:a aaa user profile|AAA user profile definition|config-profile
:. aaa server radius dynamic-author|Local server profile for RFC 3576 support|config-locsvr-da-radius`,
  memory: `
:2 memory|Configure memory management
:2 memory-size|Adjust memory size by percentage
buffers|Adjust system buffer pool parameters
platform|platform specific configuration
network-clock-participate|Configure clock participation parameters
:! clock initialize|Initialize system clock on restart
:? clock calendar-valid|Set the system clock from the hardware calendar on startup
clock save|backup of clock with NVRAM
process|Configure process
card|Configure a card
diagnostic|Diagnostic configuration
upgrade|Automatic upgrades
resource|Resource policies
ethernet lmi|Ethernet local management
default-value|Defaults of lines`,
  'ip-early': `
arp vrf|Configure static ARP for a VPN Routing/Forwarding Table
dot1x|IEEE 802.1X Global Configuration Commands
:. ip subnet-zero|Allow 'subnet zero' subnets
:. dot11 syslog|Dot11 syslog messages
dot11 ssid|Configure a service set|config-ssid
dot11|IEEE 802.11 config commands
:.^ ip source-route|Process packets with source routing header options
:.^ ip gratuitous-arps|Generate gratuitous ARPs for PPP/SLIP peer addresses
:2 ip icmp|ICMP options
ip arp|IP ARP global configuration`,
  'ip-early-more': `
ip rcmd|Rcmd commands
:. ip finger|finger server
:. ip identd|Ident server
ip vrf|Configure an IP VPN Routing/Forwarding instance|config-vrf
ip dns|Configure DNS server
ip dns view|Define a DNS view|config-dns-view
ip rtcp|RTCP parameters
ip accounting-list|Select hosts for which IP accounting information is kept
:? ip multicast-routing|Enable IP multicast forwarding
:. ipv6 unicast-routing|Enable unicast routing
:^ ip igmp snooping|Global IGMP snooping enable
ip nbar|Network Based Application Recognition
:2 ip flow-cache|Configure netflow cache parameters
ip wccp|Web cache coordination
ip rsvp|RSVP
ip admission|Admission control
ip audit|Intrusion detection audit
ip ips|Intrusion prevention
ip ddns|Dynamic DNS updates
ip device|Tracking of devices
ip alias|Alias addresses
ip reflexive-list|Reflexive access lists`,
  'ip-dhcp': `
ip dhcp|Configure DHCP server and relay parameters
ip dhcp pool|Configure DHCP address pools|dhcp-config
ip dhcp class|Configure DHCP classes|config-dhcp-class
:^ ip bootp server|Allow booting from network
ip dhcp-server|DHCP servers to ask
ip dhcp-client|DHCP client`,
  'ip-domain-more': `
ip inspect|Context-based Access Control Engine
login block-for|Set quiet-mode active time period
:1 login delay|Set delay between successive fail login
login quiet-mode|Set quiet-mode options
ip cef load-sharing|Load sharing
ip cef accounting|Enable CEF accounting
ipv6 access-list|Configure access lists|config-ipv6-acl
ipv6 dhcp pool|Configure IPv6 DHCP pool|config-dhcpv6`,
  'multilink-more': `
flow exporter|Define a Flow Exporter|config-flow-exporter
flow record|Define a Flow Record|config-flow-record
flow monitor|Define a Flow Monitor|config-flow-monitor
sampler|Define a Sampler|config-sampler
flow-sampler-map|Flow sampler configuration|config-sampler
chat-script|Define a modem chat script
parser|Configure parser
parser view|View Commands|config-view
password encryption|Encrypt system passwords
key chain|Key-chain management|config-keychain
:! key config-key|Set a private configuration key
:2 vtp|Configure global VTP state
:? call-home|Enter call-home configuration mode|cfg-call-home
call threshold|Thresholds of calls
clid|Calling line identification
cns|CNS agents
async-bootp|Extended BOOTP
isdn|Global ISDN configuration
frame-relay|Global Frame Relay configuration
mpls|Global MPLS configuration
multilink virtual-template|Virtual template of multilink
vpdn|Virtual private dialup networks
virtual-profile|Virtual Profile configuration
vpdn-group|VPDN group|config-vpdn
subscriber|Subscribers
template|Template|config-template
parameter-map type|Parameter map|config-profile
trunk group|Trunk group|config-trunk-group
kron occurrence|Kron occurrence|config-kron-occurrence
kron policy-list|Kron policy list|config-kron-policy`,
  pki: `
crypto ca|Certification authority
crypto pki server|Enable IOS Certificate server|cs-server
crypto pki token|Configure cryptographic token
crypto pki trustpoint|Define a CA trustpoint|ca-trustpoint
crypto pki certificate chain|Identify a certificate chain to be configured|config-cert-chain
:! crypto pki authenticate|Get the CA certificate
:! crypto pki enroll|Request a certificate from a CA
:! crypto pki export|Export certificate or PKCS12 file
:! crypto pki import|Import certificate or pkcs12
:! crypto key|Long term key operations
voice-card|Configure a specific voice-card|config-voicecard
:. application|Define application|config-app
voice service|Global packet telephony service commands|conf-voi-serv
voice class|Configure a voice class|config-class
:. voice register global|SIP phones|config-register-global
voice register dn|Extension of SIP phones|config-register-dn
voice register pool|SIP phone|config-register-pool
voice register template|Template of SIP phones|config-register-template
voice register|Configure SIP phones
voice hunt-group|Define a hunt group|config-voice-hunt-group
voice source-group|Define a source group|cfg-source-grp
voice translation-rule|Define a translation rule|cfg-translation-rule
voice translation-profile|Define a translation profile|cfg-translation-profile
voice|Global voice configuration commands
crypto pki certificate map|Certificate map|ca-certificate-map
crypto pki crl|Revocation lists
crypto engine|Crypto engines
crypto logging|Logging of tunnels
crypto identity|Identities|crypto-identity`,
  'license-more': `
license|Configure license features
hw-module|Control of individual components in the system
:. redundancy inter-device|Redundancy between devices|config-red-interdevice
:. ipc zone default|Zone of inter-process communication|config-ipczone
errdisable|Error disable
modemcap|Modem capabilities
spanning-tree|Spanning Tree Subsystem
object-group|Configure Object Group|config-network-group
file privilege|Configure file privilege level
table-map|Table map|config-tablemap
controller|Controller|config-controller
pfr|Performance routing
scripting|Scripting`,
  'ip-tcp': `
:c vlan|Vlan commands|config-vlan
mac-address-table|Configure the MAC address table
monitor|Monitoring different system events
track|Object tracking configuration commands|config-track
:2 ip tcp|Global TCP parameters`,
  ssh: `
:2 ip ftp|FTP configuration commands
:2 ip tftp|tftp configuration commands
:2 ip telnet|Specify telnet options
:2 ip ssh|Configure ssh options
:? ip ssh pubkey-chain|pubkey chain|conf-ssh-pubkey
:2 ip scp|Scp commands`,
  'class-map': `
class-map|Configure CPL Class Map|config-cmap
policy-map|Configure Policy Map|config-pmap
zone|FW with zoning|config-sec-zone
zone-pair|Zone pair command|config-sec-zone-pair
crypto isakmp|Configure ISAKMP policy
crypto isakmp policy|Set policy for an ISAKMP protection suite|config-isakmp
crypto isakmp profile|Define ISAKMP Profiles|conf-isa-prof
crypto isakmp client configuration group|Set group profile attributes|config-isakmp-group
crypto keyring|Key ring commands|conf-keyring
crypto ikev2|Configure IKEv2 Options
crypto ikev2 proposal|Define IKEv2 proposals|config-ikev2-proposal
crypto ikev2 policy|Define IKEv2 policies|config-ikev2-policy
crypto ikev2 keyring|Define IKEv2 keyring|config-ikev2-keyring
crypto ikev2 authorization policy|Define IKEv2 authorization policies|config-ikev2-author-policy
crypto call|Admission control of calls
crypto ikev2 profile|Define IKEv2 profiles|config-ikev2-profile
crypto ipsec|Configure IPSEC policy
crypto ipsec transform-set|Define transform and settings|cfg-crypto-trans
crypto ipsec profile|Configure an ipsec policy profile|ipsec-profile
crypto map|Enter a crypto map|config-crypto-map
:. bridge irb|Integrated routing and bridging
:. bridge crb|Concurrent routing and bridging
crypto dynamic-map|Dynamic crypto map|config-crypto-map
crypto gdoi group|GDOI group|config-gdoi-group
map-class|Static map class|config-map-class
l2tp-class|L2TP class|config-l2tp-class
pseudowire-class|Pseudowire class|config-pw-class
bfd-template|BFD template|bfd-config
bba-group pppoe|PPPoE broadband access group|config-bba-group`,
  router: `
router eigrp|Enhanced Interior Gateway Routing Protocol (EIGRP)|config-router
router ospf|Open Shortest Path First (OSPF)|config-router
router ospfv3|OSPFv3|config-router
:? router isis|ISO IS-IS|config-router
:. router rip|Routing Information Protocol (RIP)|config-router
router bgp|Border Gateway Protocol (BGP)|config-router
:? router lisp|Locator/ID Separation Protocol|config-router-lisp
:. router odr|On Demand stub Routes|config-router
:? router mobile|Mobile routes|config-router
ip local|Specify local options`,
  'router-more': `
ip default-network|Flags networks as candidates for default routes
:. ip classless|Follow classless routing forwarding rules
ip forward-protocol|Controls forwarding of physical and directed IP broadcasts
ip pim|Multicast routing protocol
ip mroute|Static multicast routes
ip bgp-community|format for BGP community
ip explicit-path|Configure explicit-path|cfg-ip-expl-path
ip msdp|Multicast source discovery`,
  'ip-http': `
:2 ip http|HTTP server configuration
:2 ip http client cache|Set http client cache
:2 ip http client connection|Set http client connection
:1 ip http client proxy-server|Set http proxy server
:2 ip http client response|Set http client response
:1 ip http client secure-ciphersuite|Set http secure client ciphersuite
:1 ip http client secure-trustpoint|Set http secure client with trustpoint
:2 ip flow-export|Specify host/port to send flow statistics
:? ip flow-top-talkers|Configure top talkers|config-flow-top-talkers`,
  'ip-nat': `
ip nat|NAT configuration commands`,
  'ip-route-more': `
ip route vrf|Route of a VPN Routing/Forwarding instance
ip route profile|Enable IP routing table profile`,
  'ip-access-list': `
ip as-path|BGP autonomous system path filter
ip community-list|Add a community list entry
ip prefix-list|Build a prefix list
:2 ip radius|RADIUS configuration commands
ip sla|IP Service Level Agreement|config-ip-sla
ip sla schedule|IP SLAs entry scheduling
:? ip sla responder|Enable IP SLAs Responder
ip sla reaction-configuration|IP SLAs Reaction-Configuration
:2 logging history|Configure syslog history table
:. logging esm config|Configuration changes from filters of system messages
ip access-list log-update|Updates of logged entries
ip access-list logging|Logging of entries
ip extcommunity-list|Extended community list
ip policy-list|Policy list`,
  dialer: `
dialer-list|Create a dialer list entry`,
  'access-list': `
:.^ cdp advertise-v2|CDP sends version-2 advertisements
:1 cdp source-interface|Insert the interface's IP in all CDP packets
:. lldp run|Enable LLDP
:2 lldp|Global LLDP configuration subcommands
ipv6 route|Configure static routes
ipv6 router|Enable an IPV6 routing process|config-rtr
ipv6|Global IPv6 configuration commands
route-map|Create route-map or enter route-map command mode|config-route-map`,
  'extended-list': `
access-list|Add an access list entry`,
  snmp: `
nls|Network link signalling
cpd|Control plane of downloads
queue-list|Build a custom queue list
rmon|Remote Monitoring
:1n snmp-server location|Text for mib object sysLocation
:1n snmp-server contact|Text for mib object sysContact
:1n snmp-server chassis-id|String to uniquely identify this chassis
:? snmp-server|Modify SNMP engine parameters`,
  tacacs: `
:? tacacs-server directed-request|Allow user to specify tacacs server to use with @server
:1n tacacs-server packet|Modify TACACS+ packet options
:. tacacs-server dns-alias-lookup|Enable IP Domain Name System Alias lookup for TACACS servers
:. tacacs-server administration|Start tacacs+ deamon handling administrative messages
:1n tacacs-server attempts|Number of login attempts via TACACS
:1n tacacs-server cache expiry|Cache expiry time
:. tacacs-server domain-stripping|Strip the domain of users
:. tacacs-server extended|Extended TACACS
:2 tacacs-server host|Specify a TACACS server
:1n tacacs-server last-resort|Define TACACS action if no server responds
:1n tacacs-server login-timeout|Time to wait for a login
:2 tacacs-server notify|Notify servers of what users do
:? tacacs-server optional-passwords|The first request is made without a password
:1n tacacs-server retransmit|Search iterations of the TACACS server list
radius-server host|Specify a RADIUS server
:2 radius-server|Modify RADIUS query parameters
radius server|Server configuration|config-radius-server
ldap server|Server configuration|config-ldap-server`,
  'control-plane': `
:. control-plane host|Host of the control plane|config-cp-host`,
  'dial-peer': `
bridge|Bridge Group.
standby|Global HSRP configuration commands
voice-port|Voice port|config-voiceport
ccm-manager|Call manager application
mgcp|Media gateway control
:? sccp|Skinny client control
sccp ccm|Call managers
sccp ccm group|Group of call managers|config-sccp-ccm
dspfarm profile|Profile of DSPs|config-dspfarm-profile
dial-peer|Dial Map (Peer) configuration commands|config-dial-peer
num-exp|Number expansion
:? gateway|Gateway|config-gateway
:? sip-ua|SIP user agent|config-sip-ua
:? gatekeeper|Gatekeeper|config-gk
:? call-manager-fallback|Fallback of the call manager|config-cm-fallback
:? telephony-service|Telephony service|config-telephony
ephone-template|Define ephone template|config-ephone-template
ephone-dn-template|Define ephone-dn template|config-ephone-dn-template
ephone-dn|Define ephone-dn|config-ephone-dn
ephone|Define ephone|config-ephone
ephone-hunt|Define ephone-hunt|config-ephone-hunt
:? stcapp|SCCP telephony control application`,
  'line-more': `
macro|Macro configuration
menu|Define a user-interface menu
netconf|Configure NETCONF
:1n prompt|Set system's prompt
x25|X.25 Level 3
autoupgrade|Auto Upgrade Manager simplifies image upgrade process
:2 exception|Exception handling
:1 scheduler interval|Maximum interval before running lowest priority process
transport-map type|Transport map|config-tmap
webvpn gateway|WebVPN gateway|config-webvpn-gateway
webvpn context|WebVPN context|config-webvpn-context`,
  ntp: `
:1n ntp clock-period|Length of hardware clock tick
:?1 ntp master|Act as NTP master clock
ntp|Configure NTP
time-range|Define time range entries|config-time-range
event|Event related configuration commands
event manager applet|Register an Event Manager applet|config-applet`,
} satisfies Record<TableBlock, string>;

/** The same as lines. */
export const configBlocks: Readonly<Record<string, readonly KnownLine[]>> = Object.fromEntries(
  Object.entries(tables).map(([block, table]) => [block, knownLines(table)]),
);

export const configLines: readonly KnownLine[] = Object.values(configBlocks).flat();
