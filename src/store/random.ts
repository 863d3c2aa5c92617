const bytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A name for a new attempt. (`crypto.randomUUID` is missing on pages without TLS.) */
export const newAttemptId = (): string => [...bytes(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
