import type { Io } from '../../../kernel/io.ts';
import type { Run, Tool } from '../tool.ts';
import { curlTool } from './curl/curl.ts';
import { fileTools } from './files.ts';
import { folderTools } from './folders.ts';
import { ftpTool } from './ftp.ts';
import { linkTools } from './ip.ts';
import { lessTools } from './less.ts';
import { littleTools } from './little.ts';
import { lsTool } from './ls.ts';
import { sumTools } from './sums.ts';
import { nameTools } from './names.ts';
import { opensslTool } from './openssl.ts';
import { pingTool } from './ping.ts';
import { textTools } from './text.ts';
import { scpTools } from './scp/scp.ts';
import { sshTool } from './ssh/ssh.ts';
import { telnetTool } from './telnet.ts';
import { tftpTool } from './tftp.ts';
import { traceTool } from './traceroute.ts';

const help: Tool = {
  name: 'help',
  does: 'list what there is',
  *run({ out }: Run): Io<number> {
    const names = [...tools.keys()].sort();
    out('What this machine has:\n');
    out(names.map((name) => `  ${name.padEnd(12)}${tools.get(name)?.does ?? ''}\n`).join(''));
    out('Each says the same of itself with --help. Not here: man, wget (curl -O), tcpdump (the wire view).\n');
    out('Words: quotes, $VARIABLES, * and ?; ; && || | > >> < 2>; Tab, up and down, Ctrl-C, Ctrl-D, Ctrl-L.\n');
    return 0;
  },
};

/** Every tool by its name. */
export const tools: ReadonlyMap<string, Tool> = new Map(
  [
    help,
    lsTool,
    pingTool,
    traceTool,
    telnetTool,
    sshTool,
    ...scpTools,
    tftpTool,
    ftpTool,
    curlTool,
    opensslTool,
    ...folderTools,
    ...fileTools,
    ...textTools,
    ...littleTools,
    ...lessTools,
    ...linkTools,
    ...sumTools,
    ...nameTools,
  ].map((tool) => [tool.name, tool]),
);
