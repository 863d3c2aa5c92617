import { catalogueSpec, platformIds, platforms } from '../engine/index.ts';
import { clash, ofFile } from './file-complaints.ts';
import { ofRoom } from './file-sizes.ts';
import { complaintsOfHost } from './host-complaints.ts';
import { consolesOf } from './consoles.ts';
import { isAltered } from './lab-spec.ts';
import { limits } from './limits.ts';
import { complaintsOfNetwork } from './network-complaints.ts';
import { complaintsOfMarkdown } from './markdown-complaints.ts';
import { complaintsAbout, complaintsOfQuestions } from './quizzes/complaints.ts';
import type { Check, DeviceEntry, ScenarioFile, Variable } from './schema.ts';
import { transcriptFaults } from './transcript-check.ts';
import { MOST_PROBLEMS } from './problem.ts';
import { possibleValues, referenceNames, referencesIn } from './references.ts';
import { imageFault, ofTexts, timeFault, twice } from './text-complaints.ts';
import { numberFields } from './variables.ts';
import {
  complainOfExpectation,
  modelsOf,
  pieceAt,
  unknownName,
  type Complaint,
  type Models,
  type Path,
} from './vocabulary.ts';

type Variables = Readonly<Record<string, Variable>>;

/** Everything in a well-formed scenario that speaks of something that does not exist. */
export function complaintsOf(file: ScenarioFile): readonly Complaint[] {
  const devices = modelsOf(file.lab);
  const consoles = consolesOf(file.lab);
  return [
    ...ofVariables(file.variables ?? {}),
    ...ofReferences(file),
    ...complaintsOfMarkdown(file),
    ...complaintsOfNetwork(file.lab),
    ...(file.lab.hosts ?? []).flatMap((host, i) => complaintsOfHost(host, ['lab', 'hosts', i], file.variables ?? {})),
    ...file.lab.devices.flatMap((device, i) => ofDevice(device, ['lab', 'devices', i], file.variables ?? {})),
    ...ofAltered(file.lab),
    ...ofTranscript(file.lab.prelude, ['lab', 'prelude'], consoles),
    ...ofChecks(file, devices),
    ...ofQuestions(file),
    ...(file.solutions ?? []).flatMap(({ transcript }, i) =>
      ofTranscript(transcript, ['solutions', i, 'transcript'], consoles),
    ),
    ...ofMistakes(file, consoles),
  ];
}

function ofVariables(variables: Variables): readonly Complaint[] {
  return Object.entries(variables).flatMap(([name, variable]): readonly Complaint[] => {
    const path = ['variables', name];
    if ('integer' in variable && variable.integer.to < variable.integer.from)
      return [{ path: [...path, 'integer', 'to'], message: 'expected a number that is not below from' }];
    if ('address' in variable && !isNetwork(variable.address))
      return [{ path: [...path, 'address'], message: 'expected a network, for example 192.0.2.0/24' }];
    if ('hash' in variable) return ofTexts(variable.hash.image, [...path, 'hash', 'image'], variables, imageFault);
    return name === 'seed' ? [{ path, message: 'seed is the name of the seed itself' }] : [];
  });
}

function isNetwork(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  return Number(bits) <= 32 && address.split('.').every((octet) => Number(octet) <= 255);
}

function ofReferences(file: ScenarioFile): readonly Complaint[] {
  const variables = file.variables ?? {};
  const names = referenceNames(variables);
  const found: Complaint[] = [];
  const walk = (data: unknown, path: Path): void => {
    if (typeof data === 'string') found.push(...ofText(data, path, names, variables));
    else if (Array.isArray(data)) data.forEach((item, i) => walk(item, [...path, i]));
    else if (typeof data === 'object' && data !== null)
      for (const [key, value] of Object.entries(data)) walk(value, [...path, key]);
  };
  walk(file, []);
  return found;
}

function unknownReference(name: string, names: ReadonlySet<string>, variables: Variables): string {
  const [variable = ''] = name.split('.');
  return Object.hasOwn(variables, variable) && possibleValues(variables, name).length > 0
    ? `not every choice of ${variable} has a ${name}`
    : unknownName('variable', name, names);
}

function ofText(text: string, path: Path, names: ReadonlySet<string>, variables: Variables): readonly Complaint[] {
  const references = referencesIn(text);
  const unknown = references.filter(({ name }) => !names.has(name)).slice(0, MOST_PROBLEMS);
  if (unknown.length > 0)
    return unknown.map((one) => ({
      path,
      message: unknownReference(one.name, names, variables),
      piece: pieceAt(text, one.at, one.text),
    }));
  if (path[0] === 'variables')
    return ofOrder(
      references.map(({ name }) => name),
      path,
      Object.keys(variables),
    );
  const [first] = references;
  if (!first || !numberFields.has(String(path.at(-1)))) return [];
  const whole = possibleValues(variables, first.name).every((value) => typeof value === 'number' && value >= 0);
  return whole ? [] : [{ path, message: `expected a number: {{${first.name}}} may be something else` }];
}

/** A variable's text may use only variables declared before it. */
function ofOrder(used: readonly string[], path: Path, order: readonly string[]): readonly Complaint[] {
  const own = order.indexOf(String(path[1]));
  const late = used.find((name) => name !== 'seed' && order.indexOf(name.split('.')[0] ?? '') >= own);
  return late === undefined
    ? []
    : [{ path, message: `expected variables that are declared before this one, not {{${late}}}` }];
}

const clockFault = (time: string): string | undefined => (time === 'unset' ? undefined : timeFault(time));

function ofDevice(device: DeviceEntry, path: Path, variables: Variables): readonly Complaint[] {
  const platform = platforms().find(({ id }) => id === device.platform);
  const disks = platform?.disks.map(({ name }) => name);
  const files = device.files ?? [];
  return [
    ...(platform
      ? []
      : [{ path: [...path, 'platform'], message: unknownName('platform', device.platform, platformIds) }]),
    ...(device.clock === undefined ? [] : ofTexts(device.clock, [...path, 'clock'], variables, clockFault)),
    ...(device.serial === undefined ? [] : ofTexts(device.serial, [...path, 'serial'], variables, serialFault)),
    ...(device.rommon ? ofTexts(device.rommon.upgrade, [...path, 'rommon', 'upgrade'], variables, monitorFault) : []),
    ...files.flatMap((file, i) =>
      files.slice(0, i).some((other) => clash(other, file))
        ? [{ path: [...path, 'files', i, 'path'], message: `${file.path} is there already` }]
        : [],
    ),
    ...files.flatMap((file, i) => ofFile(file, [...path, 'files', i], (one) => pathFault(one, disks), variables)),
    ...ofRoom(files, platform?.disks ?? [], variables).map(({ index, message }) => ({
      path: [...path, 'files', index, 'path'],
      message,
    })),
  ];
}

/** The first altered image that is one too many. Of those that are there on a condition, only one condition holds. */
function ofAltered({ devices, hosts = [] }: ScenarioFile['lab']): readonly Complaint[] {
  const conditions = new Map<string, Map<string, number>>();
  let always = 0;
  const holders = [
    ...devices.map(({ files }, i) => ({ files, path: ['lab', 'devices', i] })),
    ...hosts.map(({ files }, i) => ({ files, path: ['lab', 'hosts', i] })),
  ];
  for (const { files = [], path } of holders)
    for (const [j, file] of files.entries()) {
      if ('folder' in file || !isAltered(file)) continue;
      const { value, is } = file.when ?? { value: '', is: '' };
      const counts = conditions.get(value) ?? new Map<string, number>();
      if (file.when) conditions.set(value, counts.set(is, (counts.get(is) ?? 0) + 1));
      else always += 1;
      const most = [...conditions.values()].reduce((sum, one) => sum + Math.max(...one.values()), always);
      if (most > limits.altered)
        return [
          {
            path: [...path, 'files', j],
            message: `expected at most ${limits.altered} images that are not as their vendor made them`,
          },
        ];
    }
  return [];
}

const PATH = /^([a-z0-9]+(?::\d)?):[A-Za-z0-9_][A-Za-z0-9._-]{0,62}(\/[A-Za-z0-9_][A-Za-z0-9._-]{0,62}){0,7}$/;

function pathFault(path: string, disks: readonly string[] | undefined): string | undefined {
  const disk = PATH.exec(path)?.[1];
  if (disk === undefined) return 'expected a path like flash0:name';
  return !disks || disks.includes(disk) ? undefined : unknownName('file system', `${disk}:`, disks);
}

const serialFault = (text: string): string | undefined =>
  /^[A-Z0-9]{11}$/.test(text) ? undefined : 'expected eleven capital letters and digits';

const monitorFault = (id: string): string | undefined =>
  imageFault(id) ??
  (catalogueSpec(id)?.header.kind === 'rom-monitor' ? undefined : `expected an image of a ROM monitor: ${id} is none`);

const ofTranscript = (
  transcript: string | undefined,
  path: Path,
  consoles: ReadonlySet<string>,
): readonly Complaint[] =>
  transcriptFaults(transcript ?? '', consoles).map(({ at, piece, message }) => ({
    path,
    message,
    piece: pieceAt(transcript ?? '', at, piece),
  }));

function ofChecks(file: ScenarioFile, devices: Models): readonly Complaint[] {
  const checks = file.checks ?? [];
  const kind: readonly Complaint[] =
    file.kind === 'guided' && checks.length === 0
      ? [{ path: [], message: 'expected checks in a guided scenario' }]
      : file.kind === 'free' && checks.length > 0
        ? [{ path: ['checks'], message: 'expected no checks in a free scenario' }]
        : [];
  return [
    ...kind,
    ...twice(
      checks.map(({ id }) => id),
      (i) => ['checks', i, 'id'],
    ),
    ...checks.flatMap((check, i) => ofCheck(check, ['checks', i], devices)),
  ];
}

const ofQuestions = (file: ScenarioFile): readonly Complaint[] => {
  const questions = file.questions ?? [];
  const ids = (file.checks ?? []).map(({ id }) => id);
  return [
    ...complaintsOfQuestions(questions, ['questions']),
    ...complaintsAbout(questions, file).filter(({ path }) => path.at(-1) === 'on'),
    ...questions.flatMap(({ id }, i) =>
      ids.includes(id) ? [{ path: ['questions', i, 'id'], message: `${id} is there already` }] : [],
    ),
  ];
};

const ofCheck = ({ expect, misconceptions = [] }: Check, path: Path, devices: Models): readonly Complaint[] => [
  ...complainOfExpectation(expect, [...path, 'expect'], devices),
  ...misconceptions.flatMap(({ when }, i) =>
    complainOfExpectation(when, [...path, 'misconceptions', i, 'when'], devices),
  ),
];

function ofMistakes(file: ScenarioFile, consoles: ReadonlySet<string>): readonly Complaint[] {
  const mistakes = file.mistakes ?? [];
  const checks = (file.checks ?? []).map(({ id }) => id);
  return [
    ...twice(
      mistakes.map(({ name }) => name),
      (i) => ['mistakes', i, 'name'],
    ),
    ...mistakes.flatMap(({ loses, transcript }, i) => [
      ...ofTranscript(transcript, ['mistakes', i, 'transcript'], consoles),
      ...loses.flatMap((id, j) =>
        checks.includes(id) ? [] : [{ path: ['mistakes', i, 'loses', j], message: unknownName('check', id, checks) }],
      ),
    ]),
  ];
}
