/** For the page, which looks into files before it knows whose they are. */
export { parseJson } from '../scenarios/json.ts';
