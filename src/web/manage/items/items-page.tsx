/** The inventory as a list: looked for by words and by owner; each thing with its number, and whether it is on the list. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { FormState } from '../../forms/typed.js';
import { Input, Select } from '../../ui/fields.js';
import type { Page } from '../../ui/page.js';
import { Badge, Button, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { labelsOf } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { listPage } from '../list-page.js';
import { manageOf, type Column } from '../manage-frame.js';
import { quantityInWords } from '../spoken.js';
import { itemWords } from './item-words.js';
import { ItemsTools } from './items-tools.js';

interface ItemList {
  form: FormState;
  part: ListPart<ItemView>;
  owners: readonly Named[];
}

export function itemsPage(visit: Visit, { form, part, owners }: ItemList): Page {
  const w = itemWords[visit.language];
  const { search: words = '', owner = '' } = form.typed;
  const whose = owners.find(({ id }) => id === owner);
  const none = whose ? w.noneOf(whose.name) : w.noItems;
  return listPage(visit, {
    path: 'items',
    words: words === '' ? { ...w, none, next: w.firstItem } : w,
    columns: columnsOf(visit),
    rows: part.items,
    cursor: part.nextCursor,
    query: { search: words, owner },
    search: <Search visit={visit} form={form} owners={owners} hasItems={part.items.length > 0} />,
  });
}

interface SearchProps extends Omit<ItemList, 'part'> {
  visit: Visit;
  hasItems: boolean;
}

const Search = ({ visit, form, owners, hasItems }: SearchProps): VNode => {
  const w = itemWords[visit.language];
  const { ownerId } = labelsOf(itemFields, visit.language);
  const everybody = visit.actor!.isCoordination ? [{ value: '', label: w.anyOwner }] : [];
  const choices = [...everybody, ...owners.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <search>
      <form method="get" action={`${manageOf(visit)}/items`} class="lb-row lb-fields">
        <Input form={form} name="search" label={w.search} hint={w.searchHint} type="search" isQuiet />
        <Select form={form} name="owner" label={ownerId} choices={choices} />
        <Button weight="secondary">{w.search}</Button>
      </form>
      {!hasItems && form.typed['search'] && (
        <p>
          <Link href={`${manageOf(visit)}/items`}>{w.showAll}</Link>
        </p>
      )}
      <ItemsTools visit={visit} query={form.typed} hasItems={hasItems} />
    </search>
  );
};

function columnsOf(visit: Visit): Column<ItemView>[] {
  const w = itemWords[visit.language];
  const labels = labelsOf(itemFields, visit.language);
  return [
    {
      head: labels.name,
      cell: ({ id, name }) => <Link href={`${manageOf(visit)}/items/${id}`}>{name}</Link>,
    },
    { head: w.number, cell: ({ inventoryNumber }) => inventoryNumber },
    { head: labels.quantity, cell: (item) => quantityInWords(item, visit.language), isNumber: true },
    { head: labels.ownerId, cell: ({ owner }) => owner.name },
    { head: labels.storagePlaceId, cell: ({ storagePlace }) => storagePlace.name },
    {
      head: w.state,
      cell: (item) => <OnList visit={visit} item={item} />,
    },
  ];
}

const OnList = ({ visit, item: { setAside, lent } }: { visit: Visit; item: ItemView }): VNode => {
  const w = itemWords[visit.language];
  if (lent) return <>{w.listed}</>;
  return <Badge kind="warning">{setAside ? w.setAside : w.unlent}</Badge>;
};
