/** What may be logged of an error: its kind and its place in the code. Its message may hold anybody's data, or a secret. */

export interface ErrorFacts {
  error: string;
  code?: unknown;
  /** `at …` lines. */
  stack?: readonly string[];
}

export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').replace(error.message, '').match(/^ {4}at .*$/gm) ?? [];
  return { error: error.name, code: (error as { code?: unknown }).code, stack: frames };
}
