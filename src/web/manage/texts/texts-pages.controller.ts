/** `/b/{alliance}/manage/texts`: loan rules, legal notice and their like, published in versions. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Acting, Allow } from '../../../partners/access/access.decorators.js';
import { Actor } from '../../../partners/who/actor.js';
import { textKinds, type TextKind } from '../../../partners/alliances/alliance-text.entity.js';
import { portraitOf } from '../../../partners/alliances/alliance.view.js';
import { isDraftKind, preparedText } from '../../../partners/alliances/prepared-texts.js';
import { isUnread, textState } from '../../../partners/alliances/text-states.js';
import { NewTextDto } from '../../../partners/alliances/text.dto.js';
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
import { READ, readTextPage } from './read-text-page.js';
import { textPage, textVersionPage, textsPage, type ListedText } from './text-page.js';
import { allTextKinds, versionNumber } from './text-words.js';

@PageController('b/:alliance/manage/texts')
export class ManageTextsPagesController {
  constructor(private readonly texts: TextsService) {}

  @Get()
  @Allow('texts.publish')
  async list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return textsPage(visit, await this.all(visit.actor!), done);
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
    const text = current?.text ?? draftOf(visit.actor!, kind);
    return this.page(visit, kind, formState(visit, text === undefined ? {} : { text }), { done });
  }

  /** What was read already leads to the list. */
  @Get(':kind/read')
  @Allow('texts.publish')
  async read(
    @Visiting() visit: Visit,
    @Param('kind') name: string,
    @Queried() { done }: Typed,
  ): Promise<Answer> {
    const kind = kindOf(name);
    const texts = await this.all(visit.actor!);
    const isOpen = texts.some((one) => one.kind === kind && isUnread(one.state));
    if (!isOpen || !isDraftKind(kind)) return seeOther(`${manageOf(visit)}/texts`);
    const text = draftOf(visit.actor!, kind)!;
    return readTextPage(visit, { kind, text, form: formState(visit), done });
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
    @Said() { preview, [READ]: read, ...typed }: Typed,
  ): Promise<Answer> {
    const kind = kindOf(name);
    return attempt(
      async () => {
        const { text } = await checkInput(NewTextDto, typed);
        if (preview !== undefined) {
          return this.page(visit, kind, formState(visit, typed), { preview: text });
        }
        await this.texts.publish(visit.actor!, kind, text);
        const next = read === undefined ? kind : await this.nextToRead(visit.actor!);
        return seeOther(after(`${manageOf(visit)}/texts${next && `/${next}`}`, 'published'));
      },
      (refusal) => this.page(visit, kind, formState(visit, typed, refusal)),
    );
  }

  /** Every text in the order of the page, and how far it is. */
  private async all(actor: Actor): Promise<ListedText[]> {
    const texts: ListedText[] = [];
    for (const kind of allTextKinds) {
      const published = await this.texts.current(actor.allianceId, kind);
      texts.push({ kind, published, state: textState(kind, published, portraitOf(actor.alliance)) });
    }
    return texts;
  }

  /** Empty once all are read. */
  private async nextToRead(actor: Actor): Promise<string> {
    const next = (await this.all(actor)).find(({ state }) => isUnread(state));
    return next ? `${next.kind}/read` : '';
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

const draftOf = ({ alliance }: Actor, kind: TextKind): string | undefined =>
  isDraftKind(kind) ? preparedText(kind, portraitOf(alliance), 'de') : undefined;

function kindOf(name: string): TextKind {
  const kind = textKinds.find((one) => one === name);
  if (!kind) throw Refusal.notFound();
  return kind;
}
