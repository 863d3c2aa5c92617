import { toCivil, type EpochMillis } from '../../../kernel/calendar.ts';
import type { LoggedCommand } from './state.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const element = (name: string, inner: string): string => (inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`);

const cli = (text: string): string =>
  element(
    'cli',
    text.trim().replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign),
  );

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

/** `2003-04-23T20:25:19.847Z`. */
function timeOf(at: EpochMillis): string {
  const { year, month, day, hour, minute, second, millisecond } = toCivil(at);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}.${digits(millisecond, 3)}Z`;
}

/** What somebody did at a line: a change, or a remark of the logger's own. */
function change({ at, user, line, text, within }: LoggedCommand): readonly string[] {
  const remark = text.startsWith('!');
  const item = [
    '<changeItem>',
    element('context', within.map(cli).join('')),
    '<enteredCommand>',
    cli(text),
    '</enteredCommand>',
    '<prcResultType>',
    '<prcSuccess>',
    element('change', 'PRC_CHANGE'),
    '</prcSuccess>',
    '</prcResultType>',
    '<oldConfigState/>',
    '<newConfigState>',
    cli(text),
    '</newConfigState>',
    '</changeItem>',
  ];
  return [
    '<configChanged>',
    '<changeInfo>',
    element('user', user),
    '<async>',
    element('port', line === 'console' ? 'con_0' : line),
    '</async>',
    '<when>',
    element('absoluteTime', timeOf(at)),
    '</when>',
    '</changeInfo>',
    ...(remark ? [element('logComment', text.slice(1))] : item),
    '</configChanged>',
  ];
}

/** The log in the form of `contenttype xml`. */
export const asXml = (entries: readonly LoggedCommand[]): readonly string[] => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<configLoggerMsg version="1.0">',
  ...entries.flatMap(change),
  '</configLoggerMsg>',
];
