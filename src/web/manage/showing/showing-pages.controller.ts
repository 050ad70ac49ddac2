/** `/b/{alliance}/manage/showing`: whether strangers see the alliance. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ShowingService } from '../../../partners/alliances/showing.service.js';
import type { Typed } from '../../forms/typed.js';
import { seeOther, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { after } from '../manage-frame.js';
import { showingAt, showingPage } from './showing-page.js';

@PageController('b/:alliance/manage/showing')
export class ShowingPagesController {
  constructor(private readonly showing: ShowingService) {}

  @Get()
  @Allow('settings.read')
  look(@Visiting() visit: Visit, @Queried() { done }: Typed): Page {
    return showingPage(visit, done);
  }

  @PostForm('show')
  @Allow('alliance.show')
  async show(@Visiting() visit: Visit): Promise<SeeOther> {
    await this.showing.show(visit.actor!);
    return seeOther(after(showingAt(visit), 'shown'));
  }

  @PostForm('hide')
  @Allow('alliance.hide')
  async hide(@Visiting() visit: Visit): Promise<SeeOther> {
    await this.showing.hide(visit.actor!);
    return seeOther(after(showingAt(visit), 'hidden'));
  }
}
