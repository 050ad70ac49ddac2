/** An entry of the log as it reads: the deed with what it was done to, and what came of it. */
import type { AuditView } from '../../../partners/log/audit.view.js';
import { changeInWords, type LogReader } from './log-changes.js';
import { detailInWords, logWords } from './log-words.js';

/** "Gegenstand geändert: Zelt"; entries from before are known by what the thing is called now. */
export function deedOf({ what, subject, subjectId }: AuditView, { visit, names }: LogReader): string {
  const w = logWords[visit.language];
  const deeds: Readonly<Record<string, string>> = w.deeds;
  const deed = Object.hasOwn(deeds, what) ? deeds[what]! : w.other;
  const called = subject ?? names.get(subjectId ?? '');
  return called === undefined ? deed : w.at(deed, called);
}

/** Whose detail says as what somebody belongs here. */
const told = new Set(['people.invite', 'invitations.take', 'roles.change']);

/** A line for each change. Fields that are told with their content need not be named before it. */
export function storyOf({ what, detail, changes }: AuditView, reader: LogReader): string {
  const isNamed = changes.length === 0 || told.has(what);
  const lines = [
    ...(isNamed ? [detailInWords(detail, reader.visit.language)] : []),
    ...changes.map((change) => changeInWords(what, change, reader)),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** Ids of everything that the entries point at. */
export const idsIn = (entries: readonly AuditView[]): string[] => [
  ...new Set(JSON.stringify(entries).match(ID) ?? []),
];

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
