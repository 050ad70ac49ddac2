/** `/b/{alliance}/join/{secret}`: an invitation that was passed on. Looking changes nothing; the code from the mail lets somebody in. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { JoiningCodeDto, JoiningDto } from '../../partners/members/invitation.dto.js';
import { JoiningService } from '../../partners/members/joining.service.js';
import { BrowserCookies } from '../../partners/signing-in/browser-cookies.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { FormState, Typed } from '../forms/typed.js';
import { attempt, usualStatuses } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { fitting } from '../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../ui/page.decorators.js';
import type { AllianceVisit } from '../ui/visit.js';
import { deadInvitationPage, invitationPage, joiningCodePage } from './invitation-page.js';

@PageController('b/:alliance/join')
export class InvitationPagesController {
  constructor(
    private readonly joining: JoiningService,
    private readonly cookies: BrowserCookies,
  ) {}

  /** Mail scanners and cameras open it, and use nothing up. */
  @Get(':secret')
  @Allow('invitations.open')
  async open(@Inside() visit: AllianceVisit, @Param('secret') secret: string): Promise<Page> {
    await this.hideFromStrangers(visit, secret);
    return this.page(visit, secret, formState(visit), 200);
  }

  /** Answers alike, whether or not anybody has the address. The secret comes in the body, so that no log ever sees it. */
  @PostForm('ask')
  @Allow('invitations.take')
  async ask(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    await this.hideFromStrangers(visit, typed['secret']);
    return attempt(
      async () => {
        const { secret = '', email = '', name = '' } = typed;
        const said = await checkInput(JoiningDto, { secret, email, name });
        const { ip, language } = visit;
        await this.joining.ask(visit.actor, said, { ip, language });
        return joiningCodePage(visit, said, formState(visit));
      },
      (refusal) => this.page(visit, typed['secret'] ?? '', formState(visit, typed, refusal), 404),
      { ...usualStatuses, 'not-found': 404 },
    );
  }

  @PostForm('code')
  @Allow('invitations.take')
  async enter(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    await this.hideFromStrangers(visit, typed['secret']);
    return attempt(
      async () => {
        const { secret = '', email = '', code = '' } = typed;
        const said = await checkInput(JoiningCodeDto, { secret, email, code });
        const session = await this.joining.enter(visit.actor, said);
        return seeOther(visit.home, this.cookies.signedIn(session));
      },
      (refusal) => this.codePage(visit, typed, refusal),
      { ...usualStatuses, 'not-found': 404, 'not-signed-in': 401 },
    );
  }

  /** Refuses (404) whoever neither belongs to an alliance that is not public nor was given an invitation. */
  private async hideFromStrangers({ actor }: AllianceVisit, secret = ''): Promise<void> {
    if (actor.seesAlliance) return;
    if ((await this.joining.partnerOf(actor, secret)) === undefined) throw Refusal.notFound();
  }

  private async page(visit: AllianceVisit, secret: string, form: FormState, status: number): Promise<Page> {
    const partnerName = await this.joining.partnerOf(visit.actor, secret);
    if (partnerName === undefined) return deadInvitationPage(visit, status);
    return invitationPage(visit, { secret, partnerName }, fitting(JoiningDto, form));
  }

  private codePage(visit: AllianceVisit, typed: Typed, refusal: Refusal): Page {
    if (refusal.kind === 'not-found') return deadInvitationPage(visit, 404);
    const { secret = '', email = '', name = '', code = '' } = typed;
    return joiningCodePage(visit, { secret, email, name }, formState(visit, { code }, refusal));
  }
}
