/** `/b/{alliance}/basket/ask`, and `/sign-in` for whom we do not know yet: the basket is sent. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { BrowserCookies } from '../../../partners/signing-in/browser-cookies.service.js';
import { SignInService } from '../../../partners/signing-in/sign-in.service.js';
import type { Actor } from '../../../partners/who/actor.js';
import { hashed } from '../../../partners/who/secrets.js';
import type { Cookie } from '../../../http/cookie.js';
import { withoutLines, type Basket } from '../../basket/basket.js';
import { AskedAddress, BasketCookie, DraftHere } from '../../basket/basket.cookie.js';
import { draftFaults, refuseFaults, typedBasket, typedDraft, unseenDays } from '../../basket/basket-typed.js';
import type { Draft } from '../../basket/draft.js';
import type { Typed } from '../../forms/typed.js';
import { codePage } from '../../ui/code-page.js';
import { seeOther, type Answer } from '../../ui/page.js';
import { PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { AskCodeDto } from './basket-forms.dto.js';
import { BasketForms, toBasket } from './basket-forms.service.js';
import { wayHere } from './join-page.js';
import { baggageOf } from './join-pages.controller.js';
import { BasketSender } from './basket-sender.service.js';

@PageController('b/:alliance/basket')
export class BasketSendingPagesController {
  constructor(
    private readonly cookie: BasketCookie,
    private readonly forms: BasketForms,
    private readonly sender: BasketSender,
    private readonly signIn: SignInService,
    private readonly cookies: BrowserCookies,
  ) {}

  /** Where the code is typed in. Somebody comes back from their mail program, and the browser loads the page anew. */
  @Get('sign-in')
  @Allow('items.read')
  code(@Inside() visit: AllianceVisit, @AskedAddress() email: string, @DraftHere() draft: Draft): Answer {
    if (personOf(visit) || email === '') return toBasket(visit);
    const joining = { ways: [wayHere(visit)], baggage: baggageOf(visit, draft) };
    return codePage(visit, { email, returnTo: `${visit.home}/basket`, ...joining });
  }

  /** Somebody whom we do not know yet: all is kept in their browser while they fetch the code. */
  @PostForm('sign-in')
  @Allow('items.read')
  askForCode(
    @Inside() visit: AllianceVisit,
    @DraftHere() written: Draft,
    @Said() typed: Typed,
  ): Promise<Answer> {
    const { basket, faults } = typedBasket(visit.basket, typed);
    const draft = typedDraft(written, typed);
    return this.forms.attempt(visit, { basket, draft, typed }, async () => {
      refuseFaults([...faults, ...draftFaults({ ...draft, contactName: 'known later' })]);
      const { email } = await checkInput(AskCodeDto, {
        email: typed['email'] ?? '',
        occasion: { name: draft.occasion },
      });
      const returnTo = `${visit.home}/basket`;
      const secret = await this.signIn.ask({ email, ip: visit.ip, returnTo });
      const address = this.cookie.address(visit.actor, email);
      return seeOther(`${returnTo}/sign-in`, [...this.cookies.asking(secret), address]);
    });
  }

  @PostForm('ask')
  @Allow('reservations.ask')
  ask(@Inside() visit: AllianceVisit, @DraftHere() written: Draft, @Said() typed: Typed): Promise<Answer> {
    // Only what stands in the form is sent: another tab may have put something else into the basket meanwhile.
    const { basket: sent, faults } = typedBasket({ ...visit.basket, lines: [] }, typed);
    const { basket } = typedBasket(visit.basket, typed);
    const draft = typedDraft(written, typed);
    return this.forms.attempt(visit, { basket, draft, typed }, async () => {
      const isApproved = visit.actor.isCoordination && typed['decision'] === 'approve';
      const { id } = await this.sender.send(visit, asOne(visit.actor, typed), {
        basket: sent,
        draft,
        faults: [...faults, ...unseenDays(typed, sent)],
        isApproved,
      });
      const rest = this.left(visit, withoutLines(basket, sent.lines));
      return seeOther(`${visit.home}/requests/${id}?done=${isApproved ? 'promised' : 'sent'}`, rest);
    });
  }

  /** What was sent is out of the basket; what another tab put in stays. */
  private left({ actor }: AllianceVisit, rest: Basket): Cookie[] {
    return rest.lines.length === 0
      ? this.cookie.emptied(actor)
      : [this.cookie.kept(actor, { ...rest, id: '' })];
  }
}

/** The basket is the request's key, whichever window it is sent from; the form's own token where it has no id. */
function asOne(actor: Actor, { basketId }: Typed): Actor {
  const { request } = actor;
  if (!request || !basketId) return actor;
  return actor.withRequest({ ...request, keyHash: hashed(`basket ${basketId}`) });
}
