/** What was typed into the forms of the list and of the basket, as the basket and the draft that it means. */
import { isId, parseInstant } from '../../shared/input-text.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import type { Typed } from '../ui/typed.js';
import { daysFaults } from '../ui/wished-days.js';
import { withPeriod, withQuantities, type Basket, type ChosenTimes } from '../basket/basket.js';
import type { Draft } from '../basket/draft.js';

export interface TypedBasket {
  basket: Basket;
  /** What could not be taken over. */
  faults: FieldFault[];
}

/** Everything that was typed, put into the basket that there was. */
export function typedBasket(before: Basket, typed: Typed): TypedBasket {
  const filled = withQuantities(before, quantitiesIn(typed));
  const dated = isPeriodTyped(typed) ? withPeriod(filled, wishedIn(typed)) : filled;
  const times = timesIn(typed);
  const faults = [...quantityFaults(typed), ...periodFaults(typed)];
  const isNewPeriod = dated.from !== before.from || dated.until !== before.until;
  return {
    basket: {
      ...(faults.some(({ field }) => field === 'until' || field === 'from') ? filled : dated),
      ...(times.length > 0 && !isNewPeriod && isSameTimes(dated, before) ? { times } : {}),
      partnerId: partnerIn(typed) ?? before.partnerId,
    },
    faults,
  };
}

const isSameTimes = (one: Basket, other: Basket): boolean =>
  one.fromTime === other.fromTime && one.untilTime === other.untilTime;

const isPeriodTyped = (typed: Typed): boolean =>
  (typed['from'] ?? '') !== '' || (typed['until'] ?? '') !== '';

const wishedIn = ({ from = '', until = '', fromTime = '', untilTime = '' }: Typed) => ({
  from,
  until,
  fromTime,
  untilTime,
});

const partnerIn = ({ partnerId }: Typed): string | undefined =>
  partnerId === undefined || isId(partnerId) ? partnerId : '';

/** Which days a page shows: whoever changes them and sends at once has not seen what follows from them. */
export const daysShown = ({ from, until, fromTime, untilTime }: Basket): string =>
  [from, until, fromTime, untilTime].join(' ');

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
    .map(([name, said]) => [name.slice(QUANTITY.length), said.trim()]);

const isQuantity = (said: string): boolean => /^\d{0,6}$/.test(said) && Number(said) <= 100_000;

/** Left empty means none. */
const quantitiesIn = (typed: Typed): Map<string, number> =>
  new Map(
    quantityFields(typed)
      .filter(([, said]) => isQuantity(said))
      .map(([itemId, said]) => [itemId, Number(said)]),
  );

const quantityFaults = (typed: Typed): FieldFault[] =>
  quantityFields(typed)
    .filter(([, said]) => !isQuantity(said))
    .map(([itemId]) => ({
      field: `${QUANTITY}${itemId}`,
      message: {
        de: 'Bitte eine ganze Zahl von 0 bis 100000.',
        en: 'Please a whole number from 0 to 100000.',
      },
    }));

const periodFaults = (typed: Typed): FieldFault[] =>
  isPeriodTyped(typed) ? daysFaults({ from: typed['from'] ?? '', until: typed['until'] ?? '' }) : [];

function timesIn(typed: Typed): ChosenTimes[] {
  const placeIds = Object.keys(typed).flatMap((name) => /^pickUp\.(.+)$/.exec(name)?.[1] ?? []);
  return placeIds.filter(isId).flatMap((placeId) => {
    const pickUpAt = parseInstant(typed[`pickUp.${placeId}`]);
    const returnDueAt = parseInstant(typed[`return.${placeId}`]);
    return pickUpAt && returnDueAt ? [{ placeId, pickUpAt, returnDueAt }] : [];
  });
}

export const typedDraft = (before: Draft, typed: Typed): Draft => ({
  occasion: typed['occasion.name'] ?? before.occasion,
  contactName: typed['contact.name'] ?? before.contactName,
  contactPhone: typed['contact.phone'] ?? before.contactPhone,
  note: typed['note'] ?? before.note,
  onBehalfOf: typed['onBehalfOf'] ?? before.onBehalfOf,
});

const MOST_NOTE = 500;

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
