/** What browsers say of a script or style sheet that they could not fetch, and what we say of the engine. */
const UNFETCHED = /dynamically imported module|importing a module script|unable to preload|could not be fetched/i;

/** Said of an engine that did not even begin. */
export const NO_ENGINE = 'The engine could not be fetched.';

/** Whether something went wrong because a part of the product did not come: there is no connection, or it is there no more. */
export const isUnfetched = (error: unknown): boolean =>
  UNFETCHED.test(error instanceof Error ? error.message : String(error));
