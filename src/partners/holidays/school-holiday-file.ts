/** Reads school holidays out of the file that a Land publishes: a calendar (`.ics`) or a table (`.csv`). */
import { parse as parseTable } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { dayAfter, isEarlierDay, isSameDay, type Days } from '../../shared/days.js';
import { isCleanText, tidyText } from '../../shared/input-text.js';
import type { Words } from '../../shared/words.js';
import { wrongIn } from './school-holiday-rules.js';
import { writtenDays } from './written-days.js';

export interface ReadHoliday extends Days {
  name: string;
}

/** What a line of a table, or an entry of a calendar, could not be read as. */
export interface FileFault {
  /** Counted from 1; lines in a table, entries in a calendar. */
  position: number;
  message: Words;
}

export interface ReadFile {
  kind: 'calendar' | 'table';
  /** In order of time, each once. */
  holidays: ReadHoliday[];
  faults: FileFault[];
}

/** What stands in one line or entry: holidays, what is wrong with it, or nothing of interest. */
type Found = ReadHoliday | Words | undefined;

export const MOST_FILE_CHARACTERS = 256 * 1024;
export const MOST_ENTRIES = 200;
const MOST_NAME = 100;
const MOST_FAULTS = 30;

export function readSchoolHolidays(text: string, today: Temporal.PlainDate): ReadFile {
  const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text);
  const found = isCalendar ? entriesOf(text) : linesOf(text);
  const kind = isCalendar ? 'calendar' : 'table';
  const faults: FileFault[] = [];
  const holidays = new Map<string, ReadHoliday>();
  for (const [position, one] of found) {
    const message = one && ('de' in one ? one : wrongIn(one, today));
    if (message) faults.push({ position, message });
    else if (one && 'from' in one) holidays.set(`${one.from.toString()} ${one.until.toString()}`, one);
  }
  if (holidays.size > MOST_ENTRIES)
    return { kind, holidays: [], faults: [{ position: 1, message: tooMany }] };
  const inOrder = [...holidays.values()].toSorted((one, other) =>
    isEarlierDay(one.from, other.from) ? -1 : 1,
  );
  return { kind, holidays: inOrder, faults: faults.slice(0, MOST_FAULTS) };
}

// A table

/** The line of each; columns are known by what stands in them, so that no Land's headings need to be. */
function linesOf(text: string): (readonly [number, Found])[] {
  try {
    const rows = parseTable(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
      bom: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }, index) => [info.lines, rowOf(record, index === 0)] as const);
  } catch {
    return [[1, unreadableTable]];
  }
}

/** The one that the first lines use most. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 1000);
  const count = (sign: string): number => head.split(sign).length;
  return [';', '\t', ','].toSorted((one, other) => count(other) - count(one))[0]!;
}

function rowOf(cells: readonly string[], isFirst: boolean): Found {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const read = cells.map((cell) => writtenDays(cell));
  if (read.includes('impossible')) return impossible;
  const days = read.flatMap((one) => (Array.isArray(one) ? (one as Temporal.PlainDate[]) : []));
  const [from, until = from, ...others] = days;
  // The first line may be headings.
  if (!from || !until) return isFirst ? undefined : noDay;
  if (others.length > 0) return tooManyDays;
  const texts = cells.filter((cell, index) => read[index] === undefined && /\p{L}{2}/u.test(cell));
  const name = texts.find((cell) => /ferien|frei|holiday/i.test(cell)) ?? texts[0];
  return named(name, { from, until });
}

// A calendar

type Property = readonly [name: string, parameters: object, type: string, ...values: unknown[]];
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

function entriesOf(text: string): (readonly [number, Found])[] {
  const calendars = parsedCalendars(text);
  if (!calendars) return [[1, unreadableCalendar]];
  const events = calendars.flatMap(([, , parts]) => parts).filter(([name]) => name === 'vevent');
  return events.map((event, index) => [index + 1, entryOf(event)] as const);
}

function parsedCalendars(text: string): readonly Component[] | undefined {
  try {
    const parsed = ICAL.parse(text) as unknown as Component | readonly Component[];
    return typeof parsed[0] === 'string' ? [parsed as Component] : (parsed as readonly Component[]);
  } catch {
    return undefined;
  }
}

function entryOf([, properties]: Component): Found {
  const first = (wanted: string): Property | undefined => properties.find(([name]) => name === wanted);
  if (first('status')?.[3] === 'CANCELLED') return undefined;
  if (first('rrule') || first('rdate')) return repeated;
  const [start, end] = [first('dtstart'), first('dtend')];
  if (start?.[2] !== 'date' || (end && end[2] !== 'date') || first('duration')) return notWholeDays;
  const [from, after] = [calendarDay(start), end && calendarDay(end)];
  if (!from || (end && !after)) return impossible;
  // The end is the first day that does not belong to it; some programs write the same day twice.
  const until = !after || isSameDay(after, from) ? from : dayAfter(after, -1);
  const summary = first('summary')?.[3];
  return named(typeof summary === 'string' ? summary : undefined, { from, until });
}

function calendarDay(property: Property): Temporal.PlainDate | undefined {
  const value = String(property[3]);
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? Temporal.PlainDate.from(value) : undefined;
  } catch {
    return undefined;
  }
}

function named(said: string | undefined, days: Days): Found {
  const name = tidyText((said ?? '').replace(/\s+/g, ' ')) || 'Schulferien';
  if (!isCleanText(name, false)) return wrongName;
  return { name: [...name].slice(0, MOST_NAME).join(''), ...days };
}

const unreadableTable = {
  de: 'Das ist keine lesbare Tabelle. Bitte eine CSV-Datei mit Name, erstem und letztem Tag, oder eine Kalenderdatei (.ics).',
  en: 'This is no readable table. Please a CSV file with name, first and last day, or a calendar file (.ics).',
};
const unreadableCalendar = {
  de: 'Das ist keine lesbare Kalenderdatei.',
  en: 'This is no readable calendar file.',
};
const tooMany = {
  de: `Das sind mehr als ${MOST_ENTRIES} Ferien. Bitte eine Datei mit weniger Jahren.`,
  en: `These are more than ${MOST_ENTRIES} holidays. Please a file of fewer years.`,
};
const noDay = {
  de: 'Hier steht kein Datum, das wir lesen können, etwa 01.07.2027.',
  en: 'There is no date here that we can read, such as 01.07.2027.',
};
const tooManyDays = {
  de: 'Hier stehen mehr als zwei Daten: Bitte nur den ersten und den letzten Tag.',
  en: 'There are more than two dates here: please the first and the last day only.',
};
const impossible = {
  de: 'Diesen Tag gibt es in keinem Kalender.',
  en: 'There is no such day in any calendar.',
};
const notWholeDays = {
  de: 'Das ist kein ganztägiger Eintrag.',
  en: 'This is no entry of whole days.',
};
const repeated = {
  de: 'Das ist ein Eintrag, der sich wiederholt; bitte jedes Jahr einzeln.',
  en: 'This entry repeats itself; please each year by itself.',
};
const wrongName = {
  de: 'Der Name enthält Zeichen, die man nicht sieht.',
  en: 'The name holds characters that cannot be seen.',
};
