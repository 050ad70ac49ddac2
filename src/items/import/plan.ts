/** The plan of an import: what each line would make or change, beside what is there already. */
import { each, type Search } from '../../shared/search.js';
import { countingOrder } from '../../shared/spelling.js';
import type { Choices } from './import-choices.js';
import type { Draft, ImportLine, Reason } from './import-lines.js';
import { nextNumbers } from './next-numbers.js';
import { plannedItem } from './plan-items.js';
import { linkChanges, LinkCheck } from './plan-link-check.js';
import { isAnother, ItemBook, type Telling } from './plan-match.js';
import { NameBook } from './plan-names.js';
import type { Entry, Known, Plan, PlannedItem, PlannedLine } from './plan-shapes.js';
import { nameMissing, numberOfAnother, numberTwice, ownerMissing, placeMissing } from './plan-words.js';

/** What a line may lack that tells of an item which is there already. */
const lacking: ReadonlySet<string> = new Set([
  'owner-missing',
  'place-missing',
  'quantity-missing',
  'name-missing',
]);

/** Of a line the draft that could be taken, if any. */
function takenOf({ verdict, reasons, mend, draft }: ImportLine, isAccepted: boolean): Draft | null {
  if (verdict === 'review' && mend && isAccepted) return mend.draft;
  const isTaken =
    verdict === 'import' || (verdict === 'review' && reasons.every(({ code }) => lacking.has(code)));
  return isTaken ? draft : null;
}

class Planner {
  private readonly partners: NameBook;
  private readonly places: NameBook;
  private readonly book: ItemBook;
  private readonly orders = new Set<string>();

  constructor(
    private readonly known: Known,
    private readonly choices: Choices,
    private readonly newId: () => string,
  ) {
    this.partners = new NameBook(known.partners, newId);
    this.places = new NameBook(known.places, newId);
    this.book = new ItemBook(known.items);
  }

  *plan(lines: readonly ImportLine[]): Search<Plan> {
    const accepted = new Set(this.choices.accepted);
    const entries: Entry[] = [];
    for (const line of lines) {
      const draft = takenOf(line, accepted.has(line.record));
      if (draft) entries.push(this.entryOf(line, draft));
      yield;
    }
    yield* this.match(entries);
    const sound = yield* this.soundOf(entries.filter(({ reasons }) => reasons.length === 0));
    return yield* this.planned(lines, entries, sound);
  }

  private entryOf(line: ImportLine, draft: Draft): Entry {
    const owner = draft.owner || this.choices.owner;
    const place = draft.storagePlace || this.choices.storagePlace;
    return {
      line,
      draft,
      isMended: line.mend?.draft === draft,
      standing: undefined,
      id: '',
      owner: owner === '' ? undefined : this.partners.of(owner),
      place: place === '' ? undefined : this.places.of(place),
      reasons: [],
    };
  }

  /** Numbers go first: what is called so is no other line's. */
  private *match(entries: readonly Entry[]): Search<void> {
    for (const entry of entries.filter(isNumbered)) {
      this.matchNumber(entry);
      yield;
    }
    for (const entry of entries.filter((one) => !isNumbered(one))) {
      const standing = this.book.byName(this.tellingOf(entry));
      if (standing) entry.standing = this.book.tell(standing);
      yield;
    }
    for (const entry of entries) {
      entry.id = entry.standing?.id ?? this.newId();
      if (!entry.standing) entry.reasons.push(...lackedBy(entry));
      yield;
    }
  }

  private matchNumber(entry: Entry): void {
    const { inventoryNumber } = entry.draft;
    const order = countingOrder(inventoryNumber);
    if (this.orders.has(order)) entry.reasons.push(numberTwice(inventoryNumber));
    this.orders.add(order);
    const standing = this.book.byNumber(inventoryNumber);
    if (!standing || entry.reasons.length > 0) return;
    if (isAnother(standing, this.tellingOf(entry)))
      entry.reasons.push(numberOfAnother(inventoryNumber, standing.name));
    else entry.standing = this.book.tell(standing);
  }

  private tellingOf({ draft, owner, place }: Entry): Telling {
    return {
      name: draft.name,
      size: draft.size,
      ownerId: draft.owner === '' ? undefined : owner?.id,
      storagePlaceId: draft.storagePlace === '' ? undefined : place?.id,
      usualOwnerId: owner?.id,
      usualPlaceId: place?.id,
    };
  }

  private *soundOf(entries: readonly Entry[]): Search<ReadonlyMap<ImportLine, PlannedItem>> {
    const items = yield* each(entries, (entry) => [entry, plannedItem(entry, this.known)] as const);
    const check = new LinkCheck(
      this.known,
      items.map(([{ draft, reasons }, item]) => ({ draft, reasons, item })),
    );
    yield* check.run();
    const sound = items.filter(([{ reasons }]) => reasons.length === 0);
    const numbers = this.known.items.map(({ inventoryNumber }) => inventoryNumber);
    const next = nextNumbers([...numbers, ...sound.map(([, item]) => item.inventoryNumber)]);
    for (const [, item] of sound) if (item.inventoryNumber === '') item.inventoryNumber = next();
    const named = new Map(
      [...this.known.items, ...sound.map(([, item]) => item)].map((one) => [one.id, one]),
    );
    yield* each(sound, ([, item]) => item.changes.push(...linkChanges(item, check, named)));
    return new Map(sound.map(([{ line }, item]) => [line, item]));
  }

  private *planned(
    lines: readonly ImportLine[],
    entries: readonly Entry[],
    sound: ReadonlyMap<ImportLine, PlannedItem>,
  ): Search<Plan> {
    const entered = new Map(entries.map((entry) => [entry.line, entry]));
    const planned: PlannedLine[] = [];
    for (const line of lines) {
      planned.push(plannedLine(line, entered.get(line), sound.get(line)));
      yield;
    }
    const items = [...sound.values()];
    return {
      lines: planned,
      partners: this.partners.missing(new Set(items.map(({ ownerId }) => ownerId))),
      places: this.places.missing(new Set(items.map(({ storagePlaceId }) => storagePlaceId))),
    };
  }
}

const isNumbered = ({ draft }: Entry): boolean => draft.inventoryNumber !== '';

/** What there is already lacks nothing. */
function lackedBy({ line, draft, owner, place, isMended }: Entry): readonly Reason[] {
  if (line.verdict === 'review' && !isMended) return line.reasons;
  return [
    ...(draft.name === '' ? [nameMissing] : []),
    ...(owner ? [] : [ownerMissing]),
    ...(place ? [] : [placeMissing]),
  ];
}

function plannedLine(
  { record, line, verdict, reasons, mend, draft }: ImportLine,
  entry: Entry | undefined,
  item: PlannedItem | undefined,
): PlannedLine {
  const isMended = entry?.isMended ?? false;
  const common = { record, line, mend, isMended };
  if (item) return { ...common, verdict: 'import', reasons: [], draft: entry!.draft, item };
  if (!entry) return { ...common, verdict, reasons, draft, item };
  return { ...common, verdict: 'review', reasons: entry.reasons, draft: entry.draft, item };
}

/** Whatever is there already is found again: nothing is made twice. */
export const planOf = (
  known: Known,
  lines: readonly ImportLine[],
  { choices, newId }: { choices: Choices; newId: () => string },
): Search<Plan> => new Planner(known, choices, newId).plan(lines);
