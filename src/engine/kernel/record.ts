/** What a record itself holds under a name that came from outside; `constructor` and its like are in none. */
export const ownValue = <V>(record: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
