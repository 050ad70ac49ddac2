/** A search that takes long: it gives way wherever it yields. */
export type Search<T> = Generator<undefined, T>;

/** What is made of each, giving way after each. */
export function* each<One, Made>(all: Iterable<One>, make: (one: One) => Made): Search<Made[]> {
  const made: Made[] = [];
  for (const one of all) {
    made.push(make(one));
    yield;
  }
  return made;
}

/** Without a pause. */
export function atOnce<T>(search: Search<T>): T {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}
