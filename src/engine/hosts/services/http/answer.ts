import { reasonFor } from '../../../system/network/http-answer.ts';

export const SERVER_NAME = 'nginx/1.22.1';

/** The page that goes with an answer that is no file. */
export const page = (status: number): string =>
  [
    '<html>',
    `<head><title>${status} ${reasonFor(status)}</title></head>`,
    '<body>',
    `<center><h1>${status} ${reasonFor(status)}</h1></center>`,
    `<hr><center>${SERVER_NAME}</center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
