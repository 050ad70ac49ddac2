/** `/b/{alliance}/waiting`: the waiting list, putting oneself on it, and answering what is held. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { JumpDto, NewWaitingDto } from '../../../reservations/waiting/waiting.dto.js';
import { WaitingAnswers } from '../../../reservations/waiting/waiting-answers.service.js';
import { WaitingSheets } from '../../../reservations/waiting/waiting-sheets.service.js';
import { WaitingService } from '../../../reservations/waiting/waiting.service.js';
import type { Refusal } from '../../../shared/refusal.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, wholeNumber, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { joinWaitingPage } from './join-waiting-page.js';
import { waitingEntryPage, waitingListPage } from './waiting-page.js';
import { WaitingWishes, type WaitingWish } from './waiting-wishes.service.js';

@PageController('b/:alliance/waiting')
export class WaitingPagesController {
  constructor(
    private readonly sheets: WaitingSheets,
    private readonly waiting: WaitingService,
    private readonly answers: WaitingAnswers,
    private readonly wishes: WaitingWishes,
  ) {}

  @Get()
  @Allow('waiting.read')
  async list(@Inside() visit: AllianceVisit): Promise<Page> {
    return waitingListPage(visit, await this.sheets.list(visit.actor));
  }

  /** Where no days are chosen there is nothing to wait for. */
  @Get('join')
  @Allow('waiting.join')
  async form(@Inside() visit: AllianceVisit, @Queried() queried: Typed): Promise<Answer> {
    const wish = await this.wishes.of(visit, queried);
    return wish ? joinPage(visit, wish, queried) : seeOther(visit.home);
  }

  @PostForm('join')
  @Allow('waiting.join')
  async join(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    const wish = await this.wishes.of(visit, typed);
    if (!wish) return seeOther(visit.home);
    const [only, ...others] = wish.partners;
    return attempt(
      async () => {
        const entry = await checkInput(NewWaitingDto, {
          itemId: wish.item.id,
          partnerId: others.length === 0 ? only?.id : typed['partnerId'],
          quantity: wholeNumber(typed['quantity']),
          pickUpAt: wish.way.pickUp.at.toISOString(),
          returnDueAt: wish.way.returnDue.at.toISOString(),
          contact: { name: typed['contact.name'] ?? '', ...filled({ phone: typed['contact.phone'] }) },
          occasion: { name: typed['occasion.name'] ?? '' },
        });
        const { id } = await this.waiting.join(visit.actor, entry);
        return seeOther(`${visit.home}/waiting/${id}`);
      },
      (refusal) => joinPage(visit, wish, typed, refusal),
    );
  }

  @Get(':id')
  @Allow('waiting.see')
  look(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return this.entry(visit, id);
  }

  @PostForm(':id/accept')
  @Allow('waiting.answer')
  accept(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const { actor, language, home } = visit;
    return attempt(
      async () => {
        const answer = { id, language, ifMatch: tagOf(typed) };
        const { reservationId } = await this.answers.accept(actor, answer);
        return seeOther(`${home}/requests/${reservationId}?done=sent`);
      },
      (refusal) => this.entry(visit, id, typed, refusal),
    );
  }

  @PostForm(':id/pass')
  @Allow('waiting.answer')
  pass(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.answers.pass(visit.actor, { id, ifMatch: tagOf(typed) });
        return seeOther(`${visit.home}/waiting`);
      },
      (refusal) => this.entry(visit, id, typed, refusal),
    );
  }

  @PostForm(':id/jump')
  @Allow('waiting.jump')
  jump(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { reason } = await checkInput(JumpDto, { reason: typed['reason'] ?? '' });
        await this.waiting.jump(visit.actor, id, reason, tagOf(typed));
        return seeOther(`${visit.home}/waiting/${id}`);
      },
      (refusal) => this.entry(visit, id, typed, refusal),
    );
  }

  private async entry(visit: AllianceVisit, id: string, typed: Typed = {}, refusal?: Refusal): Promise<Page> {
    const sheet = await this.sheets.get(visit.actor, id);
    return waitingEntryPage(visit, sheet, fitting(JumpDto, formState(visit, typed, refusal)));
  }
}

function joinPage(visit: AllianceVisit, wish: WaitingWish, typed: Typed, refusal?: Refusal): Page {
  return joinWaitingPage(visit, {
    ...wish,
    form: fitting(NewWaitingDto, formState(visit, typed, refusal)),
    hidden: { item: wish.item.id, ...wish.days },
  });
}
