/** Lists that are brought along: kept for their maker to look at and to choose about, and for all of the coordination once they are taken over. */
import { Injectable } from '@nestjs/common';
import { LessThan, Not, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { rowsOf } from '../../database/sql.query.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import type { ListPart } from '../../http/list-parts.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { addMinutes } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import type { Choices } from './import-choices.js';
import type { Grid } from './import-lines.js';
import { Import } from './import.entity.js';
import type { JudgedList } from './judged-list.js';
import type { LineView } from './line-view.js';

/** An import with its sheets. */
export interface Brought {
  import: Import;
  grids: Grid[];
}

const KEPT_DAYS = 7;
const DAY_MINUTES = 24 * 60;

const CONTENT =
  'SELECT grids AS "grids", outcome AS "outcome" FROM imports WHERE alliance_id = $1 AND id = $2';

@Injectable()
export class ImportsService {
  constructor(
    private readonly turns: Turns,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps it for its maker to look at. */
  bring(actor: Actor, name: string, judged: JudgedList): Promise<{ id: string }> {
    return this.turns.own(actor, async (look) => {
      const { id } = await this.keep(look, name, judged);
      return { id };
    });
  }

  /** As part of a turn that takes it over at once. */
  async keep({ tx, actor, now }: Look, name: string, { grids, choices }: JudgedList): Promise<Import> {
    const whose = { id: newId(), allianceId: actor.allianceId, personId: actor.personId };
    const content = { grids: JSON.stringify(grids), outcome: null, counts: null };
    const times = { madeAt: now, doneAt: null, undoneAt: null };
    const kept = tx.create(Import, {
      ...whose,
      state: 'preview',
      name,
      choices,
      version: 1,
      ...content,
      ...times,
    });
    await tx.insert(Import, kept);
    return kept;
  }

  /** What was taken over, for the whole coordination; what is only looked at, for its maker. The newest first. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<Import>> {
    const { allianceId } = actor;
    const where = { allianceId, state: Not('preview' as const) };
    return this.turns.look(actor, ({ tx }) =>
      readPart(tx, { of: Import, where, newestFirst: true }, queried),
    );
  }

  /** What its maker has not decided yet, the newest first. */
  waiting(actor: Actor): Promise<Import[]> {
    const where = { allianceId: actor.allianceId, personId: actor.personId, state: 'preview' as const };
    return this.turns.look(actor, ({ tx }) => tx.find(Import, { where, order: { id: 'DESC' }, take: 20 }));
  }

  /** Refuses (404) what is not there, and what somebody else is looking at. */
  async find({ tx, actor }: Pick<Look, 'tx' | 'actor'>, id: string): Promise<Import> {
    const found = existing(await tx.findOneBy(Import, { allianceId: actor.allianceId, id }));
    if (found.state === 'preview' && found.personId !== actor.personId) throw Refusal.notFound();
    return found;
  }

  get(actor: Actor, id: string): Promise<Import> {
    return this.turns.look(actor, (look) => this.find(look, id));
  }

  /** With its sheets, which are forgotten after a week. */
  async brought(actor: Actor, id: string): Promise<Brought> {
    const read = await this.turns.look(actor, async (look) => {
      const found = await this.find(look, id);
      return { import: found, content: await contentOf(look.tx, found) };
    });
    const grids = existing(read.content.grids);
    return { import: read.import, grids: JSON.parse(grids) as Grid[] };
  }

  /** Only while nothing else was chosen since this version was seen. */
  choose(
    actor: Actor,
    id: string,
    { version, choices }: { version: number; choices: Choices },
  ): Promise<void> {
    return this.turns.own(actor, async (look) => {
      await this.seen(look, id, version);
      await look.tx.update(Import, { id }, { choices, version: version + 1 });
    });
  }

  /** Refuses (409) what was taken over already, and (412) what was chosen anew since. */
  async seen(look: Look, id: string, version: number): Promise<Import> {
    const found = await this.find(look, id);
    if (found.state !== 'preview') throw takenOver();
    if (found.version !== version) throw chosenAnew();
    return found;
  }

  /** What became of each line; empty once that is forgotten. */
  async outcome(actor: Actor, id: string): Promise<LineView[]> {
    const text = await this.turns.look(actor, async (look) => {
      const found = await this.find(look, id);
      return (await contentOf(look.tx, found)).outcome;
    });
    return text === null ? [] : (JSON.parse(text) as LineView[]);
  }

  /** Forgets what nobody took over for a week, and the sheets of all others. */
  async sweep(): Promise<void> {
    const madeAt = LessThan(addMinutes(this.clock.now(), -KEPT_DAYS * DAY_MINUTES));
    await this.database.transaction(async (tx) => {
      await tx.delete(Import, { madeAt, state: 'preview' });
      await tx.update(Import, { madeAt }, { grids: null, outcome: null });
    });
  }
}

interface Content {
  grids: string | null;
  outcome: string | null;
}

const contentOf = async (tx: EntityManager, { allianceId, id }: Import): Promise<Content> =>
  existing((await rowsOf<Content>(tx, CONTENT, [allianceId, id]))[0]);

const takenOver = (): Refusal =>
  new Refusal('conflict', 'already-imported', {
    de: 'Diese Liste ist schon übernommen.',
    en: 'This list has been taken over already.',
  });

const chosenAnew = (): Refusal =>
  new Refusal('stale', 'chosen-anew', {
    de: 'Inzwischen wurde etwas anderes gewählt. Bitte sehen Sie noch einmal nach.',
    en: 'Something else was chosen in the meantime. Please look again.',
  });
