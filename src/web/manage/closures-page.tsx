/** The closures that are on or still to come, the next one first. */
import type { ClosureView } from '../../items/closure.dto.js';
import type { ItemView } from '../../items/item.dto.js';
import type { Page } from '../ui/page.js';
import { ButtonLink, Link } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { closureWords } from './closure-words.js';
import { managePage, manageOf, Table } from './manage-frame.js';
import { quantityInWords } from './quantities.js';
import { momentInWords } from './spoken.js';

export interface ItemClosure extends ClosureView {
  /** Undefined for what the reader does not see any more. */
  item: ItemView | undefined;
  mayRemove: boolean;
}

export function closuresPage(visit: Visit, closures: readonly ItemClosure[], done: string | undefined): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const columns = [
    { head: w.item, cell: ({ item }: ItemClosure) => item?.name ?? w.unknown },
    {
      head: w.out,
      cell: ({ item, quantity }: ItemClosure) =>
        quantityInWords({ quantity, unit: item?.unit ?? '' }, visit.language),
      isNumber: true,
    },
    { head: w.from, cell: ({ from }: ItemClosure) => momentInWords(visit, from) },
    { head: w.until, cell: ({ until }: ItemClosure) => momentInWords(visit, until) },
    { head: w.reason, cell: ({ reason }: ItemClosure) => reason },
    {
      head: w.remove,
      cell: ({ id, mayRemove }: ItemClosure) =>
        mayRemove && <Link href={`${at}/${id}/remove`}>{w.remove}</Link>,
    },
  ];
  const children = (
    <>
      <p class="kern-body">{w.intro}</p>
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      {closures.length === 0 ? (
        <p class="kern-body">{w.none}</p>
      ) : (
        <Table caption={w.title} columns={columns} rows={closures} keyOf={({ id }) => id} />
      )}
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, done, children });
}
