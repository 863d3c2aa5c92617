import { z } from 'zod';
import { limits } from './limits.ts';

export const sentence = z.string().min(1).max(limits.sentence);

/** The id of a scenario, a task, a question. */
export const slug = z
  .string()
  .max(limits.name)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');

export const deviceName = z
  .string()
  .max(limits.name)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a device name, a letter and then letters, digits, - or _');
