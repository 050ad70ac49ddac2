/** The lists that the coordination can take along: what each is called in addresses, in words, and on files. */
import { dictionary, type Language } from '../../shared/words.js';

export const exportedLists = ['items', 'partners', 'reservations', 'loans', 'money', 'log'] as const;
export type ExportedList = (typeof exportedLists)[number];

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** For whom a CSV is written. */
export const csvReaders = ['excel', 'programs'] as const;
export type CsvReader = (typeof csvReaders)[number];

export interface ExportFile {
  list: ExportedList;
  format: ExportFormat;
}

export const exportFiles: readonly ExportFile[] = exportedLists.flatMap((list) =>
  exportFormats.map((format) => ({ list, format })),
);

/** The end of its address: the list with its format behind a dot. */
export const addressOf = ({ list, format }: ExportFile): string => `${list}.${format}`;

/** Undefined for what is no such address. */
export const fileAt = (address: string): ExportFile | undefined =>
  exportFiles.find((file) => addressOf(file) === address);

export const exportNames = dictionary(
  {
    items: 'Gegenstände',
    partners: 'Bündnispartner',
    reservations: 'Anfragen und Zusagen',
    loans: 'Ausleihen',
    money: 'Kautionen',
    log: 'Protokoll',
  },
  {
    items: 'Items',
    partners: 'Partners',
    reservations: 'Requests and promises',
    loans: 'Loans',
    money: 'Deposits',
    log: 'Log',
  },
);

interface Taken {
  /** Where the alliance is at home. */
  place: string;
  /** ISO day. */
  day: string;
  language: Language;
}

/** Such as `Gegenstände Auenbrück 2026-11-28`, with its ending. */
export const fileNameOf = ({ list, format }: ExportFile, { place, day, language }: Taken): string =>
  `${`${exportNames[language][list]} ${place} ${day}`.replaceAll(NOT_IN_NAMES, '-')}.${format}`;

/** What no system lets stand in the name of a file. */
const NOT_IN_NAMES = /[\\/:*?"<>|]/g;
