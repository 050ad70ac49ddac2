/** The audit log in words: who did what to which thing or person, and from what to what. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { AuditView } from '../../../partners/log/audit.view.js';
import type { Page } from '../../ui/page.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from '../manage-frame.js';
import { momentInWords } from '../spoken.js';
import type { Names } from './log-changes.js';
import { deedOf, storyOf } from './log-entry.js';
import { logWords } from './log-words.js';

export function logPage(visit: Visit, part: ListPart<AuditView>, names: Names): Page {
  const w = logWords[visit.language];
  const columns = [
    { head: w.when, cell: ({ at }: AuditView) => momentInWords(visit, at) },
    { head: w.who, cell: ({ who }: AuditView) => who ?? w.machine },
    { head: w.what, cell: (entry: AuditView) => deedOf(entry, { visit, names }) },
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

interface StoryProps {
  entry: AuditView;
  visit: Visit;
  names: Names;
}

const Story = ({ entry, visit, names }: StoryProps): VNode => (
  <span class="lb-typed">{storyOf(entry, { visit, names })}</span>
);
