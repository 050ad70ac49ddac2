/** Applicants: strangers who ask to be let in, counted and written down without looking whether anybody knows them. */
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import type { PublishedText } from '../../partners/alliances/text.dto.js';
import { TextsService } from '../../partners/alliances/texts.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { DAY_MINUTES, HOUR_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import { refuseOwnMailbox } from '../../partners/who/own-mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { spelledAlike } from '../../shared/spelling.js';
import type { Language } from '../../shared/words.js';
import { ApplicantMails } from './applicant-mails.service.js';
import { ApplicantTries } from './applicant-tries.service.js';
import { Applicant, type Wanted } from './applicant.entity.js';
import type { ApplicationDto, PartnerApplicationDto } from './applicant.dto.js';
import { APPLICANT_DAYS } from './applicant-limits.js';

/** What came along with what was typed. */
export interface Baggage {
  wanted: Wanted[];
  /** As a browser keeps it. */
  basket: string;
  language: Language;
  /** Where it comes from on the network, for the limits. */
  ip: string;
}

@Injectable()
export class ApplicantsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly texts: TextsService,
    private readonly tries: ApplicantTries,
    private readonly mails: ApplicantMails,
  ) {}

  /**
   * Those who decide see it and are mailed; of one address the newest counts. Whether anybody has the address is not
   * looked at, so nobody learns it. Refuses (422) a phone number that is none, (429) too many.
   */
  async apply(actor: Actor, said: ApplicationDto, baggage: Baggage): Promise<void> {
    refuseNoPhone(said.phone);
    await this.keep(actor, said, baggage);
  }

  /** The founding agreement that whoever takes part accepts; undefined until one is published. Refuses (404) while the alliance is not public. */
  agreement({ alliance: { id, listedAt } }: Actor): Promise<PublishedText | undefined> {
    existing(listedAt);
    return this.texts.current(id, 'founding-agreement');
  }

  /**
   * The same for an organisation that is to be a new partner, with the version that was accepted. Refuses (422) one that
   * does not hold any more, (409) where none was published.
   */
  async takePart(actor: Actor, said: PartnerApplicationDto, baggage: Baggage): Promise<void> {
    const agreement = await this.agreement(actor);
    if (!agreement) throw noAgreement();
    if (agreement.version !== said.agreementVersion) throw otherAgreement();
    if (said.phone) refuseNoPhone(said.phone);
    await this.keep(actor, said, baggage);
  }

  private async keep(actor: Actor, said: Said, baggage: Baggage): Promise<void> {
    refuseOwnMailbox(this.config, said.email, 'email');
    const now = this.clock.now();
    const email = normalAddress(said.email);
    const { allianceId } = actor;
    if (!(await this.tries.mayApply({ allianceId, email, ip: baggage.ip }, now))) throw tooMany();
    await this.database.transaction(async (tx) => {
      await this.database.lockWord(tx, `applicants ${allianceId}`);
      const earlier = await tx.findOneBy(Applicant, { allianceId, email });
      const applicant = tx.create(Applicant, {
        ...saidIn(said, baggage),
        agreementVersion: said.agreementVersion ?? acceptedBefore(said, earlier),
        id: earlier?.id ?? newId(),
        allianceId,
        email,
        partnerId: earlier?.partnerId ?? null,
        version: (earlier?.version ?? 0) + 1,
        askedAt: now,
      });
      await (earlier ? tx.save(applicant) : tx.insert(Applicant, applicant));
      if (!earlier) await this.mails.applied(tx, actor.alliance, applicant, now);
    });
  }

  /** Erases what nobody decided in time, and what only limits looked at. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const before = addMinutes(now, -APPLICANT_DAYS * DAY_MINUTES);
    await this.database.transaction(async (tx) => {
      await this.tries.sweep(tx, now);
      for (const { id } of await tx.findBy(Applicant, { askedAt: LessThan(before) }))
        await this.erase(tx, id);
      await this.mails.sweep(tx, before);
    });
  }

  /** With the mails that told of it. */
  async erase(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(Applicant, { id });
    await this.mails.forget(tx, id);
  }
}

/** What one or the other form says. */
type Said = Omit<ApplicationDto, 'phone'> &
  Partial<Pick<PartnerApplicationDto, 'phone' | 'agreementVersion'>>;

const saidIn = (said: Said, { wanted, basket, language }: Baggage): Partial<Applicant> => ({
  name: said.name,
  partnerName: said.partnerName,
  phone: said.phone ?? '',
  occasionName: said.occasion ?? '',
  note: said.note ?? '',
  language,
  wanted,
  basket,
});

/** Whoever only asks for access afterwards, for the same organisation, takes nothing back. */
const acceptedBefore = ({ partnerName }: Said, earlier: Applicant | null): number | null =>
  earlier && spelledAlike(earlier.partnerName) === spelledAlike(partnerName)
    ? earlier.agreementVersion
    : null;

const FEWEST_DIGITS = 4;

/** Those who decide call back. */
function refuseNoPhone(phone: string): void {
  if (phone.replace(/\D/g, '').length >= FEWEST_DIGITS) return;
  throw Refusal.invalidField('phone', {
    de: 'Bitte eine Telefonnummer, unter der wir Sie erreichen.',
    en: 'Please a telephone number where we can reach you.',
  });
}

const noAgreement = (): Refusal =>
  new Refusal('conflict', 'no-agreement', {
    de: 'Dieses Bündnis hat noch keine Gründungsvereinbarung veröffentlicht. Bitte rufen Sie an.',
    en: 'This alliance has not published a founding agreement yet. Please telephone.',
  });

const otherAgreement = (): Refusal =>
  Refusal.invalidField('agreementVersion', {
    de: 'Die Gründungsvereinbarung hat eine neue Fassung. Bitte lesen Sie diese und stimmen Sie ihr zu.',
    en: 'There is a new version of the founding agreement. Please read and accept that one.',
  });

const tooMany = (): Refusal =>
  new Refusal(
    'too-many',
    'too-many-applications',
    {
      de: 'Gerade kommen zu viele Nachrichten auf einmal. Bitte rufen Sie an oder versuchen Sie es später noch einmal.',
      en: 'Too many messages come at once just now. Please telephone, or try again later.',
    },
    { retryAfter: HOUR_MINUTES * 60 },
  );
