/** The same items in half the height: a table, which becomes lines on a phone. */
import type { VNode } from 'preact';
import type { Language } from '../../../shared/words.js';
import { kindOf } from '../../ui/drawing.js';
import { Drawn } from '../../ui/icon.js';
import { NeedList } from '../../ui/need-list.js';
import { needsInShort } from '../../ui/need-signs.js';
import { Pictured } from '../../ui/pictured.js';
import { InPieces } from '../../ui/pieces.js';
import { softened } from '../../ui/soft.js';
import { itemAnchor } from '../../forms/list-address.js';
import { Free, Whose } from './item-card.js';
import { listWords } from './list-words.js';
import { canWant, Wanted, type RowFacts } from './wanted.js';

export interface TableSection {
  id: string;
  category: string;
  title: string;
  rows: readonly RowFacts[];
}

export const ItemTable = ({
  sections,
  language,
}: {
  sections: readonly TableSection[];
  language: Language;
}): VNode => {
  const w = listWords[language];
  return (
    <table class="lb-table lb-table--cards lb-table--sticky">
      <caption class="lb-sr">{w.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{w.thing}</th>
          <th scope="col">{w.freeHead}</th>
          <th scope="col">{w.whose}</th>
          <th scope="col" class="xwide">
            {w.needed}
          </th>
          <th scope="col" class="lb-no-print">
            {w.quantity}
          </th>
        </tr>
      </thead>
      {sections.map(({ id, category, title, rows }) => (
        <tbody data-cat={kindOf(category)} key={id}>
          <tr class="lb-table__group">
            <th colSpan={5} scope="rowgroup" id={id}>
              <Drawn drawing={kindOf(category)} />
              {title}
            </th>
          </tr>
          <InPieces>
            {rows.map((row) => (
              <ItemLine {...row} key={row.item.id} />
            ))}
          </InPieces>
        </tbody>
      ))}
    </table>
  );
};

const ItemLine = (facts: RowFacts): VNode => {
  const { item, path, language } = facts;
  return (
    <tr id={itemAnchor(item.id)}>
      <th scope="row">
        <a href={path}>
          <Pictured of={item} class="lb-table__pic" />
          <span>{softened(item.name)}</span>
        </a>
      </th>
      <td>
        <Free {...facts} hasGauge={false} />
      </td>
      <td class="lb-table__whose">
        <Whose {...facts} />
      </td>
      <td class="xwide">
        <NeedList needs={needsInShort(item, language)} language={language} />
      </td>
      <td class="lb-no-print">{canWant(facts) && <Wanted {...facts} />}</td>
    </tr>
  );
};
