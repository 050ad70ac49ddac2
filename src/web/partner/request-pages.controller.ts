/** `/b/{alliance}/requests`: what somebody asked for and has borrowed, and what they can do about it. */
import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { PartnersService } from '../../partners/partners.service.js';
import { DecisionsService } from '../../reservations/decisions.service.js';
import { LoanListService } from '../../reservations/loan-list.service.js';
import { LoanSheetService } from '../../reservations/loan-sheet.service.js';
import { CancelDto } from '../../reservations/reservation.dto.js';
import { Clock } from '../../shared/clock.service.js';
import { isId } from '../../shared/input-text.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { basketText, type Basket } from '../basket/basket.js';
import { BasketCookie, BasketHere } from '../basket/basket.cookie.js';
import { giveUpPage, type GiveUp } from './give-up-page.js';
import { paperPage } from './paper-page.js';
import { Repeated } from './repeated.service.js';
import { requestPage, type JustDone } from './request-page.js';
import { requestsPage } from './requests-page.js';

const SHOWN_AT_ONCE = 20;

@PageController('b/:alliance/requests')
export class RequestPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly loans: LoanListService,
    private readonly sheets: LoanSheetService,
    private readonly decisions: DecisionsService,
    private readonly partners: PartnersService,
    private readonly cookie: BasketCookie,
    private readonly repeated: Repeated,
  ) {}

  @Get()
  @Allow('reservations.list')
  async list(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() asked: Typed): Promise<Page> {
    const partnerId = isId(asked['partner']) ? asked['partner'] : undefined;
    const isLent = asked['lent'] === 'true' && partnerId === undefined;
    const page = (isCurrent: boolean, cursor: string | undefined) =>
      this.loans.page(actor, { isCurrent, isLent, partnerId, cursor, limit: SHOWN_AT_ONCE }, visit.language);
    return requestsPage(visit, {
      current: await page(true, asked['current']),
      past: await page(false, asked['past']),
      partners: await this.partners.askedFor(actor),
      partnerId: partnerId ?? '',
      isLent,
      now: this.clock.now(),
    });
  }

  @Get(':id')
  @Allow('reservations.read')
  async look(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Asked() { done }: Typed,
  ): Promise<Page> {
    return requestPage(visit, await this.sheets.get(actor, id, visit.language), justDone(done));
  }

  @Get(':id/paper')
  @Allow('reservations.read')
  async paper(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return paperPage(visit, await this.sheets.get(actor, id, visit.language));
  }

  /** The same things on the same weekdays a year later, in the basket; nothing is asked yet. */
  @PostForm(':id/repeat')
  @Allow('reservations.ask')
  async repeat(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @BasketHere() before: Basket,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    const { basket, draft } = await this.repeated.loan(actor, id, visit.language);
    this.cookie.keep(reply, actor, basket);
    this.cookie.keepDraft(reply, actor, draft);
    const earlier = before.lines.length === 0 ? '' : `&before=${encodeURIComponent(basketText(before))}`;
    return seeOther(`${homeOf(actor)}/basket?again=${id}${earlier}`);
  }

  @Get(':id/withdraw')
  @Allow('reservations.withdraw')
  askWithdraw(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return this.question(visit, actor, id, 'withdraw');
  }

  @PostForm(':id/withdraw')
  @Allow('reservations.withdraw')
  withdraw(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return this.giveUp(visit, actor, id, 'withdraw', typed);
  }

  @Get(':id/cancel')
  @Allow('reservations.cancel')
  askCancel(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return this.question(visit, actor, id, 'cancel');
  }

  @PostForm(':id/cancel')
  @Allow('reservations.cancel')
  cancel(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return this.giveUp(visit, actor, id, 'cancel', typed);
  }

  private async question(visit: Visit, actor: Actor, id: string, what: GiveUp): Promise<Page> {
    const sheet = await this.sheets.get(actor, id, visit.language);
    // Whoever lends or hands out may read it, and is not asked this.
    actor.require(`reservations.${what}`, sheet.isBorrower ? ['borrower'] : []);
    return giveUpPage(visit, sheet, what, formState(visit));
  }

  private giveUp(visit: Visit, actor: Actor, id: string, what: GiveUp, typed: Typed): Promise<Answer> {
    const work = async (): Promise<Answer> => {
      const { reason = '' } = await checkInput(CancelDto, filled({ reason: typed['reason'] }));
      await this.decisions[what](actor, id, reason);
      const done = what === 'withdraw' ? 'withdrawn' : 'cancelled';
      return seeOther(`${homeOf(actor)}/requests/${id}?done=${done}`);
    };
    return attempt(work, async (refusal) => {
      const sheet = await this.sheets.get(actor, id, visit.language);
      return giveUpPage(visit, sheet, what, formState(visit, typed, refusal));
    });
  }
}

const justDone = (said: string | undefined): JustDone =>
  (['sent', 'withdrawn', 'cancelled'] as const).find((one) => one === said);
