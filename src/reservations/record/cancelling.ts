/** Cancelling: from when on a borrower cannot do it alone any more, and what is said then. */
import type { LineRules } from '../../partners/who/alliance-rules.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { earlier, isBefore } from '../../shared/period.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { addDays } from '../../shared/zone.js';
import type { ReservationLine } from './reservation-line.entity.js';

type Promised = Pick<ReservationLine, 'itemId' | 'pickUpAt' | 'holds'>;
type Office = Pick<Alliance, 'timeZone' | 'contactName' | 'contactPhone' | 'contactHours'>;

/** Why its borrower cannot cancel alone at this moment; undefined while that is possible. Of several things the strictest counts. */
export function whyNotCancel(
  lines: readonly Promised[],
  rules: ReadonlyMap<string, LineRules>,
  { office, now }: { office: Office; now: Date },
): Words | undefined {
  const ends = lines.flatMap(({ itemId, pickUpAt, holds }) => {
    const days = rules.get(itemId)?.cancelUntilDays ?? 0;
    return holds && days > 0 ? [addDays(pickUpAt, -days, office.timeZone)] : [];
  });
  if (ends.length === 0) return undefined;
  const end = ends.reduce(earlier);
  return isBefore(end, now) ? tooLate(end, office) : undefined;
}

function tooLate(end: Date, { timeZone, contactName, contactPhone, contactHours }: Office): Words {
  const at = (language: Language): string => dayAndTime(end, timeZone, language);
  const whom = [contactName, contactPhone, contactHours].filter((said) => said !== '').join(', ');
  return {
    de: `Selbst stornieren konnten Sie bis ${at('de')}. Bitte rufen Sie jetzt die Koordination an${whom === '' ? '' : `: ${whom}`}.`,
    en: `You could cancel by yourself until ${at('en')}. Please telephone the coordination now${whom === '' ? '' : `: ${whom}`}.`,
  };
}
