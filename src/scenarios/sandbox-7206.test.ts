import { loadScenario } from 'virtual:catalogue';
import { describe, expect, it } from 'vitest';
import { Player } from '../engine/transcript.ts';
import { openScenario } from './index.ts';
import { loadFromCatalogue } from './load.ts';

async function opened() {
  const source = await loadScenario('sandbox-7206');
  if (!source) throw new Error('No scenario');
  const lab = openScenario(loadFromCatalogue(source), 1).newLab();
  const player = new Player(lab);
  player.play('⟦⟧⟦+60s⟧⟦enable⟧⟦terminal width 0⟧');
  return {
    lab,
    type(...lines: readonly string[]): string {
      player.play('⟦:clear⟧');
      for (const line of lines) player.play(line.includes('⟦') ? line : `⟦${line}⟧`);
      return player.screen;
    },
  };
}

describe('the examples of the chapter on FTP', () => {
  it('list a card and write a file to a server', async () => {
    const { type } = await opened();
    expect(type('show slot1:')).toBe(`show slot1:
-#- ED --type-- --crc--- -seek-- nlen -length- -----date/time------ name
1   .. 1        46A11866 2036C   4    746      May 16 1995 16:24:37 test
Router#`);
    expect(type('copy slot1:test ftp://thisuser:thatpass@172.16.13.110/test')).toBe(
      `copy slot1:test ftp://thisuser:thatpass@172.16.13.110/test
writing test!!!!...
successful ftp write.
Router#`,
    );
  });

  it('list a partition and write an image to a server', async () => {
    const { type } = await opened();
    expect(type('show slot0: partition 1')).toBe(`show slot0: partition 1
PCMCIA Slot0 flash directory, partition 1:
File  Length   Name/status
  1   1711088  your-ios
[1711152 bytes used, 2483152 available, 4194304 total]
Router#`);
    const url = 'ftp://myuser:mypass@172.23.1.129/dirt/sysadmin/your-ios';
    expect(type(`copy slot0:1:your-ios ${url}`, '⟦yes⟧⟦+60s⟧')).toBe(`copy slot0:1:your-ios ${url}
Verifying checksum for 'your-ios' (file # 1)... OK
Copy 'your-ios' from Flash to server
  as 'dirt/sysadmin/your-ios'? [yes/no] yes
${'!'.repeat(27)}
Upload to server done
Flash device copy took 00:00:23 [hh:mm:ss]
Router#`);
  });

  it('read an image from a server that is found by its name', async () => {
    const { type } = await opened();
    const line = 'copy ftp://myuser:mypass@theserver/tftpboot/sub3/c7200-js-mz slot1:c7200-js-mz';
    expect(type(line, '⟦+300s⟧')).toBe(`${line}
Accessing ftp://theserver/tftpboot/sub3/c7200-js-mz...Translating "theserver"...domain server (192.168.2.132) [OK]

Loading c7200-js-mz from 192.168.2.132 (via Ethernet3/0): ${'!'.repeat(74)}
[OK - 4823492 bytes]

4823492 bytes copied in 264.312 secs (18270 bytes/sec)

Router#`);
  });

  it('read and write over TFTP as well', async () => {
    const { type } = await opened();
    const put = type('copy slot0:1:your-ios tftp://172.23.1.129/dirt/sysadmin/your-ios', '⟦yes⟧⟦+90s⟧');
    expect(put).toMatch(
      /\[yes\/no\] yes\n\.?!+\nUpload to server done\nFlash device copy took 00:00:2\d \[hh:mm:ss\]\n/,
    );
    const got = type('copy tftp://172.23.1.129/dirt/sysadmin/your-ios slot1:again', '⟦+300s⟧');
    expect(got).toMatch(/\nLoading dirt\/sysadmin\/your-ios from 172\.23\.1\.129 \(via Ethernet3\/0\): !+\n/);
    expect(got).toContain('[OK - 1711088 bytes]\n\n1711088 bytes copied in ');
  });

  it('say what is wrong: no room, a wrong password, no such file', async () => {
    const { type } = await opened();
    const image = 'theserver/tftpboot/sub3/c7200-js-mz';
    expect(type(`copy ftp://myuser:mypass@${image} slot0:2:c7200-js-mz`, '⟦+30s⟧')).toContain(
      `%Error copying ftp://${image} (Not enough space on device)`,
    );
    expect(type(`copy ftp://myuser:guess@${image} slot1:x`, '⟦+30s⟧')).toContain(
      `%Error opening ftp://${image} (Incorrect Login/Password)`,
    );
    expect(type('copy ftp://myuser:mypass@theserver/none slot1:x', '⟦+30s⟧')).toContain(
      '%Error opening ftp://theserver/none (No such file or directory)',
    );
    expect(type('show slot1:')).not.toContain(' x\n');
  });
});
