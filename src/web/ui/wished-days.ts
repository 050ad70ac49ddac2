/** Wished days: from the first to the last day that somebody wants things for, and what is wrong with them. */
import { LONGEST_PERIOD_DAYS } from '../../shared/period.js';
import type { FieldFault } from '../../shared/refusal.js';
import { dayAndTime, dayInWords } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { instantAt } from '../../shared/zone.js';
import { isDay } from '../../shared/input-text.js';

const DAY_MS = 86_400_000;

export interface WishedDays {
  /** 'YYYY-MM-DD'; empty while none is chosen. */
  from: string;
  until: string;
  /** 'HH:MM'; empty: the whole day. */
  fromTime: string;
  untilTime: string;
}

/** As the services take instants (safety.md, F08). */
const isInReach = (day: string): boolean => day >= '2020' && day < '2050';

/** By their names in every form: `from` and `until`, 'YYYY-MM-DD'. */
export function daysFaults({ from, until }: Pick<WishedDays, 'from' | 'until'>): FieldFault[] {
  const faults = [...faultOf('from', from, firstDay), ...faultOf('until', until, lastDay)];
  if (faults.length > 0) return faults;
  if (until < from) return [{ field: 'until', message: backwards }];
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  return days >= LONGEST_PERIOD_DAYS ? [{ field: 'until', message: tooLong }] : [];
}

function faultOf(field: string, day: string, missing: Words): FieldFault[] {
  if (!isDay(day)) return [{ field, message: missing }];
  return isInReach(day) ? [] : [{ field, message: outOfReach }];
}

const firstDay = { de: 'Bitte den ersten Tag angeben.', en: 'Please give the first day.' };
const lastDay = { de: 'Bitte den letzten Tag angeben.', en: 'Please give the last day.' };
const outOfReach = {
  de: 'Bitte ein Datum in den nächsten Jahren wählen.',
  en: 'Please choose a date in the next few years.',
};
const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = { de: 'Bitte höchstens ein Jahr.', en: 'Please a year at most.' };

/** "Fr., 14. Mai 2027 bis Mo., 17. Mai 2027, 10:00 Uhr" */
export function wishedInWords(days: WishedDays, timeZone: string, language: Language): string {
  const spoken = (day: string, time: string): string =>
    time === ''
      ? dayInWords(instantAt(day, '12:00', timeZone), timeZone, language)
      : dayAndTime(instantAt(day, time, timeZone), timeZone, language);
  const [from, until] = [spoken(days.from, days.fromTime), spoken(days.until, days.untilTime)];
  return from === until ? from : `${from} ${language === 'de' ? 'bis' : 'to'} ${until}`;
}
