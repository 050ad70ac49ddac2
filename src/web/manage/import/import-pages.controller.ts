/** `/b/{alliance}/manage/import`: a list is brought along, looked at, chosen about, taken over, and perhaps taken back. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { noChoices, type Choices } from '../../../items/import/import-choices.js';
import { ImportsService, type Brought } from '../../../items/import/imports.service.js';
import type { LineView } from '../../../items/import/line-view.js';
import { ListReader } from '../../../items/import/list-reader.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { StockImportsService } from '../../../reservations/stock/stock-imports.service.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import type { Refusal } from '../../../shared/refusal.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt, usualStatuses } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, PostList, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { importDonePage } from './import-done-page.js';
import { acceptedIn, broughtIn, chosenIn, seenIn, type Chosen } from './import-form.dto.js';
import { pileOf, piles, type Pile } from './import-lines.js';
import { importPage } from './import-page.js';
import { importsAt, importStartPage } from './import-start-page.js';
import { ShownList } from './shown-list.service.js';

const PAST_AT_ONCE = 20;
const MOST_RISKS = 200;

@PageController('b/:alliance/manage/import')
export class ImportPagesController {
  constructor(
    private readonly imports: ImportsService,
    private readonly reader: ListReader,
    private readonly changes: StockImportsService,
    private readonly risk: StockRiskService,
    private readonly shown: ShownList,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('items.import')
  start(@Visiting() visit: Visit, @Queried() { cursor }: Typed): Promise<Page> {
    return this.startPage(visit, cursor);
  }

  @PostList()
  @Allow('items.import')
  bring(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const brought = broughtIn(said);
        const grids = await this.reader.read(brought);
        const choices = { ...noChoices, sheet: this.reader.sheetOf(grids) };
        const judged = await this.reader.judge(grids, choices);
        const name = 'text' in brought ? '' : brought.name;
        const { id } = await this.imports.bring(visit.actor!, name, judged);
        return seeOther(`${importsAt(visit)}/${id}`);
      },
      (refusal) => this.startPage(visit, undefined, { typed: { text: said['text'] ?? '' }, refusal }),
      { ...usualStatuses, 'wrong-type': 415 },
    );
  }

  @Get(':id')
  @Allow('items.import')
  show(@Visiting() visit: Visit, @IdParam() id: string, @Queried() asked: Typed): Promise<Page> {
    return this.page(visit, id, { asked });
  }

  @PostForm(':id')
  @Allow('items.import')
  choose(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return this.chosen(visit, id, async (brought) => {
      const chosen = await chosenIn(said);
      return { version: chosen.version, choices: await this.chosenAnew(brought, chosen) };
    });
  }

  @PostForm(':id/accept')
  @Allow('items.import')
  accept(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return this.chosen(visit, id, async (brought) => {
      const { version, record, all, not } = await acceptedIn(said);
      const { choices } = brought.import;
      const named = all ? await this.shown.mendable(brought) : [record ?? []].flat();
      const accepted = not
        ? choices.accepted.filter((one) => !named.includes(one))
        : [...new Set([...choices.accepted, ...named])];
      return { version, choices: { ...choices, accepted } };
    });
  }

  @PostForm(':id/take')
  @Allow('items.import')
  take(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.changes.take(visit.actor!, id, await seenIn(said));
        return seeOther(`${importsAt(visit)}/${id}`);
      },
      (refusal) => this.page(visit, id, { refusal }),
    );
  }

  @PostForm(':id/undo')
  @Allow('items.undo-import')
  undo(@Visiting() visit: Visit, @IdParam() id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.changes.undo(visit.actor!, id);
        return seeOther(`${importsAt(visit)}/${id}`);
      },
      (refusal) => this.page(visit, id, { refusal }),
    );
  }

  /** Keeps what was chosen, and shows the list again. */
  private chosen(
    visit: Visit,
    id: string,
    choose: (brought: Brought) => Promise<{ version: number; choices: Choices }>,
  ): Promise<Answer> {
    return attempt(
      async () => {
        const brought = await this.imports.brought(visit.actor!, id);
        await this.imports.choose(visit.actor!, id, await choose(brought));
        return seeOther(`${importsAt(visit)}/${id}`);
      },
      (refusal) => this.page(visit, id, { refusal }),
    );
  }

  /** What does not hold for this list is refused before it is kept. */
  private async chosenAnew({ import: found, grids }: Brought, chosen: Chosen): Promise<Choices> {
    const { sheet, columns, usual } = chosen;
    const onSheet = this.shown.onSheet(found.choices, sheet ?? found.choices.sheet);
    const isSame = onSheet.sheet === found.choices.sheet;
    const choices = { ...onSheet, ...usual, ...(columns && isSame ? { columns, accepted: [] } : {}) };
    await this.reader.judge(grids, choices);
    return choices;
  }

  private async startPage(
    visit: Visit,
    cursor: string | undefined,
    { typed = {}, refusal }: { typed?: Typed; refusal?: Refusal } = {},
  ): Promise<Page> {
    const query = await checkInput(ListQuery, { limit: PAST_AT_ONCE, ...filled({ cursor }) });
    return importStartPage(visit, {
      form: formState(visit, typed, refusal),
      waiting: await this.imports.waiting(visit.actor!),
      past: await this.imports.list(visit.actor!, query),
    });
  }

  /** Looked at as long as it is not decided, told about afterwards. */
  private async page(
    visit: Visit,
    id: string,
    { asked = {}, refusal }: { asked?: Typed; refusal?: Refusal },
  ): Promise<Page> {
    const actor = visit.actor!;
    const found = await this.imports.get(actor, id);
    const form = formState(visit, {}, refusal);
    const pile = piles.find((one) => one === asked['pile']);
    const { cursor } = asked;
    if (found.state === 'preview') {
      const preview = await this.shown.preview(actor, await this.imports.brought(actor, id));
      return importPage(visit, { ...preview, form, cursor, pile: pile ?? firstPile(preview.lines) });
    }
    const lines = await this.imports.outcome(actor, id);
    const changed = new Set(lines.flatMap(({ item, what }) => (item && what === 'changed' ? [item.id] : [])));
    const { items } = changed.size > 0 ? await this.risk.list(actor, { limit: MOST_RISKS }) : { items: [] };
    const atRisk = items.filter(({ itemId }) => changed.has(itemId));
    const names = await this.choices.namesFor(actor, atRisk);
    return importDonePage(visit, {
      import: found,
      lines,
      atRisk,
      names,
      form,
      cursor,
      pile: pile ?? 'import',
    });
  }
}

/** What needs somebody comes first. */
const firstPile = (lines: readonly LineView[]): Pile =>
  lines.some((line) => pileOf(line) === 'review') ? 'review' : 'import';
