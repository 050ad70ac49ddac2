/** `/b/{alliance}/items/{id}/own-use`: owners take their own things for some days, and end it again. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { ClosuresService } from '../../../items/closures.service.js';
import { ItemsService } from '../../../items/items.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { OwnUseDto } from '../../../reservations/own-use/own-use.dto.js';
import { OwnUse } from '../../../reservations/own-use/own-use.service.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal } from '../../../shared/refusal.js';
import { filled, wholeNumber, type FormState, type Typed } from '../../forms/typed.js';
import { wholeDays } from '../../forms/whole-days.js';
import { daysFaults } from '../../forms/wished-days.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { entriesOf } from './own-use-entries.js';
import { ownUsePage } from './own-use-page.js';

const MOST_SHOWN = 200;

@PageController('b/:alliance/items/:id/own-use')
export class OwnUsePagesController {
  constructor(
    private readonly ownUse: OwnUse,
    private readonly items: ItemsService,
    private readonly closures: ClosuresService,
    private readonly risk: StockRiskService,
    private readonly pool: PoolViewService,
  ) {}

  @Get()
  @Allow('own-use.take')
  form(@Inside() visit: AllianceVisit, @IdParam() id: string, @Queried() queried: Typed): Promise<Page> {
    const { from, until, fromTime, untilTime, done } = queried;
    return this.page(visit, id, formState(visit, filled({ from, until, fromTime, untilTime })), done);
  }

  @PostForm()
  @Allow('own-use.take')
  take(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.ownUse.take(visit.actor, await bodyOf(typed, id, visit.timeZone));
        return seeOther(`${visit.home}/items/${id}/own-use?done=taken`);
      },
      (refusal) => this.page(visit, id, formState(visit, typed, refusal)),
    );
  }

  /** Twice does no harm. */
  @PostForm('end')
  @Allow('own-use.end')
  async end(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const closureId = typed['closureId'];
    const own = await this.coming(visit, id);
    if (isId(closureId) && own.some((one) => one.id === closureId))
      await this.ownUse.end(visit.actor, closureId);
    return seeOther(`${visit.home}/items/${id}/own-use?done=ended`);
  }

  private async page(visit: AllianceVisit, id: string, form: FormState, done?: string): Promise<Page> {
    const item = await this.items.facts(visit.actor, id);
    const [taken, atRisk] = [await this.coming(visit, id), await this.risk.ofItem(visit.actor, id)];
    const ids = [id, ...item.parts.map(({ itemId }) => itemId)];
    const things = new Map((await this.pool.some(visit.actor, ids)).map((one) => [one.id, one]));
    const units = things.get(id)?.quantity ?? 0;
    return ownUsePage({ visit, item, units, things, form, taken, atRisk, done });
  }

  /** Refuses (403, 404) what is not theirs. */
  private async coming({ actor }: AllianceVisit, item: string) {
    const { parts } = await this.items.facts(actor, item);
    const which = parts.length > 0 ? { set: item } : { item };
    const { items } = await this.closures.list(actor, { ...which, limit: MOST_SHOWN });
    return entriesOf(items);
  }
}

async function bodyOf(typed: Typed, itemId: string, timeZone: string): Promise<OwnUseDto> {
  const { from = '', until = '', quantity, reason } = typed;
  const faults = daysFaults({ from, until });
  if (faults.length > 0) throw Refusal.invalid(faults);
  const wish = { itemId, quantity: wholeNumber(quantity), ...wholeDays(typed, timeZone), reason };
  const force = typed['force'] === 'true' ? true : undefined;
  return checkInput(OwnUseDto, filled({ ...wish, force }));
}
