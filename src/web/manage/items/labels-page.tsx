/** Labels to cut out and stick on: the number in large, what it is, whose, and whom to call when it is found. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { ItemView } from '../../../items/item.dto.js';
import { CodeMark } from '../../paper/code-mark.js';
import type { Page } from '../../ui/page.js';
import { softened } from '../../ui/soft.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { managePage, manageOf, NextPart } from '../manage-frame.js';
import { itemWords } from './item-words.js';

interface LabelList {
  part: ListPart<ItemView>;
  /** What was looked for, in the words of the address. */
  query: Readonly<Record<string, string>>;
  /** Of the server. */
  baseUrl: string;
}

/** One for each item that the inventory shows; whoever has 43 benches prints its sheet as often as that takes. */
export function labelsPage(visit: Visit, { part, query, baseUrl }: LabelList): Page {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/items`;
  const children = (
    <>
      <p class="lb-no-print">{w.labelsHelp}</p>
      {part.items.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ul class="lb-stickers">
          {part.items.map((item) => (
            <Label visit={visit} item={item} baseUrl={baseUrl} key={item.id} />
          ))}
        </ul>
      )}
      <NextPart visit={visit} path={`${at}/labels`} cursor={part.nextCursor} query={query} />
    </>
  );
  return managePage(visit, { title: w.labels, above: [[at, w.title]], look: 'wide', children });
}

interface LabelProps extends Pick<LabelList, 'baseUrl'> {
  visit: Visit;
  item: ItemView;
}

const Label = ({ visit, item, baseUrl }: LabelProps): VNode => {
  const { name, contactPhone } = visit.actor!.alliance;
  return (
    <li class="lb-sticker">
      <CodeMark address={`${baseUrl}${homeOf(visit.actor!)}/items/${item.id}`} />
      <b>{item.inventoryNumber}</b> <span>{softened(item.name)}</span>
      <small> {softened(item.owner.name)}</small>
      <small> {name}</small>
      {contactPhone !== '' && <small> {contactPhone}</small>}
    </li>
  );
};
