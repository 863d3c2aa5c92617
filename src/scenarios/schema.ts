import { z } from 'zod';
import { limits } from './limits.ts';
import { deviceName, sentence, slug } from './names.ts';
import { questionSchema } from './quizzes/schema.ts';

const text = z.string().max(limits.text);
const variableName = z
  .string()
  .max(limits.name)
  .regex(/^[a-z][a-z0-9-]*$/, 'a variable name of small letters, digits and hyphens');

const reference = z.string().regex(/^\{\{\s*[a-z][a-z0-9.-]*\s*\}\}$/, 'a number or one {{variable}}');
const numberWithin = (from: number, to: number) => z.union([z.int().min(from).max(to), reference]);

const scalar = z.union([z.string().max(limits.text), z.number(), z.boolean()]);

/** Values by their names, and not more of them than anybody needs. */
const named = <V extends z.ZodType>(name: z.ZodString, value: V, most: number, what: string) =>
  z.record(name, value).refine((all) => Object.keys(all).length <= most, `expected at most ${most} ${what}`);

const variable = z
  .union([
    z.strictObject({
      choice: z
        .array(z.union([scalar, named(variableName, scalar, limits.variables, 'values that belong together')]))
        .min(1)
        .max(limits.choices)
        .describe('One of these is drawn. Records give several values that belong together: {{name.field}}'),
    }),
    z.strictObject({
      integer: z.strictObject({ from: z.int(), to: z.int() }).describe('A whole number, both ends included'),
    }),
    z.strictObject({
      serial: z
        .string()
        .regex(/^[A-Z]{3}$/, 'three capital letters, for example FTX')
        .describe('A chassis serial number that begins with these three letters'),
    }),
    z.strictObject({
      address: z
        .string()
        .regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, 'a network, for example 192.0.2.0/24')
        .describe('A host address of this IPv4 network'),
    }),
    z.strictObject({
      hex: z.int().min(1).max(64).describe('So many hexadecimal digits'),
    }),
    z.strictObject({
      hash: z
        .strictObject({
          image: z.string().max(limits.name).describe('Id of a software image of the catalogue'),
          method: z.enum(['md5', 'sha512']),
        })
        .describe('The hash of an image as its vendor publishes it, in small letters'),
    }),
  ])
  .describe("A value drawn from the learner's seed");

const alteration = z.strictObject({
  at: numberWithin(0, 0xffff_ffff).describe('Offset of the first byte'),
  hex: z.string().max(2_000).describe('The bytes written there, two hexadecimal digits each'),
});

const trainingKey = z
  .enum(['production-a', 'production-b', 'special-a', 'special-b', 'rollover-a', 'unknown'])
  .describe('A training key; unknown is the key of a stranger, which calls itself production A');

const everyFile = {
  modified: z.string().max(40).optional().describe('Time of the last change: 2020-09-22T12:47:09Z'),
  when: z
    .strictObject({
      value: z.string().min(1).max(limits.sentence).describe('A text with one {{variable}}'),
      is: z.string().min(1).max(limits.sentence),
    })
    .optional()
    .describe('The file is there only when the text, filled in, is this one'),
};
const image = z.string().max(limits.name).describe('Id of a software image of the catalogue');

const forged = z
  .strictObject({
    configuration: text.optional().describe('Configuration lines in force while it runs; nobody is shown them'),
    messages: z
      .array(
        z.strictObject({
          mnemonic: z
            .string()
            .max(limits.name)
            .regex(/^[A-Z0-9_]+-[0-7]-[A-Z0-9_]+$/, 'a mnemonic, for example SYS-5-CONFIG_I'),
          text: z.string().max(limits.sentence).describe('Shown instead of what happened; empty: nothing is logged'),
        }),
      )
      .max(16)
      .optional()
      .describe('Log messages that lie'),
  })
  .describe('The image with something built in, signed again: same size, same envelope, another hash');

/** What a file may hold, and what else is said of it where it lies. */
const fileWith = <Where extends z.ZodRawShape>(where: Where) =>
  z
    .union([
      z.strictObject({
        ...where,
        ...everyFile,
        image,
        alter: z.array(alteration).max(16).optional().describe('Bytes overwritten: the signature no longer fits'),
        truncate: numberWithin(0, 0xffff_ffff).optional().describe('Keeps only so many bytes'),
        signedBy: trainingKey.optional().describe('Signs what the alterations made of it again, so that it passes'),
        unsigned: z.literal(true).optional().describe('The image without its signature'),
      }),
      z.strictObject({
        ...where,
        ...everyFile,
        image,
        forged,
        signedBy: trainingKey.optional().describe('The key it was signed with; production-a when absent'),
      }),
      z.strictObject({ ...where, ...everyFile, text: text.describe('What the file says') }),
    ])
    .describe('A file that is there when the lab opens');

const file = fileWith({ path: z.string().min(3).max(120).describe('flash0:name or usbflash0:folder/name') });

const monitorName = z
  .string()
  .max(40)
  .regex(/^[A-Z][A-Z0-9_]*$/, 'a ROM monitor variable: capital letters, digits and _');

const coordinate = z.number().min(-1_000_000).max(1_000_000);

const device = z.strictObject({
  name: deviceName.describe('Name in the lab and of its console; not the hostname'),
  platform: z.string().max(limits.name).describe('Platform id: c2911'),
  at: z.tuple([coordinate, coordinate]).optional().describe('Position on the topology, any unit'),
  power: z.enum(['on', 'off']).optional().describe('on when absent'),
  register: numberWithin(0, 0xffff).optional().describe('Configuration register; 0x2102 when absent'),
  startup: text.optional().describe('Text of startup-config; absent: NVRAM is empty'),
  clock: z.string().max(40).optional().describe("Its clock when the lab opens, 2020-09-22T12:40:00Z, or 'unset'"),
  serial: z
    .string()
    .max(20)
    .regex(/^([A-Z0-9]{11}|\{\{.+\}\})$/, 'eleven capital letters and digits')
    .optional()
    .describe('Chassis serial number; drawn from the seed when absent'),
  variables: named(monitorName, z.string().max(200), limits.variables, 'ROM monitor variables')
    .optional()
    .describe('ROM monitor variables'),
  files: z.array(file).max(limits.files).optional(),
  keys: z
    .strictObject({
      primary: z.array(trainingKey).max(8).optional(),
      backup: z.array(trainingKey).max(8).optional(),
      rollover: z.array(trainingKey).max(8).optional(),
    })
    .optional()
    .describe('Key storage; an area that is not named holds the keys of a new device'),
  rommon: z
    .strictObject({
      upgrade: z.string().max(limits.name).describe('Id of a ROM monitor image of the catalogue'),
      preference: z.enum(['readonly', 'upgrade']).optional().describe('Which one starts; upgrade when absent'),
    })
    .optional()
    .describe('What the upgrade region of the ROM monitor holds'),
});

const ipv4 = z.string().max(limits.sentence).describe('An IPv4 address, 10.1.1.20');

const accountName = z
  .string()
  .max(32)
  .regex(/^[a-z_][a-z0-9_-]*$/, 'an account name of small letters, digits, - and _');

/** Of routers and of those who answer them; accounts of a host are narrower. */
const userName = z
  .string()
  .max(64)
  .regex(/^[!-~]+$/, 'a user name of printable ASCII without spaces');

/** What somebody types, or a device is configured with. */
const typed = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'text without control characters');
const secret = typed(limits.name);

const absolute = z.string().min(1).max(200).describe('An absolute path: /srv/files');

const onHost = {
  path: absolute,
  owner: accountName.optional().describe('Account that owns it; root when absent'),
  mode: z
    .string()
    .regex(/^[0-7]{3}$/, 'three octal digits in quotes')
    .optional()
    .describe("Rights as chmod writes them: '644'"),
};

const signed = {
  signedBy: trainingKey.optional().describe('The key that makes the signature; production-a when absent'),
};

const hostFile = z.union([
  fileWith(onHost),
  z.strictObject({ ...onHost, ...everyFile, key: trainingKey }).describe('The public half of a training key, in PEM'),
  z
    .strictObject({ ...onHost, ...everyFile, signatureOf: image, ...signed })
    .describe('A signature (RSA, SHA-512) of an image of the catalogue, in a file of its own'),
]);
const hostFolder = z.strictObject({ ...onHost, folder: z.literal(true).describe('It is a folder') });

const quiet = { fault: z.enum(['refuses', 'silent']).optional().describe('What is wrong with it') };

const zone = z.strictObject({
  name: z.string().min(1).max(limits.name).describe('A domain: span.com'),
  hosts: z
    .record(z.string().min(1).max(limits.name), z.union([ipv4, z.array(ipv4).min(1).max(16)]))
    .describe('Addresses by name in the domain; @ is the domain itself'),
  seconds: z.int().min(0).max(604_800).optional().describe('How long an answer holds; an hour when absent'),
});

const fault = z
  .union([
    z.enum(['refuses', 'silent', 'full', 'read-only', 'wrong-account']),
    z.strictObject({
      stops: numberWithin(0, 0xffff_ffff).describe('Bytes of a file after which nothing more comes'),
      how: z.enum(['silent', 'closes']).optional().describe('silent when absent'),
    }),
    z.strictObject({
      alters: numberWithin(0, 0xffff_ffff).describe('Offset of the first byte that is sent otherwise'),
      hex: z.string().max(200).describe('The bytes sent there, two hexadecimal digits each'),
    }),
  ])
  .describe('What is wrong');

const faulty = {
  fault: fault.optional(),
  faults: z
    .array(z.strictObject({ path: absolute, fault }))
    .max(16)
    .optional()
    .describe('What is wrong with single files; these go before the fault of the server'),
};

const account = z.strictObject({
  user: accountName,
  password: secret,
  home: absolute,
  confined: z.boolean().optional().describe('Nothing above home is seen; false when absent'),
  writes: z.boolean().optional().describe('true when absent'),
});

const services = z
  .strictObject({
    tftp: z
      .strictObject({
        folder: absolute.describe('What clients see as /'),
        create: z.boolean().optional().describe('Files that are not there may be written; false when absent'),
        ...faulty,
      })
      .optional(),
    http: z
      .strictObject({
        folder: absolute.describe('The folder that is /'),
        writes: z.boolean().optional().describe('PUT writes files; false when absent'),
        accounts: z
          .array(z.strictObject({ user: accountName, password: secret }))
          .max(16)
          .optional()
          .describe('Who may ask; everybody when absent'),
        ...faulty,
      })
      .optional(),
    https: z
      .strictObject(quiet)
      .optional()
      .describe('Answers at port 443 without a certificate: nobody gets further than the first words of TLS'),
    ftp: z
      .strictObject({
        accounts: z.array(account).max(16).optional(),
        anonymous: z
          .strictObject({ folder: absolute, writes: z.boolean().optional() })
          .optional()
          .describe('Where those who say anonymous get, with any password'),
        ...faulty,
      })
      .optional(),
    dns: z.strictObject({ zones: z.array(zone).min(1).max(8), ...quiet }).optional(),
    ntp: z.strictObject({ stratum: z.int().min(1).max(16).optional().describe('Preset: 2'), ...quiet }).optional(),
    ssh: z
      .strictObject({
        accounts: z
          .array(
            z.strictObject({
              user: accountName,
              password: secret,
              home: absolute.optional().describe('Where somebody begins; /home/USER where that is there, when absent'),
            }),
          )
          .min(1)
          .max(16),
        ...faulty,
      })
      .optional()
      .describe('Gives a shell to its accounts, and takes and sends files by SCP'),
    tacacs: z
      .strictObject({
        key: secret.describe('What it shares with the devices that ask it'),
        enable: secret.optional().describe('What enable asks for, of accounts that say nothing'),
        accounts: z
          .array(
            z.strictObject({
              user: userName,
              password: secret,
              enable: secret.optional().describe('What enable asks this user for'),
              privilege: z.int().min(0).max(15).optional().describe('Level that EXEC begins with; 1 when absent'),
              commands: z
                .array(typed(limits.sentence))
                .max(64)
                .optional()
                .describe('How the commands begin that the user may carry out: show version; all when absent'),
            }),
          )
          .min(1)
          .max(16),
        fault: z
          .enum(['refuses', 'silent', 'stops', 'wrong-key', 'error'])
          .optional()
          .describe(
            'stops: it asks for the password and says nothing more; error: it answers that something is wrong with it',
          ),
      })
      .optional()
      .describe('Says who may log in to devices and what they may do there'),
    syslog: z.strictObject({ fault: z.enum(['full', 'silent']).optional() }).optional(),
  })
  .describe('Server programs that run');

const host = z.strictObject({
  name: deviceName.describe('Name in the lab'),
  kind: z.enum(['workstation', 'server']).describe('How it looks on the topology'),
  at: z.tuple([coordinate, coordinate]).optional().describe('Position on the topology, any unit'),
  clock: z.string().max(40).optional().describe('Its clock when the lab opens, 2020-09-22T12:40:00Z'),
  ports: z
    .array(
      z.strictObject({
        name: z
          .string()
          .max(16)
          .regex(/^[a-z]{2,8}[0-9]$/, 'a port name, for example eth0'),
        addresses: z.array(z.string().max(limits.sentence).describe('10.1.1.20/24')).min(1).max(8),
      }),
    )
    .min(1)
    .max(4),
  gateway: ipv4.optional().describe('Router to everywhere else'),
  resolver: z
    .strictObject({
      servers: z.array(ipv4).min(1).max(3),
      domain: z
        .string()
        .max(limits.name)
        .regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/, 'a domain, for example span.com')
        .optional()
        .describe('Put behind names that are not found as they are'),
    })
    .optional()
    .describe('Whom it asks for names'),
  room: z
    .int()
    .min(1)
    .max(2 ** 40)
    .optional()
    .describe('Bytes that fit on its disk, what is there included'),
  files: z
    .array(z.union([hostFile, hostFolder]))
    .max(limits.files)
    .optional(),
  services: services.optional(),
});

const end = z
  .string()
  .max(100)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*( [A-Za-z][A-Za-z0-9/.-]*)?$/, 'a name, or a name and a port: R1 GigabitEthernet0/0');

const qualities = {
  rate: z.number().min(0.001).max(100_000).optional().describe('Megabits a second; 1000 when absent'),
  latency: z.number().min(0).max(10_000).optional().describe('Milliseconds from end to end; 0.05 when absent'),
  loss: z.number().min(0).max(100).optional().describe('Percent of the frames that get lost; 0 when absent'),
};

const link = z.strictObject({
  ends: z.tuple([end, end]).describe('The ports that it connects; names of devices alone are only drawn'),
  ...qualities,
});

const segment = z
  .strictObject({
    name: deviceName,
    at: z.tuple([coordinate, coordinate]).optional().describe('Position on the topology, any unit'),
    ports: z.array(end).min(1).max(24).describe('The ports that lead to it: R1 GigabitEthernet0/0'),
    ...qualities,
  })
  .describe('A switch without a console');

const lab = z.strictObject({
  devices: z.array(device).min(1).max(limits.devices),
  hosts: z.array(host).max(limits.devices).optional(),
  links: z.array(link).max(limits.links).optional(),
  segments: z.array(segment).max(limits.links).optional(),
  prelude: text.optional().describe('Transcript that is played before the learner begins'),
});

const value = z.union([z.string().max(limits.text), z.number(), z.boolean(), z.null()]);
const glob = z.string().max(200).describe('A pattern for the whole text: * any characters, ? one character');

const matcher = z
  .union([
    z.strictObject({ is: value }),
    z.strictObject({ not: value }),
    z.strictObject({ matches: glob }),
    z.strictObject({ atLeast: z.union([z.number(), reference]) }),
    z.strictObject({ atMost: z.union([z.number(), reference]) }),
    z.strictObject({ contains: z.string().max(limits.sentence).describe('Part of a text, or an item of a list') }),
  ])
  .describe('What the value must be');

const fieldName = z
  .string()
  .max(limits.name)
  .regex(/^[a-z][A-Za-z0-9-]*$/, "the name of one of the event's values");

const eventFields = {
  on: deviceName.optional().describe('Device name; absent: any device'),
  where: z
    .record(fieldName, z.union([value, matcher]))
    .optional()
    .describe('What its values must be'),
};

const happening = z
  .strictObject({ event: z.string().max(limits.name).describe('Name of an event'), ...eventFields })
  .describe('Something that happens');

const ordered = {
  after: happening.optional().describe('Only what happens after this counts'),
  before: happening.optional().describe('Only what happens before this counts'),
};

const factExpectation = z.strictObject({
  fact: z.string().max(limits.name).describe('Name of a fact'),
  on: deviceName.describe('Device name'),
  of: z.string().max(limits.sentence).optional().describe('What the question is about: a file, a line'),
  should: matcher,
});

const eventExpectation = z.strictObject({
  event: z.string().max(limits.name).describe('Name of an event that must have happened'),
  ...eventFields,
  ...ordered,
  count: numberWithin(1, 1000).optional().describe('At least so many times'),
});

const neverExpectation = z.strictObject({
  never: z.strictObject({ event: z.string().max(limits.name), ...eventFields, ...ordered }).describe('Must not happen'),
});

const expectation = z.union([
  z.strictObject({
    get all() {
      return z.array(expectation).min(1).max(20).describe('Each of these');
    },
  }),
  z.strictObject({
    get any() {
      return z.array(expectation).min(1).max(20).describe('At least one of these');
    },
  }),
  z.strictObject({
    get not() {
      return expectation;
    },
  }),
  z.strictObject({
    during: z
      .strictObject({ from: happening, to: happening.optional() })
      .describe('Only events between these two count'),
    get expect() {
      return expectation;
    },
  }),
  factExpectation,
  eventExpectation,
  neverExpectation,
]);

const hint = z.strictObject({
  title: sentence.describe('What the learner sees before opening it'),
  cost: z.int().min(0).max(100).describe('Points it costs'),
  text: text.min(1).describe('Markdown'),
});

const misconception = z.strictObject({
  when: expectation.describe('The evidence by which it is recognised'),
  say: sentence.describe('The sentence that explains it'),
});

const check = z.strictObject({
  id: slug,
  points: z.int().min(1).max(100),
  task: text.min(1).describe('Markdown: what the learner reads, and all that is graded'),
  given: z
    .boolean()
    .optional()
    .describe('It is so from the start, and must be so at the end; without it a task that is done at once is a fault'),
  look: sentence.describe('Where to look: a command or a place'),
  missing: sentence
    .optional()
    .describe('What the guide says while the task is open, where expected and found would give it away'),
  hints: z.array(hint).max(limits.hints).optional(),
  misconceptions: z.array(misconception).max(limits.misconceptions).optional(),
  expect: expectation,
});

const solution = z.strictObject({
  title: sentence,
  text: text.optional().describe('Markdown shown above it'),
  transcript: text.min(1).describe('Console transcript that earns every point'),
});

const mistake = z.strictObject({
  name: slug,
  loses: z.array(slug).min(1).max(limits.checks).describe('Exactly the checks it loses'),
  why: sentence.optional(),
  transcript: text.min(1),
});

/** A scenario as a file: `lab.yaml` of a folder, or everything in one. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    format: z.literal('bootset-lab'),
    version: z.literal(1),
    id: slug,
    title: sentence,
    summary: sentence,
    level: z.enum(['beginner', 'intermediate', 'advanced']),
    minutes: z.int().min(1).max(600),
    kind: z.enum(['guided', 'free']).describe('guided: with tasks and marks; free: a sandbox'),
    trustView: z
      .boolean()
      .optional()
      .describe('Whether the page may show key storage and chain of trust; true when absent in free labs only'),
    hiddenFiles: z
      .boolean()
      .optional()
      .describe('Whether the page may show files that IOS hides; true when absent in free labs only'),
    topics: z.array(sentence).min(1).max(12),
    objectives: z.array(sentence).min(1).max(12),
    variables: named(variableName, variable, limits.variables, 'variables').optional(),
    lab,
    brief: text.optional().describe('Markdown: the story. In a folder it is brief.md'),
    checks: z.array(check).max(limits.checks).optional(),
    questions: z.array(questionSchema).max(limits.checks).optional().describe('Questions asked beside the tasks'),
    solutions: z.array(solution).max(limits.solutions).optional().describe('In a folder: solution*.txt'),
    mistakes: z.array(mistake).max(limits.mistakes).optional().describe('In a folder: mistakes/NAME.txt'),
  })
  .describe('A Bootset scenario');

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type Variable = z.infer<typeof variable>;
export type DeviceEntry = z.infer<typeof device>;
export type FileEntry = z.infer<typeof file>;
export type HostEntry = z.infer<typeof host>;
export type HostFileEntry = z.infer<typeof hostFile>;
export type HostFolderEntry = z.infer<typeof hostFolder>;
export type LinkEntry = z.infer<typeof link>;
export type SegmentEntry = z.infer<typeof segment>;
export type Matcher = z.infer<typeof matcher>;
export type Happening = z.infer<typeof happening>;
export type Expectation = z.infer<typeof expectation>;
export type Check = z.infer<typeof check>;
export type Solution = z.infer<typeof solution>;
export type Mistake = z.infer<typeof mistake>;
