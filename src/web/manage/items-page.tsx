/** The inventory: everything that is owned, also what is set aside, found by words or by owner. */
import type { ItemView } from '../../items/item.dto.js';
import type { Page as Part } from '../../http/pages.js';
import { Input, Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Badge, Button, ButtonLink, Link } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { quantityInWords } from './quantities.js';
import type { Named } from './item-form.js';
import { itemWords } from './item-words.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';

interface ItemList {
  form: FormState;
  part: Part<ItemView>;
  owners: readonly Named[];
}

export function itemsPage(visit: Visit, { form, part, owners }: ItemList): Page {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/items`;
  const { search = '', owner = '' } = form.typed;
  const everybody = visit.actor!.isCoordination ? [{ value: '', label: w.anyOwner }] : [];
  const choices = [...everybody, ...owners.map(({ id, name }) => ({ value: id, label: name }))];
  const children = (
    <>
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      <search>
        <form method="get" action={at} class="lb-row lb-fields">
          <Input form={form} name="search" label={w.search} hint={w.searchHint} type="search" isOptional />
          <Select form={form} name="owner" label={w.owner} choices={choices} />
          <Button weight="secondary">{w.search}</Button>
        </form>
      </search>
      {part.items.length === 0 ? (
        <p class="kern-body">{w.none}</p>
      ) : (
        <Items visit={visit} items={part.items} />
      )}
      <NextPart visit={visit} path={at} cursor={part.nextCursor} query={{ search, owner }} />
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, children });
}

const Items = ({ visit, items }: { visit: Visit; items: readonly ItemView[] }) => {
  const w = itemWords[visit.language];
  const columns = [
    {
      head: w.name,
      cell: ({ id, name }: ItemView) => <Link href={`${manageOf(visit)}/items/${id}`}>{name}</Link>,
    },
    { head: w.number, cell: ({ inventoryNumber }: ItemView) => inventoryNumber },
    { head: w.quantity, cell: (item: ItemView) => quantityInWords(item, visit.language), isNumber: true },
    { head: w.owner, cell: ({ owner }: ItemView) => owner.name },
    { head: w.place, cell: ({ storagePlace }: ItemView) => storagePlace.name },
    {
      head: w.state,
      cell: ({ setAside }: ItemView) => (setAside ? <Badge kind="warning">{w.setAside}</Badge> : w.listed),
    },
  ];
  return <Table caption={w.title} columns={columns} rows={items} keyOf={({ id }) => id} />;
};
