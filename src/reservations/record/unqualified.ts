/** Unqualified: things of a wish for which nobody of the partner has what they require, on the day on which they are fetched; and how that is said. */
import type { Temporal } from 'temporal-polyfill';
import { holdersOn, type Holder } from '../../items/qualifications/qualified.js';
import type { Reason } from '../../shared/refusal.js';
import { dayInWords } from '../../shared/spoken-time.js';

/** What things require, and who has it. */
export interface Requirements {
  /** By their ids. */
  names: ReadonlyMap<string, string>;
  holders: readonly Holder[];
}

export const nothingRequired: Requirements = { names: new Map(), holders: [] };

interface RequiringItem {
  id: string;
  name: string;
  requiredQualificationId: string | null;
}

/** A thing, and the day on which somebody must have it. */
export interface FetchedItem {
  item: RequiringItem;
  day: Temporal.PlainDate;
}

export interface Unqualified {
  itemId: string;
  itemName: string;
  qualification: string;
  day: Temporal.PlainDate;
}

/** Each thing once, on the first of its days. */
export function unqualifiedOf(
  fetched: readonly FetchedItem[],
  partnerId: string,
  { names, holders }: Requirements,
): Unqualified[] {
  const missing = fetched.flatMap(({ item, day }): Unqualified[] => {
    const qualificationId = item.requiredQualificationId;
    if (qualificationId === null || holdersOn(holders, { partnerId, qualificationId }, day).length > 0)
      return [];
    const qualification = names.get(qualificationId) ?? '';
    return [{ itemId: item.id, itemName: item.name, qualification, day }];
  });
  return [...new Map(missing.toReversed().map((one) => [one.itemId, one])).values()].toReversed();
}

const CODE = 'qualification-missing';

/** To whoever asks: there is time to get it. */
export const askerIsUnqualified = ({ itemId, itemName, qualification }: Unqualified): Reason => ({
  code: CODE,
  itemId,
  message: {
    de: `${itemName}: Dafür braucht es „${qualification}“. Bei Ihnen hat das dann noch niemand. Bitte kümmern Sie sich vor der Abholung darum; die Koordination hilft Ihnen.`,
    en: `${itemName}: this takes “${qualification}”. Nobody of yours has it by then. Please see to it before the pick-up; the coordination will help you.`,
  },
});

/** To whoever decides. */
export const partnerIsUnqualified = ({ itemId, itemName, qualification, day }: Unqualified): Reason => ({
  code: CODE,
  itemId,
  message: {
    de: `${itemName}: „${qualification}“ hat beim Partner am ${dayInWords(day, 'de')} niemand.`,
    en: `${itemName}: nobody of the partner has “${qualification}” on ${dayInWords(day, 'en')}.`,
  },
});

/** To whoever stands at the door: nothing goes out. */
export const stoppedUnqualified = ({ itemId, itemName, qualification }: Unqualified): Reason => ({
  code: CODE,
  itemId,
  message: {
    de: `${itemName}: Dafür braucht es „${qualification}“, und das ist bei diesem Partner für niemanden gültig eingetragen.`,
    en: `${itemName}: this takes “${qualification}”, which is entered as valid for nobody of this partner.`,
  },
});
