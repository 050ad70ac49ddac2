/** `/b/{alliance}/manage/items/table`: many things at once, saved all or nothing. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { ItemChangeDto, NewItemDto, type ItemFacts, type ItemView } from '../../../items/item.dto.js';
import { ItemProposalsService } from '../../../items/item-proposals.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import { StockChangesService, type Table } from '../../../reservations/stock/stock-changes.service.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import { faultsOf } from '../../../reservations/stock/table-faults.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal, type FieldFault } from '../../../shared/refusal.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { wrongsOf } from '../fields.js';
import { ItemFinder } from '../found-items.service.js';
import { itemFields } from '../item-fields.js';
import { manageOf } from '../manage-frame.js';
import { respoken } from '../respoken.js';
import { tablePage } from './table-page.js';
import {
  changedRows,
  isAsSeen,
  NEW_ROWS,
  newName,
  newRows,
  seenAnew,
  SHOWN_ROWS,
  tableTyped,
  type ChangedRow,
} from './table-typed.js';
import { tableWords } from './table-words.js';

@PageController('b/:alliance/manage/items/table')
export class TablePagesController {
  constructor(
    private readonly finder: ItemFinder,
    private readonly choices: ManageChoices,
    private readonly proposals: ItemProposalsService,
    private readonly pool: PoolViewService,
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
  ) {}

  @Get()
  @Allow('items.change')
  show(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    return this.page(visit, asked);
  }

  /** The page that follows names whom it hurts. */
  @PostForm()
  @Allow('items.change')
  save(@Visiting() visit: Visit, @Queried() asked: Typed, @Said() said: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const table = await this.read(visit, said);
        const { atRisk } = await this.changes.saveTable(visit.actor!, table);
        const hurt = [...new Set(atRisk.map(({ itemId }) => itemId))].slice(0, SHOWN_ROWS).join(' ');
        const query = filled({ ...shownOf(asked), done: 'saved', hurt });
        return seeOther(`${manageOf(visit)}/items/table?${new URLSearchParams(query)}`);
      },
      (refusal) => this.page(visit, asked, { said, refusal }),
    );
  }

  private async read({ actor }: Visit, said: Typed): Promise<Table> {
    const faults: FieldFault[] = [];
    const changed: Table['changed'][number][] = [];
    for (const one of changedRows(said)) {
      const row = `rows.${one.id}`;
      const found = await faultsOf(row, async () => {
        const changes = await checkInput(ItemChangeDto, one.changes);
        changed.push({ row, id: one.id, changes, expect: expectSeen(one) });
      });
      faults.push(...found);
    }
    const made: Table['made'][number][] = [];
    const rows = newRows(said);
    const numbers = await this.proposals.nextNumbers(actor!, rows.length);
    for (const [index, { row, facts }] of rows.entries()) {
      const found = await faultsOf(`new.${row}`, async () => {
        const whole = { ...facts, inventoryNumber: numbers[index] };
        made.push({ row: `new.${row}`, facts: await checkInput(NewItemDto, whole) });
      });
      faults.push(...found);
    }
    if (faults.length > 0) throw Refusal.invalid(faults);
    return { changed, made };
  }

  private async page(visit: Visit, asked: Typed, refused?: Refused): Promise<Page> {
    const actor = visit.actor!;
    const { typed, owners, part } = await this.finder.find(visit, asked, SHOWN_ROWS);
    const places = await this.choices.storagePlaces(actor);
    const atRisk = await this.hurt(visit, asked);
    const usual = usualOf(owners.length === 1 ? owners[0]!.id : '', typed['storagePlace'] ?? '');
    const fresh = { ...usual, ...tableTyped(part.items, visit.language) };
    return tablePage(visit, {
      form: refused ? again(visit, part.items, refused) : formState(visit, fresh),
      part,
      query: filled({ ...typed, cursor: asked['cursor'] }),
      owners,
      places,
      headings: await this.pool.headings(actor),
      atRisk,
      names: await this.choices.namesFor(actor, atRisk),
      done: asked['done'],
    });
  }

  private async hurt({ actor }: Visit, { hurt = '' }: Typed): Promise<AtRiskView[]> {
    const ids = hurt.split(' ').filter((id) => isId(id));
    const found: AtRiskView[] = [];
    for (const id of ids.slice(0, SHOWN_ROWS)) found.push(...(await this.risk.ofItem(actor!, id)));
    return found;
  }
}

const shownOf = ({ search, owner, storagePlace, cursor }: Typed): Typed =>
  filled({ search, owner, storagePlace, cursor }) as Typed;

interface Refused {
  said: Typed;
  refusal: Refusal;
}

/** Nothing that was typed is lost. */
function again(visit: Visit, items: readonly ItemView[], { said, refusal }: Refused): FormState {
  const errors = refusal.details.errors ?? [];
  const stale = errors.filter(({ message }) => message.de === tableWords.de.stale);
  const ids = new Set(stale.map(({ field }) => field.split('.')[1] ?? ''));
  const typed = seenAnew(said, items, ids, visit.language);
  return formState(visit, typed, respoken(refusal, wrongsOf(itemFields)));
}

/** New rows belong where one looks. */
const usualOf = (ownerId: string, storagePlaceId: string): Typed =>
  Object.fromEntries(
    Array.from({ length: NEW_ROWS }, (_, row) => row).flatMap((row) => [
      [newName(row, 'unit'), 'Stück'],
      [newName(row, 'ownerId'), ownerId],
      [newName(row, 'storagePlaceId'), storagePlaceId],
    ]),
  ) as Typed;

/** Refuses where the thing stands otherwise than the table had shown it. */
const expectSeen =
  ({ seen }: ChangedRow) =>
  (standing: ItemFacts): void => {
    if (isAsSeen(standing, seen)) return;
    throw new Refusal('stale', 'stale', { de: tableWords.de.stale, en: tableWords.en.stale });
  };
