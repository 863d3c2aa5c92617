import { z } from 'zod';
import { limits, resultLimits } from './limits.ts';

const name = z.string().max(limits.name);
const moment = z.number().min(0).max(resultLimits.moment);
const text = z.string().max(resultLimits.input);
const time = z.iso.datetime();

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('type'), console: name, text }),
  z.strictObject({ kind: z.literal('paste'), console: name, text }),
  z.strictObject({ kind: z.literal('break'), console: name }),
  z.strictObject({ kind: z.literal('power'), device: name, on: z.boolean() }),
  z.strictObject({ kind: z.literal('usb'), device: name, slot: name, inserted: z.boolean() }),
  z.strictObject({ kind: z.literal('cable'), device: name, port: name, plugged: z.boolean() }),
  z.strictObject({ kind: z.literal('reset'), device: name }),
  z.strictObject({ kind: z.literal('speed'), console: name, baud: z.int().min(50).max(1_000_000) }),
  z.strictObject({ kind: z.literal('note'), topic: name, value: text }),
]);

export const journalSchema = z.strictObject({
  format: z.literal('bootset-journal'),
  version: z.literal(1),
  engine: name,
  scenario: name,
  seed: z.int().min(0).max(0xffff_ffff),
  entries: z.array(z.strictObject({ at: moment, input })).max(resultLimits.entries),
  until: moment,
});

const points = z.int().min(0).max(10_000);
const earned = z.number().min(0).max(10_000).describe('In hundredths, where a part of an answer earned a share');

export const resultSchema = z
  .strictObject({
    format: z.literal('bootset-result'),
    version: z.literal(1),
    engine: name.describe('Version of the engine that the session ran on'),
    scenario: z.strictObject({ id: name, digest: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits') }),
    seed: z.int().min(0).max(0xffff_ffff),
    journal: journalSchema,
    marks: z.strictObject({
      earned,
      possible: points,
      /** The solution was opened. */
      practice: z.boolean(),
      tasks: z
        .array(z.strictObject({ id: name, points, earned, state: z.enum(['open', 'done', 'failed']) }))
        .max(limits.tasks),
    }),
    hints: z.array(name.describe('check/0')).max(limits.checks * limits.hints),
    startedAt: time,
    finishedAt: time,
    checksum: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
      .describe('SHA-256 of all other fields: tells a damaged file from a whole one'),
    exam: z.strictObject({ minutes: z.int().min(1).max(600).exactOptional() }).optional(),
  })
  .describe('What a learner hands in');

export type ResultFile = z.infer<typeof resultSchema>;
