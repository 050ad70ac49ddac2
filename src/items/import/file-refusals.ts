/** What is said of a file that is no list, and how to save it otherwise. */
import { tooLarge, unreadable, wrongType } from './grid-limits.js';
import type { Refusal } from '../../shared/refusal.js';

export const tooMuchInside = (): Refusal =>
  tooLarge('list-too-much-inside', {
    de: 'In dieser Datei steckt weit mehr als eine Liste. Bitte die Liste in eine neue Tabelle kopieren und diese speichern.',
    en: 'There is far more than a list in this file. Please copy the list into a new spreadsheet and save that.',
  });

export const tooManySheets = (): Refusal =>
  tooLarge('list-too-many-sheets', {
    de: 'Die Datei hat mehr als 20 Blätter. Bitte nur die Blätter mit der Liste speichern.',
    en: 'The file has more than 20 sheets. Please save only the sheets with the list.',
  });

export const notAWorkbook = (): Refusal =>
  unreadable('list-unreadable', {
    de: 'Diese Datei lässt sich nicht öffnen. Vielleicht ist sie beschädigt. Bitte in der Tabelle noch einmal als .xlsx oder .csv speichern.',
    en: 'This file cannot be opened. It may be damaged. Please save it again as .xlsx or .csv in the spreadsheet.',
  });

export const workbookEncrypted = (): Refusal =>
  unreadable('list-encrypted', {
    de: 'Diese Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.',
    en: 'This file is protected by a password. Please save it without one.',
  });

export const oldFormat = (): Refusal =>
  wrongType('list-old-format', {
    de: 'Das ist das alte Excel-Format (.xls). Bitte in der Tabelle „Speichern unter“ wählen und als .xlsx oder .csv speichern.',
    en: 'This is the old Excel format (.xls). Please choose “Save as” in the spreadsheet and save it as .xlsx or .csv.',
  });

export const notThisKind = (): Refusal =>
  wrongType('list-wrong-type', {
    de: 'Diese Art von Datei wird nicht gelesen. Bitte speichern Sie die Liste als .xlsx, .ods oder .csv, oder kopieren Sie sie aus der Tabelle.',
    en: 'This kind of file is not read. Please save the list as .xlsx, .ods or .csv, or copy it out of the spreadsheet.',
  });

export const nameIsWrong = (): Refusal =>
  wrongType('list-wrong-name', {
    de: 'Der Inhalt der Datei passt nicht zu ihrem Namen. Bitte speichern Sie die Liste in der Tabelle noch einmal als .xlsx, .ods oder .csv.',
    en: 'What is in the file does not fit its name. Please save the list again as .xlsx, .ods or .csv in the spreadsheet.',
  });

export const emptyList = (): Refusal =>
  unreadable('list-empty', {
    de: 'In dieser Datei steht nichts.',
    en: 'There is nothing in this file.',
  });
