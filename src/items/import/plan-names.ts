/** Owners and places of a list: those that there are already under this name, and those that are made on the way. */
import { spelledAlike } from '../../shared/spelling.js';

/** Something that is found by its names. */
export interface Named {
  id: string;
  name: string;
  shortName?: string;
}

/** What is to be made. */
export interface NewName {
  id: string;
  name: string;
}

/** One way or another to write a name is the same; the first that comes is how it is made. */
export class NameBook {
  private readonly known = new Map<string, NewName>();
  private readonly made = new Map<string, NewName>();

  constructor(
    named: readonly Named[],
    private readonly newId: () => string,
  ) {
    // Whole names go before short ones, which others may be called in full.
    for (const { id, name, shortName } of named) this.know(shortName, { id, name: shortName || name });
    for (const { id, name, shortName } of named)
      this.known.set(spelledAlike(name), { id, name: shortName || name });
  }

  private know(text: string | undefined, named: NewName): void {
    if (text) this.known.set(spelledAlike(text), named);
  }

  /** Of what is not there yet the id that it will have. */
  of(text: string): NewName {
    const key = spelledAlike(text);
    const found = this.known.get(key) ?? this.made.get(key);
    if (found) return found;
    const made = { id: this.newId(), name: text };
    this.made.set(key, made);
    return made;
  }

  /** What is to be made for those ids. */
  missing(ids: ReadonlySet<string>): NewName[] {
    return [...this.made.values()].filter(({ id }) => ids.has(id));
  }
}
