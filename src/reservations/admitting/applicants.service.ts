/** Applicants: strangers who ask to be let in, counted and written down without looking whether anybody knows them. */
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import type { Actor } from '../../partners/who/actor.js';
import { DAY_MINUTES, HOUR_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import { refuseOwnMailbox } from '../../partners/who/own-mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { ApplicantMails } from './applicant-mails.service.js';
import { ApplicantTries } from './applicant-tries.service.js';
import { Applicant, type Wanted } from './applicant.entity.js';
import type { ApplicationDto } from './applicant.dto.js';
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
    private readonly tries: ApplicantTries,
    private readonly mails: ApplicantMails,
  ) {}

  /**
   * Those who decide see it and are mailed; of one address the newest counts. Whether anybody has the address is not
   * looked at, so nobody learns it. Refuses (422) a phone number that is none, (429) too many.
   */
  async apply(actor: Actor, said: ApplicationDto, baggage: Baggage): Promise<void> {
    refuseNoPhone(said.phone);
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

const saidIn = (said: ApplicationDto, { wanted, basket, language }: Baggage): Partial<Applicant> => ({
  name: said.name,
  partnerName: said.partnerName,
  phone: said.phone,
  occasionName: said.occasion ?? '',
  note: said.note ?? '',
  language,
  wanted,
  basket,
});

const FEWEST_DIGITS = 4;

/** Those who decide call back. */
function refuseNoPhone(phone: string): void {
  if (phone.replace(/\D/g, '').length >= FEWEST_DIGITS) return;
  throw Refusal.invalidField('phone', {
    de: 'Bitte eine Telefonnummer, unter der wir Sie erreichen.',
    en: 'Please a telephone number where we can reach you.',
  });
}

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
