/** Many things at once: how many, where and under which heading, each typed where it stands; and rows for new ones. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import type { FormState, Typed } from '../../forms/typed.js';
import { Input, Select } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Heading, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { AtRisk, type AtRiskNames } from '../at-risk.js';
import { chosenFrom, type Named } from '../choices.js';
import { labelsOf } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { manageOf, managePage, NextPart, Table, type Column } from '../manage-frame.js';
import { isCounted, nameOf, NEW_ROWS, newName } from './table-typed.js';
import { tableWords } from './table-words.js';

export interface TableShown {
  form: FormState;
  part: ListPart<ItemView>;
  /** What was looked for, with the part of the list. */
  query: Typed;
  owners: readonly Named[];
  places: readonly Named[];
  headings: readonly string[];
  atRisk: readonly AtRiskView[];
  names: AtRiskNames;
  done?: string | undefined;
}

type Props = TableShown & { visit: Visit };

export function tablePage(visit: Visit, shown: TableShown): Page {
  const w = tableWords[visit.language];
  const { form, part, query, atRisk, names, done } = shown;
  const at = `${manageOf(visit)}/items`;
  const { cursor: _part, ...searched } = query;
  const children = (
    <>
      <Refused form={form} />
      {atRisk.length > 0 && <Alert kind="danger" title={w.hurt} />}
      {atRisk.length > 0 && <AtRisk visit={visit} names={names} caption={w.hurt} rows={atRisk} />}
      <p>{w.help}</p>
      <Search {...shown} visit={visit} />
      <Form
        form={form}
        action={`${at}/table?${new URLSearchParams(query)}`}
        hidden={{ seen: form.typed['seen'] ?? '' }}
      >
        {part.items.length === 0 ? <p>{w.none}</p> : <Standing {...shown} visit={visit} />}
        <New {...shown} visit={visit} />
        <Button>{w.save}</Button>
      </Form>
      <NextPart visit={visit} path={`${at}/table`} cursor={part.nextCursor} query={searched} />
    </>
  );
  return managePage(visit, { title: w.title, above: [[at, w.inventory]], look: 'wide', done, children });
}

const Search = ({ visit, query, places }: Props): VNode => {
  const w = tableWords[visit.language];
  const { storagePlaceId } = labelsOf(itemFields, visit.language);
  return (
    <form method="get" action={`${manageOf(visit)}/items/table`} class="lb-row lb-fields">
      <Select
        form={formState(visit, query)}
        name="storagePlace"
        label={storagePlaceId}
        choices={chosenFrom(w.anyPlace, places)}
      />
      <Button weight="secondary">{w.show}</Button>
    </form>
  );
};

const Standing = ({ visit, form, part, places, headings }: Props): VNode => {
  const labels = labelsOf(itemFields, visit.language);
  const field = ({ id, name }: ItemView, which: 'quantity' | 'storagePlaceId' | 'category') => ({
    form,
    name: nameOf(id, which),
    label: `${labels[which]}: ${name}`,
  });
  const columns: Column<ItemView>[] = [
    {
      head: labels.name,
      cell: ({ id, name, inventoryNumber }) => (
        <Link href={`${manageOf(visit)}/items/${id}`}>
          {name} ({inventoryNumber})
        </Link>
      ),
    },
    {
      head: labels.quantity,
      cell: (item) =>
        isCounted(item) ? (
          <InCell>
            <Input {...field(item, 'quantity')} inputMode="numeric" isQuiet />
          </InCell>
        ) : (
          tableWords[visit.language].fromParts
        ),
    },
    {
      head: labels.storagePlaceId,
      cell: (item) => (
        <InCell>
          <Select {...field(item, 'storagePlaceId')} choices={chosenFrom('', places).slice(1)} />
        </InCell>
      ),
    },
    {
      head: labels.category,
      cell: (item) => (
        <InCell>
          <Input {...field(item, 'category')} offered={headings} maxLength={80} isQuiet />
        </InCell>
      ),
    },
  ];
  return (
    <Table
      caption={tableWords[visit.language].inventory}
      columns={columns}
      rows={part.items}
      keyOf={({ id }) => id}
    />
  );
};

/** The column says what it is; whoever hears the page is told with the name of the thing. */
const InCell = ({ children }: { children: VNode }): VNode => <div class="lb-in-cell">{children}</div>;

const New = ({ visit, form, places, owners }: Props): VNode => {
  const w = tableWords[visit.language];
  const labels = labelsOf(itemFields, visit.language);
  const field = (row: number, which: 'name' | 'quantity' | 'unit' | 'storagePlaceId' | 'ownerId') => ({
    form,
    name: newName(row, which),
    label: `${labels[which]}: ${w.row(row + 1)}`,
  });
  const columns: Column<number>[] = [
    {
      head: labels.name,
      cell: (row) => (
        <InCell>
          <Input {...field(row, 'name')} maxLength={200} isQuiet />
        </InCell>
      ),
    },
    {
      head: labels.quantity,
      cell: (row) => (
        <InCell>
          <Input {...field(row, 'quantity')} inputMode="numeric" isQuiet />
        </InCell>
      ),
    },
    {
      head: labels.unit,
      cell: (row) => (
        <InCell>
          <Input {...field(row, 'unit')} maxLength={40} isQuiet />
        </InCell>
      ),
    },
    {
      head: labels.storagePlaceId,
      cell: (row) => (
        <InCell>
          <Select {...field(row, 'storagePlaceId')} choices={chosenFrom(w.choose, places)} />
        </InCell>
      ),
    },
    {
      head: labels.ownerId,
      cell: (row) => (
        <InCell>
          <Select {...field(row, 'ownerId')} choices={chosenFrom(w.choose, owners)} />
        </InCell>
      ),
    },
  ];
  const rows = Array.from({ length: NEW_ROWS }, (_, row) => row);
  return (
    <>
      <Heading>{w.more}</Heading>
      <p>{w.moreHelp}</p>
      <Table caption={w.more} columns={columns} rows={rows} keyOf={String} />
    </>
  );
};
