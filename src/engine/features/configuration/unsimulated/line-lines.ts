import { knownLines } from './known-line.ts';

/** Lines of line configuration. */
export const lineLines = knownLines(`
:1?a accounting arap|For Appletalk Remote Access Protocol (ARAP)
:1?a accounting connection|For outbound connections. (telnet, rlogin)
:1?a accounting resource|For resource events
:1?a authorization arap|For Appletalk Remote Access Protocol (ARAP)
:1?a authorization reverse-access|For reverse telnet connections
:1n absolute-timeout|Set absolute timeout for line disconnection
:. autobaud|Set line to normal autobaud
:1n autocommand|Automatically execute an EXEC command
:2 autoselect|Set line to autoselect
:. autohangup|Automatically hangup when last connection closes
:1n buffer-length|Set DMA buffer length
:1n data-character-bits|Size of characters being handled
:1n disconnect-character|Define the disconnect character
:1n dispatch-character|Define the dispatch character
:1n dispatch-timeout|Set the dispatch timer
:.^ domain-lookup|Enable domain lookups in show commands
:1 exec prompt|EXEC prompt
:1n exec-character-bits|Size of characters to the command exec
:. flush-at-activation|Clear input stream at activation
:1n hold-character|Define the hold character
:. insecure|Mark line as 'insecure' for LAT
:. international|Enable international 8-bit character support
:1 ip netmask-format|Customize output of netmasks
:d ipv6 access-class|Filter connections based on an IPv6 access list
:1n location|Enter terminal location description
:. lockable|Allow users to lock a line
:1n logout-warning|Set Warning countdown for absolute timeout of line
:1n modem answer-timeout|Configure the Modem Control Lines
:1n modem autoconfigure|Configure the Modem Control Lines
:. monitor|Copy debug output to the current terminal line
:. notify|Inform users of output from concurrent sessions
:1n padding|Set padding for a specified output character
:1n refuse-message|Define a refuse banner
:1nq rotary|Add line to a rotary group
:2 script|specify event related chat scripts to run on the line
:1n session-disconnect-warning|Set warning countdown for session-timeout
:1n session-limit|Set maximum number of sessions
:1n special-character-bits|Size of the escape (and other special) characters
:1n start-character|Define the start character
:1n stop-character|Define the stop character
:2 telnet|Telnet protocol-specific configuration
:1n terminal-type|Set the terminal type
:1n usb-inactivity-timeout|Set the USB console inactivity timeout
:?1 vacant-message|Define a vacant banner`);
