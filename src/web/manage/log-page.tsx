/** The audit log in words. */
import type { Page as Part } from '../../http/pages.js';
import type { AuditView } from '../../partners/audit.view.js';
import type { Page } from '../ui/page.js';
import type { Visit } from '../ui/visit.js';
import { detailInWords, logWords } from './log-words.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';
import { momentInWords } from './spoken.js';

export function logPage(visit: Visit, part: Part<AuditView>): Page {
  const { language } = visit;
  const w = logWords[language];
  const deeds: Readonly<Record<string, string>> = w.deeds;
  const columns = [
    { head: w.when, cell: ({ at }: AuditView) => momentInWords(visit, at) },
    { head: w.who, cell: ({ who }: AuditView) => who ?? w.machine },
    { head: w.what, cell: ({ what }: AuditView) => deeds[what] ?? w.other },
    { head: w.which, cell: ({ detail }: AuditView) => detailInWords(detail, language) },
  ];
  const children = (
    <>
      <p class="kern-body">{w.intro}</p>
      <Table caption={w.title} columns={columns} rows={part.items} keyOf={({ id }) => id} />
      <NextPart visit={visit} path={`${manageOf(visit)}/log`} cursor={part.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, children });
}
