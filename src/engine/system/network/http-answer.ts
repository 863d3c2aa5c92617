import { dayNames, monthNames, toCivil, type EpochMillis } from '../../kernel/calendar.ts';
import { utf8Encode } from '../bytes.ts';

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  409: 'Conflict',
  411: 'Length Required',
  414: 'Request-URI Too Large',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Temporarily Unavailable',
  507: 'Insufficient Storage',
};

/** What a status is called. */
export const reasonFor = (status: number): string => REASONS[status] ?? '';

/** A moment as HTTP writes it: `Fri, 02 Jan 2026 03:04:05 GMT`. */
export function httpDate(at: EpochMillis): string {
  const { weekday, day, month, year, hour, minute, second } = toCivil(at);
  const [dd, hh, mm, ss] = [day, hour, minute, second].map((n) => String(n).padStart(2, '0'));
  return `${dayNames[weekday] ?? ''}, ${dd} ${monthNames[month - 1] ?? ''} ${year} ${hh}:${mm}:${ss} GMT`;
}

export type Fields = readonly (readonly [name: string, value: string])[];

/** The head of an answer. */
export const headBytes = (status: number, fields: Fields): Uint8Array =>
  utf8Encode(
    `HTTP/1.1 ${status} ${reasonFor(status)}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
