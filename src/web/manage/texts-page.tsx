/** The alliance's texts: which there are, and since when they read as they do. */
import type { TextKind } from '../../partners/alliance-text.entity.js';
import type { PublishedText } from '../../partners/text.dto.js';
import { dayInWords } from './spoken.js';
import { managePage, manageOf, Table } from './manage-frame.js';
import type { Page } from '../ui/page.js';
import { Link } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { allTextKinds, textWords } from './text-words.js';

export function textsPage(visit: Visit, published: ReadonlyMap<TextKind, PublishedText>): Page {
  const w = textWords[visit.language];
  const stateOf = (kind: TextKind): string => {
    const text = published.get(kind);
    return text ? w.since(text.version, dayInWords(visit, text.publishedAt)) : w.none;
  };
  const columns = [
    {
      head: w.what,
      cell: (kind: TextKind) => <Link href={`${manageOf(visit)}/texts/${kind}`}>{w.kinds[kind]}</Link>,
    },
    { head: w.state, cell: stateOf },
  ];
  const children = (
    <>
      <p class="kern-body">{w.intro}</p>
      <Table caption={w.title} columns={columns} rows={allTextKinds} keyOf={(kind) => kind} />
    </>
  );
  return managePage(visit, { title: w.title, children });
}
