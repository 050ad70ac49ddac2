/** `/b/{alliance}/manage/texts`: loan rules, legal notice and their like, published in versions. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Acting, Allow } from '../../../partners/access/access.decorators.js';
import { Actor } from '../../../partners/who/actor.js';
import { textKinds, type TextKind } from '../../../partners/alliances/alliance-text.entity.js';
import { NewTextDto, type PublishedText } from '../../../partners/alliances/text.dto.js';
import { TextsService } from '../../../partners/alliances/texts.service.js';
import { Refusal } from '../../../shared/refusal.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { after, manageOf } from '../manage-frame.js';
import { textPage, textVersionPage, textsPage } from './text-page.js';
import { versionNumber } from './text-words.js';

@PageController('b/:alliance/manage/texts')
export class ManageTextsPagesController {
  constructor(private readonly texts: TextsService) {}

  @Get()
  @Allow('texts.publish')
  async list(@Visiting() visit: Visit): Promise<Page> {
    const published = new Map<TextKind, PublishedText>();
    for (const kind of textKinds) {
      const text = await this.texts.current(visit.actor!.allianceId, kind);
      if (text) published.set(kind, text);
    }
    return textsPage(visit, published);
  }

  @Get(':kind')
  @Allow('texts.publish')
  async edit(
    @Visiting() visit: Visit,
    @Param('kind') name: string,
    @Queried() { done }: Typed,
  ): Promise<Page> {
    const kind = kindOf(name);
    const current = await this.texts.current(visit.actor!.allianceId, kind);
    return this.page(visit, kind, formState(visit, current ? { text: current.text } : {}), { done });
  }

  @Get(':kind/versions/:version')
  @Allow('texts.publish')
  async version(
    @Acting() { allianceId }: Actor,
    @Visiting() visit: Visit,
    @Param('kind') name: string,
    @Param('version') version: string,
  ): Promise<Page> {
    const kind = kindOf(name);
    return textVersionPage(visit, kind, await this.texts.version(allianceId, kind, versionNumber(version)));
  }

  /** Only looked at, or published. */
  @PostForm(':kind')
  @Allow('texts.publish')
  publish(
    @Visiting() visit: Visit,
    @Param('kind') name: string,
    @Said() { preview, ...typed }: Typed,
  ): Promise<Answer> {
    const kind = kindOf(name);
    return attempt(
      async () => {
        const { text } = await checkInput(NewTextDto, typed);
        if (preview !== undefined) {
          return this.page(visit, kind, formState(visit, typed), { preview: text });
        }
        await this.texts.publish(visit.actor!, kind, text);
        return seeOther(after(`${manageOf(visit)}/texts/${kind}`, 'published'));
      },
      (refusal) => this.page(visit, kind, formState(visit, typed, refusal)),
    );
  }

  private async page(
    visit: Visit,
    kind: TextKind,
    form: FormState,
    more: { preview?: string; done?: string | undefined } = {},
  ): Promise<Page> {
    const actor = visit.actor!;
    const current = await this.texts.current(actor.allianceId, kind);
    return textPage(visit, {
      kind,
      form: fitting(NewTextDto, form),
      current,
      versions: await this.texts.versions(actor, kind),
      ...more,
    });
  }
}

function kindOf(name: string): TextKind {
  const kind = textKinds.find((one) => one === name);
  if (!kind) throw Refusal.notFound();
  return kind;
}
