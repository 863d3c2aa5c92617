import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { fileText, LONGEST_LINK } from '../bridge/attempts/share-link.ts';
import { parseScenarioText } from '../scenarios/parse.ts';
import { showProblem } from '../scenarios/problem.ts';
import { readQuiz } from './check-quiz.ts';
import { Refusal } from './command-line.ts';
import { filesOf, findScenario, readText } from './find-scenario.ts';

const TEMPLATE = join(process.env.BOOTSET_ROOT ?? '.', 'src/scenarios/template');
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Writes the template of a scenario into a new folder that is named after its id; returns the files. */
export function writeTemplate(folder: string): readonly string[] {
  const id = basename(folder);
  if (!ID.test(id)) throw new Refusal(`${id}: expected an id of small letters, digits and single hyphens`);
  if (existsSync(folder)) throw new Refusal(`${folder} is there already`);
  return Object.entries(filesOf(TEMPLATE)).map(([path, text]) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path === 'lab.yaml' ? text.replace(/^id: .*$/m, `id: ${id}`) : text);
    return file;
  });
}

/** A scenario as one file to hand out. Without its solutions and mistakes it has the same digest, so that results still fit. */
export async function packed(name: string, withSolutions: boolean): Promise<string> {
  const { file, brief, solutions, mistakes } = await findScenario(name);
  const text = stringify({ ...file, brief, ...(withSolutions && { solutions, mistakes }) }, { lineWidth: 0 });
  const again = parseScenarioText(`${file.id}.yaml`, text);
  if (again.ok) return text;
  throw new Refusal(`${name} cannot be one file: nobody could open it:\n${again.error.map(showProblem).join('\n')}`, 1);
}

/** A lab or quiz as one file to hand out. */
async function handOut(name: string): Promise<{ readonly name: string; readonly text: string }> {
  const quiz = await readQuiz(name);
  if (!quiz) return { name: `${(await findScenario(name)).file.id}.yaml`, text: await packed(name, false) };
  if (quiz.ok && existsSync(name)) return { name: basename(name), text: readText(name) };
  if (quiz.ok) return { name: `${name}.yaml`, text: stringify(quiz.value.file, { lineWidth: 0 }) };
  throw new Refusal(`${name} is not a quiz:\n${quiz.error.map(showProblem).join('\n')}`, 1);
}

/** A scenario or quiz as the end of the page's address; nothing has to be stored anywhere. */
export async function linked(name: string): Promise<string> {
  const link = `#s=1.${fileText(await handOut(name))}`;
  if (link.length <= LONGEST_LINK) return link;
  throw new Refusal(`${name} is too long for an address (${link.length} characters): hand out the packed file`, 1);
}
