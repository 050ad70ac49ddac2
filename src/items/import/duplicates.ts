/** Duplicates: lines that may tell of a thing which stood further up already. */
import { spelledAlike } from '../../shared/spelling.js';
import { fold } from '../search-text.js';
import { slipsIn } from '../spelling-slips.js';
import { finding, type Finding } from './findings.js';
import type { Draft } from './import-lines.js';

/** So many names of one size are compared letter by letter; further ones only where they are spelled alike. */
const MOST_COMPARED = 30;

interface Seen {
  /** How a person finds it in the list. */
  said: string;
  size: string;
  letters: string;
}

/** Looks at each line in turn, and remembers it. */
export class SeenItems {
  private readonly byNumber = new Set<string>();
  private readonly byName = new Map<string, Seen>();
  private readonly bySize = new Map<string, Seen[]>();

  constructor(private readonly takenNumbers: ReadonlySet<string>) {}

  /** A number that stands there twice is no item of its own until it has another one. */
  numberFindings({ inventoryNumber }: Draft): Finding[] {
    if (inventoryNumber === '') return [];
    const key = spelledAlike(inventoryNumber);
    if (!this.byNumber.has(key)) {
      this.byNumber.add(key);
      return [];
    }
    const free = this.freeNumber(inventoryNumber);
    const found = { code: 'number-used-twice', cell: inventoryNumber } as const;
    return [finding(found, free === undefined ? { isStuck: true } : { patch: { inventoryNumber: free } })];
  }

  /** Of the name: without what stands in brackets, hyphens, and spelling of ß; or nearly the same with the same size. */
  nameFindings(draft: Draft, line: number): Finding[] {
    const key = nameKey(draft.name);
    if (key === '') return [];
    const one = {
      said: saidOf(draft, line),
      size: measures(draft),
      letters: key.replace(/[^a-z]/g, '').replace(/x$/, ''),
    };
    const alike = this.byName.get(key);
    const near = alike ?? this.near(one);
    if (!alike) this.byName.set(key, one);
    if (one.size !== '')
      this.bySize.set(one.size, [...(this.bySize.get(one.size) ?? []).slice(-MOST_COMPARED), one]);
    if (!near) return [];
    const differs = near.size !== '' && draft.size !== '' && near.size !== one.size;
    return [finding({ code: differs ? 'other-size' : 'possible-duplicate', cell: near.said })];
  }

  private near({ size, letters }: Seen): Seen | undefined {
    if (size === '' || letters.length < 4) return undefined;
    return this.bySize.get(size)?.find((other) => {
      const [short, long] = [letters, other.letters].toSorted((a, b) => a.length - b.length) as [
        string,
        string,
      ];
      return (
        short.length >= 4 &&
        short.length < 60 &&
        slipsIn(short, long.slice(0, 60)) <= (short.length >= 8 ? 2 : 1)
      );
    });
  }

  /** "20a" beside "20". */
  private freeNumber(number: string): string | undefined {
    const free = [...'abcdefghijklmnopqrstuvwxyz']
      .map((letter) => `${number}${letter}`)
      .find((one) => !this.takenNumbers.has(spelledAlike(one)) && !this.byNumber.has(spelledAlike(one)));
    if (free === undefined || free.length > 40) return undefined;
    this.byNumber.add(spelledAlike(free));
    return free;
  }
}

const saidOf = ({ inventoryNumber, name }: Draft, line: number): string =>
  inventoryNumber === '' ? `„${name}“ (${line})` : `${inventoryNumber} „${name}“`;

const nameKey = (name: string): string =>
  fold(name.replace(/\([^)]*\)/g, ' ')).replace(/[^\p{L}\p{N}]/gu, '');

/** "3 x 3 m" and "3×3" are "3x3"; of the name first. */
function measures({ name, size }: Draft): string {
  const found = [name, size].map(
    (text) => /(?<!\d)\d{1,6}(?:[.,]\d{1,3})?\s?(?:m|cm)?\s?[x×]\s?\d{1,6}(?:[.,]\d{1,3})?/i.exec(text)?.[0],
  );
  return (found.find(Boolean) ?? '')
    .replace(/[\sa-wyz]/gi, '')
    .replace('×', 'x')
    .toLowerCase();
}
