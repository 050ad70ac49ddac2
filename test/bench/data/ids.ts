/** Ids that can be had again: each has the shape of a UUID and sorts after the one before, as the application's own do. */

export class Ids {
  private count = 0;

  /** `family` keeps the ids of several generators apart. */
  constructor(private readonly family: number) {}

  next(): string {
    this.count += 1;
    const [family, count] = [hex(this.family, 4), hex(this.count, 12)];
    return `01700000-${family}-7000-8000-${count}`;
  }
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
