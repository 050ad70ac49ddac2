/** `/b/{alliance}/desk/{id}/…`: handing over, taking back, looking at it, and letting go what nobody fetched. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AtHandService } from '../../../reservations/desk/at-hand.service.js';
import { HandOverDto, TakeBackDto } from '../../../reservations/desk/desk.dto.js';
import { HandOvers } from '../../../reservations/desk/hand-overs.service.js';
import { QualifiedPeopleService } from '../../../reservations/desk/qualified-people.service.js';
import { isStop } from '../../../reservations/desk/stops.js';
import { TakeBacks } from '../../../reservations/desk/take-backs.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { Refusal } from '../../../shared/refusal.js';
import { fixed } from '../../forms/amounts.js';
import { isStep } from '../../forms/steps.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { backPage } from './back-page.js';
import { addedItems, isAdding, withChosen } from './added.js';
import { asField, fieldOf, handedLines, lostLine, stepped, takenLines } from './counted.js';
import { outPage } from './out-page.js';

type Way = 'out' | 'back';

/** What is done at the desk of one reservation: with what was typed, and what may be wrong with it. */
interface Counting {
  visit: AllianceVisit;
  id: string;
  typed: Typed;
}

@PageController('b/:alliance/desk/:id')
export class LoanPagesController {
  constructor(
    private readonly sheets: ReservationSheetService,
    private readonly handOvers: HandOvers,
    private readonly takeBacks: TakeBacks,
    private readonly atHand: AtHandService,
    private readonly qualified: QualifiedPeopleService,
  ) {}

  @Get('out')
  @Allow('desk.hand-over')
  showOut(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return this.page('out', { visit, id, typed: {} });
  }

  @PostForm('out')
  @Allow('desk.hand-over')
  handOver(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const chosen = typed['all'] ? typed : withChosen(typed);
    if (isAdding(typed)) return this.page('out', { visit, id, typed: chosen });
    return this.count('out', { visit, id, typed: chosen }, async (lines) => {
      const { all, collectedBy, note, overrule } = typed;
      const said = filled({ collectedBy, note });
      const depositCents = fixed(typed['deposit'], 2, visit.language);
      const why = overrule ? { overrule: { reason: overrule } } : {};
      const named = all ? {} : { lines: handedLines(lines, chosen), added: addedItems(chosen) };
      const body = await checkInput(HandOverDto, { ...said, ...filled({ depositCents }), ...why, ...named });
      await this.handOvers.handOver(visit.actor, id, body, tagOf(typed));
      return doneAt(visit, id, 'out');
    });
  }

  @Get('back')
  @Allow('desk.take-back')
  showBack(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return this.page('back', { visit, id, typed: {} });
  }

  @PostForm('back')
  @Allow('desk.take-back')
  takeBack(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.count('back', { visit, id, typed }, async (lines) => {
      const { all, note } = typed;
      const taken = all ? [] : takenLines(lines, typed);
      const body = await checkInput(TakeBackDto, {
        ...filled({ note }),
        ...(all ? {} : { lines: taken }),
        checked: all === 'checked',
      });
      await this.takeBacks.takeBack(visit.actor, id, body, tagOf(typed));
      return this.afterBack(visit, id, lostLine(taken));
    });
  }

  @PostForm('check')
  @Allow('desk.check')
  async check(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    await this.takeBacks.check(visit.actor, id, '', tagOf(typed));
    return seeOther(doneAt(visit, id, 'checked'));
  }

  @PostForm('release')
  @Allow('desk.release')
  async release(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    await this.takeBacks.release(visit.actor, id, '', tagOf(typed));
    return seeOther(doneAt(visit, id, 'released'));
  }

  /** To the deposit, where all is back and some of it is still held; to a photo of what is damaged or missing; to the day otherwise. */
  private async afterBack(visit: AllianceVisit, id: string, lostId: string | undefined): Promise<string> {
    const { lines, money, mayNoteMoney } = await this.sheets.get(visit.actor, id, visit.language);
    const isAllBack = !lines.some(({ outQuantity }) => outQuantity > 0);
    const loan = `${visit.home}/requests/${id}`;
    if (isAllBack && mayNoteMoney && money.heldCents > 0) return `${loan}?done=back#deposit`;
    return lostId === undefined ? doneAt(visit, id, 'back') : `${loan}/photo?line=${lostId}&done=back`;
  }

  /** − and + only show the page again; everything else is done, and leads on. */
  private async count(
    way: Way,
    counting: Counting,
    work: (lines: readonly SheetLine[]) => Promise<string>,
  ): Promise<Answer> {
    const { visit, id, typed } = counting;
    const { lines } = await this.found(way, visit, id);
    if (isStep(typed)) return this.page(way, { ...counting, typed: stepped(typed, plannedOf(way, lines)) });
    return attempt(
      async () => {
        return seeOther(await work(lines));
      },
      (refusal) => this.page(way, counting, named(refusal, lines, typed)),
    );
  }

  private async page(way: Way, { visit, id, typed }: Counting, refusal?: Refusal): Promise<Page> {
    const { sheet, lines } = await this.found(way, visit, id);
    const form = formState(visit, typed, refusal);
    if (way === 'back') return backPage({ visit, sheet, lines, form });
    const codes = (refusal?.details.reasons ?? []).map(({ code }) => code);
    return outPage({
      visit,
      sheet,
      lines,
      form,
      atHand: await this.atHand.read(
        visit.actor,
        lines.map(({ itemId }) => itemId),
      ),
      mayOverrule: visit.actor.isCoordination && codes.some(isStop),
      isStoppedBesides: codes.some((code) => isStop(code) && code !== 'deposit-due'),
      qualified: await this.qualified.read(visit.actor, id),
    });
  }

  /** Those of its lines that this reader can count now. Refuses (403) whoever has nothing of it in hand. */
  private async found(
    way: Way,
    visit: AllianceVisit,
    id: string,
  ): Promise<{ sheet: ReservationSheet; lines: SheetLine[] }> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    const mine = sheet.lines.filter(({ isInHand }) => isInHand);
    if (mine.length === 0) throw Refusal.forbidden();
    const may = way === 'out' ? sheet.mayHandOver : sheet.mayTakeBack;
    return { sheet, lines: may ? mine.filter((line) => leftOf(way, line) > 0) : [] };
  }
}

/** The day, which says what was done of which loan. */
const doneAt = ({ home }: AllianceVisit, id: string, done: string): string =>
  `${home}/desk?done=${done}&loan=${id}`;

const leftOf = (way: Way, { awaitedQuantity, outQuantity }: SheetLine): number =>
  way === 'out' ? awaitedQuantity : outQuantity;

const plannedOf = (way: Way, lines: readonly SheetLine[]): ReadonlyMap<string, number> =>
  new Map(lines.map((line) => [fieldOf('quantity', line), leftOf(way, line)]));

/** The same refusal, with the fields called as on the page. */
const named = (refusal: Refusal, lines: readonly SheetLine[], typed: Typed): Refusal =>
  refusal.details.errors
    ? Refusal.invalid(
        refusal.details.errors.map((fault) => ({ ...fault, field: asField(lines, typed, fault.field) })),
      )
    : refusal;
