/** `/b/{alliance}/manage/crest`: the picture beside the alliance's name. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { CrestsService } from '../../../partners/alliances/crests.service.js';
import type { Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, PostPicture, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { after } from '../manage-frame.js';
import { crestAt, crestPage } from './crest-page.js';

@PageController('b/:alliance/manage/crest')
export class CrestPagesController {
  constructor(private readonly crests: CrestsService) {}

  @Get()
  @Allow('settings.read')
  show(@Visiting() visit: Visit, @Queried() { done }: Typed): Page {
    return crestPage(visit, formState(visit), done);
  }

  @PostPicture()
  @Allow('alliance.change')
  set(@Visiting() visit: Visit, @Said() { file = '' }: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.crests.set(visit.actor!, Buffer.from(file, 'latin1'));
        return seeOther(after(crestAt(visit), 'saved'));
      },
      (refusal) => crestPage(visit, formState(visit, {}, refusal)),
    );
  }

  @PostForm('remove')
  @Allow('alliance.change')
  async remove(@Visiting() visit: Visit): Promise<SeeOther> {
    await this.crests.remove(visit.actor!);
    return seeOther(after(crestAt(visit), 'removed'));
  }
}
