/** The fields of a storage place's form: what each is called, and how it is typed. */
import type { NewStoragePlaceDto } from '../../items/storage-place.dto.js';
import type { Field } from './fields.js';
import { day, dayIfAny, endTime, flag, phone, rows, text, time, whole } from './kinds.js';

const wrongDay = { de: 'Bitte einen Tag, etwa 24.12.2027.', en: 'Please a day, such as 24 December 2027.' };

export const placeFields = {
  name: { is: text, label: { de: 'Name', en: 'Name' } },
  address: {
    is: text,
    label: { de: 'Adresse', en: 'Address' },
    hint: { de: 'Straße, Hausnummer, Ort.', en: 'Street, number, town.' },
  },
  private: {
    is: flag,
    label: { de: 'Das ist eine Wohnung', en: 'This is somebody’s home' },
    inLog: { de: 'Wohnung', en: 'home' },
    hint: {
      de: 'Die Adresse erscheint dann erst nach einer Zusage.',
      en: 'The address then shows after an approval only.',
    },
  },
  accessNotes: {
    is: text,
    label: { de: 'Zugang', en: 'Access' },
    hint: { de: 'Stufen, Rampe, Tor, Klingel.', en: 'Steps, ramp, gate, bell.' },
  },
  contactName: {
    is: text,
    label: { de: 'Wer aufschließt', en: 'Who opens the door' },
    hint: {
      de: 'Leer: die Lagerbetreuung. Wer ausleiht, erfährt den Namen nach der Zusage.',
      en: 'Empty: the keepers. Borrowers learn the name after the approval.',
    },
  },
  contactPhone: {
    is: phone,
    label: { de: 'Telefon am Lagerort', en: 'Phone at the storage place' },
    inLog: { de: 'Telefon', en: 'phone' },
    hint: {
      de: 'Leer: die Nummer des Bündnisses. Auch sie erscheint erst nach der Zusage.',
      en: 'Empty: the alliance’s number. It, too, shows after the approval only.',
    },
  },
  handOverWindows: {
    is: rows({
      weekday: {
        is: { ...whole(null), control: 'choice', isOptional: false },
        label: { de: 'Wochentag', en: 'Weekday' },
        wrong: { de: 'Bitte wählen Sie einen Wochentag.', en: 'Please choose a weekday.' },
      },
      from: {
        is: time,
        label: { de: 'Von', en: 'From' },
        wrong: { de: 'Bitte eine Uhrzeit, etwa 17:00.', en: 'Please a time of day such as 17:00.' },
      },
      until: {
        is: endTime,
        label: { de: 'Bis', en: 'Until' },
        hint: {
          de: '00:00 ist Mitternacht am Ende des Tages.',
          en: '00:00 is midnight at the end of the day.',
        },
        wrong: { de: 'Bitte eine Uhrzeit, etwa 18:30.', en: 'Please a time of day such as 18:30.' },
      },
    }),
    label: { de: 'Ausgabezeiten', en: 'Hand-over windows' },
    hint: {
      de: 'Wann ausgegeben und zurückgenommen wird. Ohne Zeiten: nach Vereinbarung. Leere Zeilen zählen nicht.',
      en: 'When things are given out and taken back. Without any: by arrangement. Empty rows do not count.',
    },
  },
  closedInSchoolHolidays: {
    is: flag,
    label: { de: 'In den Schulferien geschlossen', en: 'Closed in school holidays' },
    inLog: { de: 'Schulferien', en: 'school holidays' },
    hint: {
      de: 'Welche Tage das sind, steht in der Verwaltung unter „Schulferien“.',
      en: 'Which days these are stands in the housekeeping, below “School holidays”.',
    },
  },
  opensOnPublicHolidays: {
    is: flag,
    label: { de: 'Auch an Feiertagen geöffnet', en: 'Open on public holidays too' },
    inLog: { de: 'Feiertage', en: 'public holidays' },
  },
  closedDays: {
    is: rows({
      from: {
        is: { ...day, isOptional: false },
        label: { de: 'Erster Tag', en: 'First day' },
        wrong: wrongDay,
      },
      until: {
        is: dayIfAny,
        label: { de: 'Letzter Tag', en: 'Last day' },
        wrong: wrongDay,
      },
      yearly: { is: flag, label: { de: 'Jedes Jahr', en: 'Every year' } },
      reason: {
        is: { ...text, isOptional: false },
        label: { de: 'Grund', en: 'Reason' },
      },
    }),
    label: { de: 'Geschlossene Tage', en: 'Closed days' },
    hint: {
      de: 'An diesen Tagen wird nichts ausgegeben und nichts zurückgenommen. Ohne letzten Tag: nur der erste. Den Grund lesen alle, etwa „Betriebsferien“; bitte keine Namen. Leere Zeilen zählen nicht.',
      en: 'Nothing is given out or taken back on these days. Without a last day: the first one only. Everybody reads the reason, such as “company holidays”; please no names. Empty rows do not count.',
    },
  },
} satisfies Record<keyof NewStoragePlaceDto, Field>;
