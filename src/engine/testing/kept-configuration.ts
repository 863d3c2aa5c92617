/** A configuration of a 2911 in service, as the device prints it: most of its lines are not simulated. */
export const keptConfiguration = `version 15.4
service timestamps debug datetime msec
service timestamps log datetime msec
no service password-encryption
!
hostname Edge
!
boot-start-marker
boot-end-marker
!
vrf definition MGMT
 rd 65000:1
 !
 address-family ipv4
 exit-address-family
!
security passwords min-length 8
logging buffered 51200 warnings
!
aaa new-model
!
aaa group server radius RAD
 server-private 10.1.1.5 auth-port 1812 acct-port 1813 key 7 0822455D0A16
 ip radius source-interface GigabitEthernet0/0
!
aaa group server tacacs+ ADMIN
 server name ISE
!
aaa authentication login default none
aaa accounting network default
 action-type start-stop
 group RAD
!
aaa accounting update newinfo
aaa session-id common
memory-size iomem 10
clock timezone CET 1 0
!
no ip source-route
no ip gratuitous-arps
!
ip dhcp excluded-address 10.1.1.1 10.1.1.20
ip dhcp pool LAN
 network 10.1.1.0 255.255.255.0
 default-router 10.1.1.1
 dns-server 10.1.1.5
 domain-name example.com
!
no ip bootp server
no ip domain lookup
ip domain name example.com
ip inspect name FW tcp
login block-for 60 attempts 3 within 30
login on-failure log
ip cef
no ipv6 cef
!
multilink bundle-name authenticated
!
cts logging verbose
!
parser view HELPDESK
 secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0
 commands exec include show version
!
key chain EIGRP
 key 1
  key-string 7 0822455D0A16
 key 2
  key-string 7 094F471A1A0A
!
crypto pki trustpoint TP-self-signed-1234567890
 enrollment selfsigned
 subject-name cn=IOS-Self-Signed-Certificate-1234567890
 revocation-check none
 rsakeypair TP-self-signed-1234567890
!
crypto pki certificate chain TP-self-signed-1234567890
 certificate self-signed 01
  3082022B 30820194 A0030201 02020101 300D0609 2A864886 F70D0101 05050030
  CA
  quit
voice-card 0
!
voice service voip
 allow-connections sip to sip
!
voice class uri 1 sip
 host ipv4:10.1.1.20
!
voice class codec 1
 codec preference 1 g711ulaw
 codec preference 2 g729r8
!
voice translation-rule 1
 rule 1 /^9/ //
!
voice translation-profile OUT
 translate called 1
!
license udi pid CISCO2911/K9 sn FTX1524ABCD
license boot module c2900 technology-package securityk9
hw-module pvdm 0/0
!
object-group network SERVERS
 host 10.1.1.5
 10.2.0.0 255.255.0.0
!
archive
 log config
  logging enable
  hidekeys
 path flash0:archive
username ann privilege 15 secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0
username ann autocommand show version
!
redundancy
!
track 1 ip sla 1 reachability
 delay down 10 up 5
!
ip tcp synwait-time 10
ip ftp source-interface GigabitEthernet0/0
ip ssh time-out 60
ip ssh version 2
ip scp server enable
!
class-map match-any VOICE
 match ip dscp ef
 match access-group name WEB
class-map match-all DATA
 match any
!
policy-map WAN
 class VOICE
  priority percent 20
 class class-default
  fair-queue
!
zone security INSIDE
zone security OUTSIDE
zone-pair security IN-OUT source INSIDE destination OUTSIDE
 service-policy type inspect FW
!
crypto isakmp key secret address 0.0.0.0
crypto isakmp policy 10
 encr aes 256
 authentication pre-share
 group 2
!
crypto ipsec transform-set TS esp-aes esp-sha-hmac
 mode tunnel
!
crypto map VPN 10 ipsec-isakmp
 set peer 203.0.113.9
 set transform-set TS
 match address 101
!
bridge irb
!
pseudowire-class PW
 encapsulation l2tpv3
 ip local interface Loopback0
!
bba-group pppoe global
 virtual-template 1
!
interface Loopback0
 ip address 10.9.9.9 255.255.255.255
 ip ospf 1 area 0
!
interface Tunnel0
 ip address 10.255.0.1 255.255.255.252
 ip mtu 1400
 ip nat inside
 tunnel source GigabitEthernet0/0
 tunnel destination 203.0.113.9
!
interface Embedded-Service-Engine0/0
 no ip address
 shutdown
!
interface GigabitEthernet0/0
 description to the provider
 ip address 203.0.113.2 255.255.255.252
 ip access-group 101 in
 duplex auto
 speed auto
 no ip redirects
 no ip proxy-arp
 ip nat outside
 crypto map VPN
 service-policy output WAN
 no mop enabled
!
interface GigabitEthernet0/1
 no ip address
 duplex auto
 speed auto
!
interface GigabitEthernet0/1.10
 encapsulation dot1Q 10
 ip address 10.1.1.1 255.255.255.0
 ip helper-address 10.1.1.5
 ip helper-address 10.1.1.6
!
interface GigabitEthernet0/1.20
 encapsulation dot1Q 20
 ip address 10.1.2.1 255.255.255.0
!
interface GigabitEthernet0/2
 no ip address
 shutdown
 duplex auto
 speed auto
!
interface Dialer1
 ip address negotiated
 encapsulation ppp
 dialer pool 1
!
router eigrp 100
 network 10.0.0.0
 no auto-summary
!
router eigrp CORP
 !
 address-family ipv4 unicast autonomous-system 10
  network 10.0.0.0
  af-interface default
   passive-interface
  exit-af-interface
  topology base
   redistribute static
  exit-af-topology
 exit-address-family
!
router ospf 1
 router-id 10.9.9.9
 passive-interface GigabitEthernet0/1
 network 10.0.0.0 0.255.255.255 area 0
!
router rip
 version 2
 network 192.168.1.0
!
router bgp 65000
 bgp log-neighbor-changes
 neighbor 203.0.113.1 remote-as 65001
 !
 address-family ipv4
  network 10.0.0.0
  neighbor 203.0.113.1 activate
 exit-address-family
!
ip local pool VPN 10.8.0.1 10.8.0.9
ip default-gateway 203.0.113.1
ip forward-protocol nd
!
ip http server
no ip http secure-server
ip http access-class 10
ip http authentication local
ip flow-export version 9
!
ip nat inside source list 1 interface GigabitEthernet0/0 overload
ip route 0.0.0.0 0.0.0.0 203.0.113.1
ip route 10.2.0.0 255.255.0.0 10.1.1.254 200
ip tacacs source-interface Loopback0
!
ip access-list standard MANAGE
 permit 10.1.1.0 0.0.0.255
ip access-list extended WEB
 permit tcp any any eq www
 deny   ip any any log
!
ip prefix-list ALL seq 5 permit 0.0.0.0/0 le 32
ip sla 1
 icmp-echo 203.0.113.1 source-interface GigabitEthernet0/0
  frequency 10
ip sla schedule 1 life forever start-time now
logging trap errors
logging host 10.1.1.9
dialer-list 1 protocol ip permit
no cdp run
!
ipv6 route ::/0 2001:DB8::1
route-map OUT permit 10
 match ip address 1
 set metric 5
!
access-list 1 permit 10.0.0.0 0.255.255.255
access-list 10 permit 10.1.1.0 0.0.0.255
access-list 101 permit ip any any
!
snmp-server location Room 5
snmp-server contact noc@example.com
snmp-server community public RO 10
snmp-server enable traps config
tacacs-server timeout 5
tacacs server ISE
 address ipv4 10.1.1.8
 key 7 0822455D0A16
!
control-plane
 service-policy input COPP
!
voice-port 0/0/0
 description fax
!
mgcp profile default
sccp ccm group 1
 associate ccm 1 priority 1
!
dial-peer voice 1 voip
 destination-pattern 9T
 session target ipv4:10.1.1.7
 no vad
!
gatekeeper
 shutdown
!
telephony-service
 max-ephones 10
!
ephone-dn 1 dual-line
 number 1001
 name Desk
!
ephone 1
 mac-address 0011.2233.4455
 username "desk" password 1234
 button 1:1
!
banner motd ^CKeep out^C
!
line con 0
 logging synchronous
line aux 0
line 2
 no activation-character
 no exec
 transport preferred none
 transport output pad telnet rlogin lapb-ta mop udptn v120 ssh
 stopbits 1
line vty 0 4
 access-class 10 in
 transport input ssh
 ipv6 access-class V6 in
!
exception crashinfo buffersize 64
scheduler allocate 20000 1000
ntp source Loopback0
ntp server 10.1.1.10
ntp server 10.1.1.11 prefer
event manager applet SAVE
 event syslog pattern "CONFIG_I"
 action 1.0 cli command "enable"
!
end
`;
