import { knownLines } from './known-line.ts';

/** Lines of interface configuration. */
export const interfaceLines = knownLines(`
:. arp arpa|Standard arp protocol
arp log|Enable ARP logging
:. arp snap|IEEE 802.3 style arp
:1n arp timeout|Set ARP cache timeout
backup|Modify backup parameters
:2 bridge-group|Transparent bridging interface parameters
:1n carrier-delay|Specify delay for interface transitions
:2 channel-group|Add this interface to an Etherchannel group
:1nw crypto map|Assign a Crypto Map
:1 crypto ipsec df-bit|Handling of encapsulated DF bit.
crypto ipsec client|Client Configuration
:2 dot1x pae|Set 802.1x interface pae type
:1 dot1x port-control|Set the port control value
:1n encapsulation|Set encapsulation type for an interface
:2 hold-queue|Set hold queue depth
:1? ip address negotiated|IP Address negotiated over PPP
ip authentication|authentication subcommands
:1 ip bandwidth-percent|Set EIGRP bandwidth limit
:? ip directed-broadcast|Enable forwarding of directed broadcasts
:2 ip flow|NetFlow related commands
:1 ip hello-interval|Configures EIGRP hello interval
ip helper-address|Specify a destination address for UDP broadcasts
ip igmp|IGMP interface commands
:d ip inspect|Apply inspect name
:. ip mask-reply|Enable sending ICMP Mask Reply messages
:1n ip mtu|Set IP Maximum Transmission Unit
:. ip nat enable|Enable NAT NVI
:. ip nat inside|Inside interface for address translation
:. ip nat outside|Outside interface for address translation
ip nbar protocol-discovery|Enable protocol discovery
:2 ip ospf|OSPF interface commands
:. ip pim dense-mode|Enable dense mode
:. ip pim passive|Enable passive mode
:. ip pim sparse-dense-mode|Enable sparse and dense mode
:. ip pim sparse-mode|Enable sparse mode
:1 ip pim dr-priority|Priority of the designated router
:1 ip pim query-interval|Interval of queries
:1 ip policy|Enable policy routing
:.^ ip proxy-arp|Enable proxy ARP
:.^ ip redirects|Enable sending ICMP Redirect messages
:2 ip rip|Router Information Protocol
:.^ ip route-cache|Enable fast-switching cache for outgoing packets
:. ip route-cache cef|Enable Cisco Express Forwarding
:. ip route-cache flow|Enable Flow fast-switching cache for outgoing packets
:. ip route-cache policy|Enable fast-switching policy cache for outgoing packets
:?^ ip split-horizon|Perform split horizon
ip summary-address|Perform address summarization
:1n ip tcp adjust-mss|Adjust the mss of transit packets
:1? ip tcp header-compression|Enable TCP header compression
:1n ip unnumbered|Enable IP processing without an explicit address
:.^ ip unreachables|Enable sending ICMP Unreachable messages
ip verify|verify
:? ip virtual-reassembly|Virtual Reassembly
:1n ip vrf forwarding|Configure forwarding table
ipv6 address|Configure IPv6 address on interface
:. ipv6 enable|Enable IPv6 on interface
:1n ipv6 mtu|Set IPv6 Maximum Transmission Unit
ipv6 nd|IPv6 interface Neighbor Discovery subcommands
ipv6 ospf|OSPF interface commands
ipv6 rip|Configure RIP routing protocol
:d ipv6 traffic-filter|Access control list for packets
:.^ ipv6 redirects|Enable sending of ICMP Redirect messages
:.^ ipv6 unreachables|Enable sending of ICMP Unreachable messages
ipv6 verify|Enable per packet validation
:1?^ keepalive|Enable keepalive
:. lldp receive|Enable LLDP reception on interface
:. lldp transmit|Enable LLDP transmission on interface
:1n load-interval|Specify interval for load calculation for an interface
logging event|Interface events
:1n mac-address|Manually set interface MAC address
:1n media-type|Interface media type
:^. mop enabled|Enable MOP for interface
:. mop sysid|Enable System ID message
mpls|Configure MPLS interface parameters
:1 ntp broadcast|Configure NTP broadcast service
:? ntp disable|Disable NTP traffic (both IP and IPv6)
:? ntp multicast|Configure NTP multicast service
:? pppoe enable|Enable pppoe
pppoe-client|pppoe client
rate-limit|Rate Limit
:2 service-policy|Configure CPL Service Policy
:. snmp ifindex persist|Persist interface indices
snmp trap|Allow a specific SNMP trap
bfd|Bidirectional forwarding detection
:? dampening|Dampening of events
:? fair-queue|Fair queueing
glbp|Gateway load balancing
:. ip accounting output-packets|Count packets
:w ip admission|Admission control
:d ip audit|Intrusion detection audit
ip ddns update|Dynamic DNS updates
ip dhcp client|DHCP client
ip dhcp relay|DHCP relay
:1 ip hold-time|EIGRP hold time
:d ip ips|Intrusion prevention
ip nhrp|Next hop resolution
ip rsvp bandwidth|Bandwidth of RSVP
ip multicast boundary|Boundary of multicast
isis|IS-IS
:1 max-reserved-bandwidth|Share that may be reserved
ospfv3|OSPFv3
:? random-detect|Weighted random early detection
switchport|Switching characteristics
xconnect|Cross connection
standby|HSRP interface configuration commands
traffic-shape|Enable Traffic Shaping on an Interface or Sub-Interface
:1n tx-ring-limit|Configure PA level transmit ring limit
:1n vrf forwarding|Configure forwarding table
vrrp|VRRP Interface configuration commands
:1 zone-member|Apply zone name`);

/** What interfaces that are not simulated have besides. */
export const otherInterfaceLines = [
  ...interfaceLines,
  ...knownLines(`
:1n bandwidth
:1n delay
:1n description
dialer
:1n dialer-group
:1n duplex
:2? fair-queue
:s? ip address
:d ip access-group
:1n mtu
:1n peer
ppp
:. shutdown
:1n speed
switchport
:2 tunnel`),
];
