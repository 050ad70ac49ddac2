/** Texts of an alliance: everybody reads them, the coordination publishes new versions, and none is ever changed. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import type { Actor } from '../who/actor.js';
import { AllianceText, type TextKind } from './alliance-text.entity.js';
import { AuditService } from '../log/audit.service.js';
import { Person } from '../who/person.entity.js';
import { Turns } from '../who/turns.service.js';
import { portraitOf } from './alliance.view.js';
import { isDraftKind, preparedText } from './prepared-texts.js';
import { publishedText, type PublishedText, type TextVersion } from './text.dto.js';

const MOST_VERSIONS_SHOWN = 200;

@Injectable()
export class TextsService {
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  /** Undefined where nothing was published yet. */
  async current(allianceId: string, kind: TextKind): Promise<PublishedText | undefined> {
    const text = await this.database.read((tx) => latest(tx, allianceId, kind));
    return text ? publishedText(text) : undefined;
  }

  /** Refuses (404) a version that there is not. */
  async version(allianceId: string, kind: TextKind, version: number): Promise<PublishedText> {
    const text = await this.database.read((tx) => tx.findOneBy(AllianceText, { allianceId, kind, version }));
    return publishedText(existing(text));
  }

  /** Numbers and days of all versions, the newest first: what everybody may know of them. */
  async history(allianceId: string, kind: TextKind): Promise<Omit<TextVersion, 'who'>[]> {
    const texts = await this.database.read((tx) => versionsOf(tx, allianceId, kind));
    return texts.map(({ version, publishedAt }) => ({ version, publishedAt }));
  }

  /** The same with who published each. */
  versions(actor: Actor, kind: TextKind): Promise<TextVersion[]> {
    actor.require('texts.publish');
    return this.turns.look(actor, async ({ tx }) => {
      const texts = await versionsOf(tx, actor.allianceId, kind);
      const people = await tx.findBy(Person, { id: In(texts.map(({ publishedBy }) => publishedBy)) });
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return texts.map(({ version, publishedAt, publishedBy }) => ({
        version,
        publishedAt,
        who: names.get(publishedBy) ?? '',
      }));
    });
  }

  /** Refuses (422) a text that says what the last one said. */
  publish(actor: Actor, kind: TextKind, text: string): Promise<{ version: number }> {
    actor.require('texts.publish');
    const { allianceId, personId: publishedBy } = actor;
    // Under the pool lock: two who publish at once must not both write the same number.
    return this.turns.take(actor, async (turn) => {
      const { tx, now: publishedAt } = turn;
      const last = await latest(tx, allianceId, kind);
      if (last?.text === text) throw unchanged();
      const version = (last?.version ?? 0) + 1;
      await tx.insert(AllianceText, {
        id: newId(),
        allianceId,
        kind,
        version,
        text,
        publishedAt,
        publishedBy,
        isPrepared: isDraftKind(kind) && text === preparedText(kind, portraitOf(actor.alliance), 'de'),
      });
      await this.audit.note(turn, { what: 'texts.publish', detail: `${kind}, ${version}` });
      return { version };
    });
  }
}

const latest = (tx: EntityManager, allianceId: string, kind: TextKind): Promise<AllianceText | null> =>
  tx.findOne(AllianceText, { where: { allianceId, kind }, order: { version: 'DESC' } });

/** Without the texts themselves, which may be long. */
const versionsOf = (tx: EntityManager, allianceId: string, kind: TextKind): Promise<AllianceText[]> =>
  tx.find(AllianceText, {
    where: { allianceId, kind },
    select: ['id', 'version', 'publishedAt', 'publishedBy'],
    order: { version: 'DESC' },
    take: MOST_VERSIONS_SHOWN,
  });

function unchanged(): Refusal {
  return Refusal.invalidField('text', {
    de: 'Dieser Text ist schon veröffentlicht. Bitte ändern Sie erst etwas daran.',
    en: 'This text is published already. Please change something in it first.',
  });
}
