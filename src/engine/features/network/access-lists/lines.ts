import type { Section } from '../../../cli/running-config.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { accessLists } from './state.ts';
import { entryText, isNumbered } from './text.ts';

/** Named lists, each a block. */
export const namedLines = (device: Device): readonly string[] => {
  const lists = device.read(accessLists).lists.filter(({ name }) => !isNumbered(name));
  return lists.flatMap(({ name, extended, entries }) => [
    `ip access-list ${extended ? 'extended' : 'standard'} ${name}`,
    ...entries.map(({ says }) => ` ${entryText(says)}`),
  ]);
};

export const numberedLines = (device: Device): readonly string[] =>
  device
    .read(accessLists)
    .lists.filter(({ name }) => isNumbered(name))
    .sort((a, b) => Number(a.name) - Number(b.name))
    .flatMap(({ name, entries }) => entries.map(({ says }) => `access-list ${name} ${entryText(says)}`));

/** Adds the lists of an interface behind its addresses. */
export function withGroups(sections: readonly Section[], device: Device): readonly Section[] {
  const { groups } = device.read(accessLists);
  if (Object.keys(groups).length === 0) return sections;
  return sections.map((section) => {
    const found = ownValue(groups, section.header.replace(/^interface /, '')) ?? {};
    const lines = (['in', 'out'] as const).flatMap((way) =>
      found[way] === undefined ? [] : [`ip access-group ${found[way]} ${way}`],
    );
    const at = section.lines.findLastIndex((text) => /^(no )?ip address/.test(text)) + 1;
    return { ...section, lines: [...section.lines.slice(0, at), ...lines, ...section.lines.slice(at)] };
  });
}
