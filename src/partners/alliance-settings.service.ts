/** An alliance's settings: what the coordination says of the alliance, and by which numbers requests are judged. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import type { Actor } from './actor.js';
import { Alliance } from './alliance.entity.js';
import { AlliancesService } from './alliances.service.js';
import { AuditService, fieldsOf } from './audit.service.js';
import { settingsView, type SettingsChangeDto, type SettingsView } from './settings.dto.js';

@Injectable()
export class AllianceSettingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  get(actor: Actor): SettingsView {
    actor.require('settings.read');
    return settingsView(actor.alliance);
  }

  /**
   * Requests are judged by it from now on; what was promised, and until when something is to be decided, stays.
   * `expect` may refuse what stands, under the lock.
   */
  change(
    actor: Actor,
    changes: SettingsChangeDto,
    expect?: (standing: SettingsView) => void,
  ): Promise<SettingsView> {
    actor.require('alliance.change');
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        // Pages, mails and feeds show it, and whoever asks at this moment is judged by one set of rules.
        await this.alliances.lockPool(tx, actor.allianceId);
        const alliance = await tx.findOneByOrFail(Alliance, { id: actor.allianceId });
        expect?.(settingsView(alliance));
        const columns = columnsOf(alliance, changes);
        await tx.update(Alliance, { id: alliance.id }, { ...columns, updatedAt: now });
        await this.audit.note(tx, actor, { what: 'alliance.change', detail: namesOf(changes) });
        return settingsView(Object.assign(alliance, columns));
      }),
    );
  }
}

/** What was left out stays as it is, one by one among the rules as well. */
function columnsOf(
  alliance: Alliance,
  { contact = {}, rules, ...same }: SettingsChangeDto,
): Partial<Alliance> {
  const { name: contactName, phone: contactPhone, email: contactEmail, hours: contactHours } = contact;
  return {
    ...given(same),
    ...given({ contactName, contactPhone, contactEmail, contactHours }),
    rules: { ...alliance.rules, ...given(rules ?? {}) },
  };
}

const namesOf = ({ contact = {}, rules = {}, ...same }: SettingsChangeDto): string =>
  [fieldsOf(same), fieldsOf(prefixed('contact', contact)), fieldsOf(rules)].filter(Boolean).join(', ');

const prefixed = (prefix: string, fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
