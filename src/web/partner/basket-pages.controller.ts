/** `/b/{alliance}/basket`: what somebody wants to ask for, checked and sent. */
import { Get, Ip, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { BrowserCookies } from '../../partners/browser-cookies.service.js';
import { hashed } from '../../partners/secrets.js';
import { SignInService } from '../../partners/sign-in.service.js';
import type { Refusal } from '../../shared/refusal.js';
import { codePage } from '../account/code-page.js';
import { attempt } from '../ui/attempt.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import type { Typed } from '../ui/typed.js';
import { homeOf, personOf, type Visit } from '../ui/visit.js';
import { AskCodeDto } from './basket-forms.dto.js';
import { basketPage } from './basket-page.js';
import { BasketReader } from './basket-reader.service.js';
import { BasketSender } from './basket-sender.service.js';
import { draftFaults, refuseFaults, typedBasket, typedDraft, unseenDays } from './basket-typed.js';
import { AskedAddress, BasketCookie, BasketHere, DraftHere } from '../basket/basket.cookie.js';
import { isId } from '../../shared/input-text.js';
import { Repeated } from './repeated.service.js';
import { basketFrom, emptyBasket, withoutLines, type Basket } from '../basket/basket.js';
import type { Draft } from '../basket/draft.js';

@PageController('b/:alliance/basket')
export class BasketPagesController {
  constructor(
    private readonly cookie: BasketCookie,
    private readonly reader: BasketReader,
    private readonly sender: BasketSender,
    private readonly repeated: Repeated,
    private readonly signIn: SignInService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  @Allow('items.read')
  async look(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @BasketHere() basket: Basket,
    @DraftHere() draft: Draft,
    @Asked() { again, before }: Typed,
  ): Promise<Page> {
    const sheet = await this.reader.sheet(actor, basket);
    const leftOut = isId(again) ? await this.repeated.leftOut(actor, again, visit.language) : [];
    return basketPage(visit, { sheet, draft, leftOut, isAgain: isId(again), earlier: basketFrom(before) });
  }

  /** Where the code is typed in. Somebody comes back from their mail program, and the browser loads the page anew. */
  @Get('sign-in')
  @Allow('items.read')
  code(@Visiting() visit: Visit, @AskedAddress() email: string): Answer {
    return personOf(visit) || email === ''
      ? toBasket(visit)
      : codePage(visit, { email, returnTo: `${homeOf(visit.actor!)}/basket` });
  }

  /** A tab that a form had led to is opened again. */
  @Get(':step')
  @Allow('items.read')
  back(@Visiting() visit: Visit): SeeOther {
    return toBasket(visit);
  }

  /** From the list: the things that are named there, and its days. */
  @PostForm('items')
  @Allow('items.read')
  put(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @BasketHere() before: Basket,
    @DraftHere() draft: Draft,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return this.keep(visit, actor, before, draft, typed, reply);
  }

  /** From the basket itself: everything that was typed so far, or another basket in its place. */
  @PostForm()
  @Allow('items.read')
  change(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @BasketHere() before: Basket,
    @DraftHere() draft: Draft,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return this.keep(visit, actor, before, typedDraft(draft, typed), typed, reply);
  }

  @PostForm('empty')
  @Allow('items.read')
  empty(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SeeOther {
    this.cookie.empty(reply, actor);
    return toBasket(visit);
  }

  /** Somebody whom we do not know yet: all is kept in their browser while they fetch the code. */
  @PostForm('sign-in')
  @Allow('items.read')
  askForCode(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @BasketHere() before: Basket,
    @DraftHere() written: Draft,
    @Said() typed: Typed,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { basket, faults } = typedBasket(before, typed);
    const draft = typedDraft(written, typed);
    const work = async (): Promise<Answer> => {
      this.cookie.keep(reply, actor, basket);
      this.cookie.keepDraft(reply, actor, draft);
      refuseFaults([...faults, ...draftFaults({ ...draft, contactName: 'known later' })]);
      const { email } = await checkInput(AskCodeDto, {
        email: typed['email'] ?? '',
        occasion: { name: draft.occasion },
      });
      const returnTo = `${homeOf(actor)}/basket`;
      this.cookies.markAsking(reply, await this.signIn.ask({ email, ip, returnTo }));
      this.cookie.keepAddress(reply, actor, email);
      return seeOther(`${returnTo}/sign-in`);
    };
    return attempt(work, (refusal) => this.page(visit, basket, draft, typed, refusal));
  }

  @PostForm('ask')
  @Allow('reservations.ask')
  ask(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @BasketHere() before: Basket,
    @DraftHere() written: Draft,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    // Only what stands in the form is sent: another tab may have put something else into the basket meanwhile.
    const { basket: sent, faults } = typedBasket({ ...before, lines: [] }, typed);
    const { basket } = typedBasket(before, typed);
    const draft = typedDraft(written, typed);
    const work = async (): Promise<Answer> => {
      this.cookie.keep(reply, actor, basket);
      this.cookie.keepDraft(reply, actor, draft);
      const seen = [...faults, ...unseenDays(typed, sent)];
      const { id } = await this.sender.send(visit, asOne(actor, typed), {
        basket: sent,
        draft,
        faults: seen,
      });
      this.forget(reply, actor, withoutLines(basket, sent.lines));
      return seeOther(`${homeOf(actor)}/requests/${id}?done=sent`);
    };
    return attempt(work, (refusal) => {
      // Sent from another window: whoever wants it a second time sends a basket of its own.
      const other =
        refusal.code === 'sent-before' ? this.cookie.keep(reply, actor, { ...basket, id: '' }) : basket;
      return this.page(visit, other, draft, typed, refusal);
    });
  }

  private keep(
    visit: Visit,
    actor: Actor,
    before: Basket,
    draft: Draft,
    typed: Typed,
    reply: FastifyReply,
  ): Promise<Answer> {
    const { basket, faults } = typedBasket(before, typed);
    const chosen = typed['offer'] === undefined ? basket : otherBasket(basket, typed['offer']);
    const work = async (): Promise<Answer> => {
      this.cookie.keep(reply, actor, chosen);
      this.cookie.keepDraft(reply, actor, draft);
      if (typed['offer'] === undefined) refuseFaults(faults);
      return toBasket(visit);
    };
    return attempt(work, (refusal) => this.page(visit, chosen, draft, typed, refusal));
  }

  /** What was sent is out of the basket; what another tab put in stays. */
  private forget(reply: FastifyReply, actor: Actor, rest: Basket): void {
    if (rest.lines.length === 0) this.cookie.empty(reply, actor);
    else this.cookie.keep(reply, actor, { ...rest, id: '' });
  }

  private async page(
    visit: Visit,
    basket: Basket,
    draft: Draft,
    typed: Typed,
    refusal: Refusal,
  ): Promise<Page> {
    const sheet = await this.reader.sheet(visit.actor!, basket);
    const offers = await this.reader.offered(visit.actor!, basket, refusal.details.offers ?? []);
    return basketPage(
      { ...visit, basketLines: basket.lines.length },
      { sheet, draft, typed: withoutTimes(typed), refusal, offers },
    );
  }
}

/** The basket is the request's key, whichever window it is sent from; the form's own token where it has no id. */
function asOne(actor: Actor, { basketId }: Typed): Actor {
  const { request } = actor;
  if (!request || !basketId) return actor;
  return actor.withRequest({ ...request, keyHash: hashed(`basket ${basketId}`) });
}

/** The hand-over times that were typed are in the basket, if they still fit its days. */
const withoutTimes = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !/^(pickUp|return)\./.test(name)));

const toBasket = (visit: Visit): SeeOther => seeOther(`${homeOf(visit.actor!)}/basket`);

/** For whom it is asked was said by whoever pressed the button. */
const otherBasket = ({ partnerId }: Basket, offer: string): Basket => ({
  ...emptyBasket,
  ...basketFrom(offer),
  partnerId,
});
