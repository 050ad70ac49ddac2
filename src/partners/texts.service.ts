/** Texts of an alliance: everybody reads them, the coordination publishes new versions, and none is ever changed. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Actor } from './actor.js';
import { AllianceText, type TextKind } from './alliance-text.entity.js';
import { AlliancesService } from './alliances.service.js';
import { AuditService } from './audit.service.js';
import { Person } from './person.entity.js';
import { publishedText, type PublishedText, type TextVersion } from './text.dto.js';

const MOST_VERSIONS_SHOWN = 200;

@Injectable()
export class TextsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly keys: RequestKeys,
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
    if (!text) throw Refusal.notFound();
    return publishedText(text);
  }

  /** For what points at the version that applied; null where nothing was published yet. */
  async latestVersion(tx: EntityManager, allianceId: string, kind: TextKind): Promise<number | null> {
    return (await tx.maximum(AllianceText, 'version', { allianceId, kind })) ?? null;
  }

  /** Numbers and days of all versions, the newest first: what everybody may know of them. */
  async history(allianceId: string, kind: TextKind): Promise<Omit<TextVersion, 'who'>[]> {
    const texts = await this.database.read((tx) => versionsOf(tx, allianceId, kind));
    return texts.map(({ version, publishedAt }) => ({ version, publishedAt }));
  }

  /** The same with who published each. */
  versions(actor: Actor, kind: TextKind): Promise<TextVersion[]> {
    actor.require('texts.publish');
    return this.database.read(async (tx) => {
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

  /** Bumps the pool's revision, since pages show it. Refuses (422) a text that says what the last one said. */
  publish(actor: Actor, kind: TextKind, text: string): Promise<{ version: number }> {
    actor.require('texts.publish');
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        const { allianceId } = actor;
        // Two who publish at once must not both write the same number.
        await this.alliances.lockPool(tx, allianceId);
        const last = await latest(tx, allianceId, kind);
        if (last?.text === text) throw unchanged();
        const version = (last?.version ?? 0) + 1;
        const facts = { allianceId, kind, version, text, publishedAt: now, publishedBy: actor.personId };
        await tx.insert(AllianceText, { id: newId(), ...facts });
        const detail = `${kind}, ${version}`;
        await this.audit.note(tx, actor, { what: 'texts.publish', detail });
        return { version };
      }),
    );
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
