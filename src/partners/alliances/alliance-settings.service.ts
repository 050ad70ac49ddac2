/** An alliance's settings: what the coordination says of the alliance, and by which numbers requests are judged. */
import { Injectable } from '@nestjs/common';
import { Config } from '../../shared/config.js';
import { given } from '../../shared/given.js';
import type { Actor } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { changesBetween } from '../log/audit-changes.js';
import { AuditService, fieldsOf } from '../log/audit.service.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import type { Turn } from '../who/turns.service.js';
import { settingsView, type SettingsChangeDto, type SettingsView } from './settings.dto.js';

@Injectable()
export class AllianceSettingsService {
  constructor(
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  get(actor: Actor): SettingsView {
    actor.require('settings.read');
    return settingsView(actor.alliance);
  }

  /**
   * Requests are judged by it from now on; what was promised, and until when something is to be decided, stays.
   * Under the pool lock: whoever asks at this moment is judged by one set of rules. `expect` may refuse what stands.
   */
  async change(
    turn: Turn,
    changes: SettingsChangeDto,
    expect?: (standing: SettingsView) => void,
  ): Promise<SettingsView> {
    const { tx, actor, now } = turn;
    actor.require('alliance.change');
    refuseOwnMailbox(this.config, changes.contact?.email ?? '', 'contact.email');
    const alliance = await tx.findOneByOrFail(Alliance, { id: actor.allianceId });
    const before = settingsView(alliance);
    expect?.(before);
    const detail = namesOf(changes);
    if (detail === '') return before;
    const columns = columnsOf(alliance, changes);
    await tx.update(Alliance, { id: alliance.id }, { ...columns, updatedAt: now });
    const after = settingsView(Object.assign(alliance, columns));
    const told = changesBetween(before, after, unquoted);
    await this.audit.note(turn, { what: 'alliance.change', detail, changes: told });
    return after;
  }
}

/** Whom people ask may be a person. */
const unquoted = ['contact.name', 'contact.phone', 'contact.email', 'contact.hours'];

/** What was left out stays as it is, one by one among the rules as well. */
function columnsOf(
  alliance: Alliance,
  { contact = {}, rules, about, ...same }: SettingsChangeDto,
): Partial<Alliance> {
  const { name: contactName, phone: contactPhone, email: contactEmail, hours: contactHours } = contact;
  return {
    ...given(same),
    ...(about === undefined ? {} : { about: about || null }),
    ...given({ contactName, contactPhone, contactEmail, contactHours }),
    rules: { ...alliance.rules, ...given(rules ?? {}) },
  };
}

const namesOf = ({ contact = {}, rules = {}, ...same }: SettingsChangeDto): string =>
  [fieldsOf(same), fieldsOf(prefixed('contact', contact)), fieldsOf(rules)].filter(Boolean).join(', ');

const prefixed = (prefix: string, fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
