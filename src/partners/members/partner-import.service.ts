/** Partners and people as pasted lines: what would come of them, and all of it in one unit. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { normalAddress } from '../../notifications/mailbox.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';
import { addressKept, keptAmong } from '../signing-in/kept-addresses.query.js';
import { Welcome } from '../signing-in/welcome.service.js';
import type { Actor } from '../who/actor.js';
import { Membership } from '../who/membership.entity.js';
import { isOwnMailbox } from '../who/own-mailbox.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { Turns, type Look, type Turn } from '../who/turns.service.js';
import { judgedLines, partnerKey, type JudgedLine, type Standing } from './partner-line-verdicts.js';
import { MOST_LINES, readLines, type PastedLine } from './partner-lines.js';
import type { PartnerLinesDto } from './partner-lines.dto.js';
import { PartnersService, refuseUnlikelySignature, refuseTakenName } from './partners.service.js';
import { PeopleService } from './people.service.js';

/** Somebody who is told once, of all partners that they act for now. */
interface Invited {
  person: Pick<Person, 'name' | 'language'>;
  partners: Partner[];
}

@Injectable()
export class PartnerImport {
  constructor(
    private readonly turns: Turns,
    private readonly config: Config,
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
    private readonly welcome: Welcome,
  ) {}

  /** What would come of the lines just now. Refuses (422) too many of them. */
  preview(actor: Actor, wanted: PartnerLinesDto): Promise<JudgedLine[]> {
    actor.require('partners.import');
    refuseTooMany(wanted.text);
    return this.turns.look(actor, (look) => this.judged(look, wanted));
  }

  /** Makes partners and people of the lines that are taken, and mails each person one invitation: all of it, or nothing. */
  take(actor: Actor, wanted: PartnerLinesDto): Promise<JudgedLine[]> {
    actor.require('partners.import');
    refuseTooMany(wanted.text);
    return this.turns
      .take(actor, async (turn) => {
        const lines = await this.judged(turn, wanted);
        await this.enter(turn, lines, wanted);
        return lines;
      })
      .catch(refuseTakenName);
  }

  private async judged(look: Look, { text, ...wanted }: PartnerLinesDto): Promise<JudgedLine[]> {
    const { tx, actor, now } = look;
    refuseUnlikelySignature(look, wanted.agreementSignedOn);
    const partners = await tx.findBy(Partner, { allianceId: actor.allianceId });
    const names = new Set(partners.flatMap(({ name, shortName }) => [name, shortName]).map(partnerKey));
    const lines = readLines(text, (name) => names.has(partnerKey(name)));
    const addresses = addressesIn(lines);
    const known = await acquaintances(tx, addresses);
    const acting = await tx.findBy(Membership, {
      allianceId: actor.allianceId,
      personId: In([...known.keys()]),
    });
    const kept = await keptAmong(tx, addresses, now);
    const standing: Standing = {
      partners: partners.map((partner) => {
        const { id, name, shortName, status } = partner;
        const people = acting.filter(({ partnerId }) => partnerId === id);
        return {
          id,
          name,
          shortName,
          status,
          isOnlyInterested: isOnlyInterested(partner),
          addresses: new Set(people.map(({ personId }) => known.get(personId)!)),
        };
      }),
      taken: (address) => this.takenBy(address, kept, new Set(known.values())),
      withoutPeople: wanted.withoutPeople === true,
    };
    return judgedLines(lines, standing);
  }

  /** Whoever is known keeps their address. */
  private takenBy(address: string, kept: ReadonlySet<string>, known: ReadonlySet<string>): Words | undefined {
    if (address === normalAddress(this.config.mailFrom)) return isOwnMailbox;
    return kept.has(address) && !known.has(address) ? addressKept : undefined;
  }

  private async enter(turn: Turn, lines: readonly JudgedLine[], wanted: PartnerLinesDto): Promise<void> {
    const entered = new Map<string, Partner>();
    const invited = new Map<string, Invited>();
    for (const line of lines) {
      if (line.partner === null) continue;
      const key = line.partner.id ?? partnerKey(line.partner.name);
      const partner = entered.get(key) ?? (await this.partnerOf(turn, line, wanted));
      entered.set(key, partner);
      if (line.address !== null) await this.invite(turn, line, partner, invited);
    }
    const { tx, actor } = turn;
    for (const [email, { person, partners }] of invited)
      await this.welcome.tell(tx, actor, partners, { email, ...person });
  }

  /** Whoever was only interested so far becomes what all others become. */
  private async partnerOf(
    turn: Turn,
    { partner, read }: JudgedLine,
    { status, agreementSignedOn = null, isLender, isBorrower }: PartnerLinesDto,
  ): Promise<Partner> {
    const ofAll = { status, agreementSignedOn, isLender, isBorrower };
    if (partner!.id === null) {
      const { shortName, organisationType, organisation: name } = read!;
      return this.partners.insert(turn, { name, shortName, organisationType, ...ofAll });
    }
    const found = await this.partners.find(turn.tx, turn.actor, partner!.id);
    return isOnlyInterested(found) ? this.partners.revise(turn, found, ofAll) : found;
  }

  private async invite(
    turn: Turn,
    { address, read }: JudgedLine,
    partner: Partner,
    invited: Map<string, Invited>,
  ): Promise<void> {
    const [email, name] = [address!, read!.person || partner.name];
    const { language } = await this.people.enter(turn, partner.id, { email, name, role: read!.role });
    const before = invited.get(email);
    const person = before?.person ?? { name, language };
    invited.set(email, { person, partners: [...(before?.partners ?? []), partner] });
  }
}

/** As the owners are that came with a list of things. */
const isOnlyInterested = ({ status, agreementSignedOn }: Partner): boolean =>
  status === 'interested' && agreementSignedOn === null;

const addressesIn = (lines: readonly PastedLine[]): string[] => [
  ...new Set(lines.flatMap(({ read }) => read?.addresses ?? [])),
];

/** Addresses by the ids of the people who have them. */
async function acquaintances(tx: EntityManager, emails: readonly string[]): Promise<Map<string, string>> {
  const people = await tx.findBy(Person, { email: In([...emails]) });
  return new Map(people.map(({ id, email }) => [id, email]));
}

function refuseTooMany(text: string): void {
  const count = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length;
  if (count <= MOST_LINES) return;
  throw Refusal.invalidField('text', {
    de: `Das sind ${count} Zeilen. Auf einmal gehen höchstens ${MOST_LINES}: Bitte fügen Sie sie in mehreren Teilen ein.`,
    en: `These are ${count} lines. At most ${MOST_LINES} go at once: please paste them in several parts.`,
  });
}
