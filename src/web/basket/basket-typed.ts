/** What was typed into the forms of the list and of the basket, as the basket and the draft that it means. */
import { isId, parseInstant } from '../../shared/input-text.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { wholeNumber, type Typed } from '../forms/typed.js';
import { daysFaults, daysIn, timesFaults } from '../forms/wished-days.js';
import {
  daysShown,
  MOST_LINES,
  withPeriod,
  withQuantities,
  type Basket,
  type ChosenTimes,
} from './basket.js';
import type { Draft } from './draft.js';

export interface TypedBasket {
  basket: Basket;
  /** What could not be taken over. */
  faults: FieldFault[];
}

/** Everything that was typed, put into the basket that there was. */
export function typedBasket(before: Basket, typed: Typed): TypedBasket {
  const filled = withQuantities(before, quantitiesIn(typed));
  const dated = isPeriodTyped(typed) ? withPeriod(filled, daysIn(typed)) : filled;
  const times = timesIn(typed);
  const ofPeriod = periodFaults(typed);
  const faults = [...quantityFaults(typed), ...ofPeriod, ...timesInFaults(typed), ...crowded(before, typed)];
  return {
    basket: {
      ...(ofPeriod.length > 0 ? filled : dated),
      ...(times.length > 0 && daysShown(dated) === daysShown(before) ? { times } : {}),
      partnerId: partnerIn(typed) ?? before.partnerId,
    },
    faults,
  };
}

const isPeriodTyped = (typed: Typed): boolean =>
  ['from', 'until', 'fromTime', 'untilTime'].some((name) => (typed[name] ?? '') !== '');

const partnerIn = ({ partnerId }: Typed): string | undefined =>
  partnerId === undefined || isId(partnerId) ? partnerId : '';

/** Says so where the days are no longer those of the page that was sent. */
export const unseenDays = (typed: Typed, sent: Basket): FieldFault[] =>
  typed['shown'] === undefined || typed['shown'] === daysShown(sent) ? [] : [daysChanged];

const daysChanged: FieldFault = {
  field: 'from',
  message: {
    de: 'Sie haben die Tage geändert. Bitte prüfen Sie die Zeiten und senden Sie dann noch einmal.',
    en: 'You have changed the days. Please check the times and then send once more.',
  },
};

const QUANTITY = 'quantity.';

const quantityFields = (typed: Typed): [itemId: string, said: string][] =>
  Object.entries(typed)
    .filter(([name]) => name.startsWith(QUANTITY))
    .map(([name, said]) => [name.slice(QUANTITY.length), String(wholeNumber(said) ?? '')]);

const isQuantity = (said: string): boolean => /^\d{0,6}$/.test(said) && Number(said) <= 100_000;

/** Left empty means none. */
const quantitiesIn = (typed: Typed): Map<string, number> =>
  new Map(
    quantityFields(typed)
      .filter(([, said]) => isQuantity(said))
      .map(([itemId, said]) => [itemId, Number(said)]),
  );

/** Of the numbers alone. */
export const quantityFaults = (typed: Typed): FieldFault[] =>
  quantityFields(typed)
    .filter(([, said]) => !isQuantity(said))
    .map(([itemId]) => ({
      field: `${QUANTITY}${itemId}`,
      message: {
        de: 'Bitte eine ganze Zahl von 0 bis 100.000.',
        en: 'Please a whole number from 0 to 100,000.',
      },
    }));

function periodFaults(typed: Typed): FieldFault[] {
  const days = daysIn(typed);
  return isPeriodTyped(typed) ? [...daysFaults(days), ...timesFaults(days)] : [];
}

/** Nobody fetches more in one go, and no cookie holds it. */
const tooManyThings = (count: number): FieldFault[] =>
  count <= MOST_LINES
    ? []
    : [
        {
          field: 'lines',
          message: {
            de: `In den Korb passen ${MOST_LINES} verschiedene Gegenstände; ${count - MOST_LINES} davon sind nicht darin. Bitte fragen Sie diese danach an.`,
            en: `The basket holds ${MOST_LINES} different things; ${count - MOST_LINES} of these are not in it. Please ask for them afterwards.`,
          },
        },
      ];

function timesIn(typed: Typed): ChosenTimes[] {
  const placeIds = Object.keys(typed).flatMap((name) => /^pickUp\.(.+)$/.exec(name)?.[1] ?? []);
  return placeIds.filter(isId).flatMap((placeId) => {
    const pickUpAt = parseInstant(typed[`pickUp.${placeId}`]);
    const returnDueAt = parseInstant(typed[`return.${placeId}`]);
    return pickUpAt && returnDueAt ? [{ placeId, pickUpAt, returnDueAt }] : [];
  });
}

/** Chosen in a list; what was not in it is not taken silently for nothing. */
const timesInFaults = (typed: Typed): FieldFault[] =>
  Object.entries(typed)
    .filter(([name, said]) => /^(pickUp|return)\./.test(name) && said !== '' && !parseInstant(said))
    .map(([field]) => ({
      field,
      message: {
        de: 'Bitte wählen Sie eine der Zeiten aus der Liste.',
        en: 'Please choose one of the times in the list.',
      },
    }));

function crowded(before: Basket, typed: Typed): FieldFault[] {
  const wanted = new Map(before.lines.map(({ itemId, quantity }) => [itemId, quantity]));
  for (const [itemId, quantity] of quantitiesIn(typed)) if (isId(itemId)) wanted.set(itemId, quantity);
  return tooManyThings([...wanted.values()].filter((quantity) => quantity > 0).length);
}

export const typedDraft = (before: Draft, typed: Typed): Draft => ({
  occasion: typed['occasion.name'] ?? before.occasion,
  contactName: typed['contact.name'] ?? before.contactName,
  contactPhone: typed['contact.phone'] ?? before.contactPhone,
  note: typed['note'] ?? before.note,
  onBehalfOf: typed['onBehalfOf'] ?? before.onBehalfOf,
  forCaller: typed['forCaller'] ?? before.forCaller,
  // A box that is not ticked says nothing: it stands beside the name.
  isPublic: typed['occasion.name'] === undefined ? before.isPublic : (typed['occasion.public'] ?? ''),
});

/** Less than the API takes. */
export const MOST_NOTE = 500;

/** What is missing, in the words of this page. */
export function draftFaults({ occasion, contactName, note }: Draft): FieldFault[] {
  const faults: (FieldFault | false)[] = [
    occasion.trim() === '' && {
      field: 'occasion.name',
      message: { de: 'Bitte sagen Sie kurz, wofür es ist.', en: 'Please say in a few words what it is for.' },
    },
    contactName.trim() === '' && {
      field: 'contact.name',
      message: {
        de: 'Bitte nennen Sie einen Namen für Rückfragen.',
        en: 'Please name somebody whom we can ask.',
      },
    },
    [...note].length > MOST_NOTE && {
      field: 'note',
      message: { de: `Bitte höchstens ${MOST_NOTE} Zeichen.`, en: `Please at most ${MOST_NOTE} characters.` },
    },
  ];
  return faults.filter((fault) => fault !== false);
}

export const partnerMissing: FieldFault = {
  field: 'partnerId',
  message: { de: 'Bitte wählen Sie, für wen Sie anfragen.', en: 'Please choose for whom you ask.' },
};

export const daysMissing: FieldFault = {
  field: 'from',
  message: { de: 'Bitte wählen Sie zuerst die Tage.', en: 'Please choose the days first.' },
};

/** Refuses (422) all of them at once; of several for one field the first speaks. */
export function refuseFaults(faults: readonly FieldFault[]): void {
  const first = faults.filter(({ field }, index) => faults.findIndex((one) => one.field === field) === index);
  if (first.length > 0) throw Refusal.invalid(first);
}
