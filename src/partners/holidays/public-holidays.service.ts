/** Public holidays (Feiertage) of the Länder. The only file that knows the library; its data is under CC BY 3.0 (README). */
import { Injectable } from '@nestjs/common';
import type Library from 'date-holidays';
import type { Temporal } from 'temporal-polyfill';
import type { Words } from '../../shared/words.js';
import { landOf, type LandCode } from './lands.js';

/** What a day is called on which everything rests; undefined on any other. */
export type PublicHoliday = (day: Temporal.PlainDate) => Words | undefined;

const none: PublicHoliday = () => undefined;

@Injectable()
export class PublicHolidays {
  private readonly known = new Map<LandCode, Promise<PublicHoliday>>();

  /** Of the Land that the text names; where it names none, no holidays are known. */
  async of(state: string): Promise<PublicHoliday> {
    const land = landOf(state);
    if (!land) return none;
    const known = this.known.get(land) ?? holidaysOf(land);
    this.known.set(land, known);
    return known;
  }
}

/** The library brings the holidays of the whole world, and takes its time: it is loaded when somebody first asks. */
async function holidaysOf(land: LandCode): Promise<PublicHoliday> {
  const { default: Holidays } = await import('date-holidays');
  const [country, state] = land.split('-') as [string, string];
  const library = new Holidays(country, state, { types: ['public'] });
  const years = new Map<number, ReadonlyMap<string, Words>>();
  return (day) => {
    const year = years.get(day.year) ?? yearOf(library, day.year);
    years.set(day.year, year);
    return year.get(day.toString());
  };
}

function yearOf(library: Library, year: number): ReadonlyMap<string, Words> {
  const german = library.getHolidays(year, 'de');
  const english = new Map(library.getHolidays(year, 'en').map(({ date, name }) => [date, name]));
  return new Map(
    german.map(({ date, name }) => [date.slice(0, 10), { de: name, en: english.get(date) ?? name }]),
  );
}
