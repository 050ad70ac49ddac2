/** The audit log in words: who did what to which thing or person, and from what to what. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { AuditView } from '../../../partners/log/audit.view.js';
import type { Page } from '../../ui/page.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from '../manage-frame.js';
import { momentInWords } from '../spoken.js';
import { changeInWords, type Names } from './log-changes.js';
import { detailInWords, logWords } from './log-words.js';

export function logPage(visit: Visit, part: ListPart<AuditView>, names: Names): Page {
  const w = logWords[visit.language];
  const columns = [
    { head: w.when, cell: ({ at }: AuditView) => momentInWords(visit, at) },
    { head: w.who, cell: ({ who }: AuditView) => who ?? w.machine },
    { head: w.what, cell: (entry: AuditView) => deedInWords(entry, visit, names) },
    { head: w.which, cell: (entry: AuditView) => <Story entry={entry} visit={visit} names={names} /> },
  ];
  const children = (
    <>
      <p>{w.intro}</p>
      {part.items.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Table caption={w.title} columns={columns} rows={part.items} keyOf={({ id }) => id} />
      )}
      <NextPart visit={visit} path={`${manageOf(visit)}/log`} cursor={part.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', children });
}

/** "Gegenstand geändert: Zelt"; entries from before are known by what the thing is called now. */
function deedInWords({ what, subject, subjectId }: AuditView, { language }: Visit, names: Names): string {
  const w = logWords[language];
  const deeds: Readonly<Record<string, string>> = w.deeds;
  const deed = Object.hasOwn(deeds, what) ? deeds[what]! : w.other;
  const called = subject ?? names.get(subjectId ?? '');
  return called === undefined ? deed : w.at(deed, called);
}

interface StoryProps {
  entry: AuditView;
  visit: Visit;
  names: Names;
}

/** Fields that are told with their content need not be named before it. */
const Story = ({ entry: { what, detail, changes }, visit, names }: StoryProps): VNode => {
  const isNamed = changes.length === 0 || what === 'people.invite' || what === 'roles.change';
  const lines = [
    ...(isNamed ? [detailInWords(detail, visit.language)] : []),
    ...changes.map((change) => changeInWords(what, change, { visit, names })),
  ];
  return <span class="lb-typed">{lines.filter((line) => line !== '').join('\n')}</span>;
};
