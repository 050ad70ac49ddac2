/** Mails about applicants: to those who decide, and to whoever was let in or set aside. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import type { AdmissionFacts, ApplicantFacts } from '../../notifications/applicant-mails.js';
import type { News } from '../../notifications/mail-kinds.js';
import type { Mailbox } from '../../notifications/mailbox.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { allianceFacts, mailLanguageOf } from '../../partners/who/mail-facts.js';
import { amount } from '../../shared/amounts.js';
import { Config } from '../../shared/config.js';
import { coordination } from '../telling/readers.query.js';
import type { Applicant } from './applicant.entity.js';
import type { Language } from '../../shared/words.js';

const NEW = 'new-applicant';
const SET_ASIDE = 'not-admitted';

interface Sending {
  tx: EntityManager;
  alliance: Alliance;
  now: Date;
}

type ApplicantLetter = News & { to: Mailbox; series?: string };

@Injectable()
export class ApplicantMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  /** To everybody who decides and wishes to hear of it. Erased with the applicant. */
  async applied(tx: EntityManager, alliance: Alliance, applicant: Applicant, now: Date): Promise<void> {
    const { thingsIn, ...facts } = await this.factsOf(tx, alliance, applicant);
    const deciders = await coordination(tx, alliance.id, now);
    const readers = deciders.filter(({ requestsOffAt }) => requestsOffAt === null);
    const letters = readers.map((person): ApplicantLetter => {
      const language = mailLanguageOf(person);
      return {
        to: { name: person.name, address: person.email },
        kind: NEW,
        facts: {
          applicant: { ...facts, things: thingsIn(language), language },
          alliance: this.about(alliance),
        },
        series: applicant.id,
      };
    });
    await this.send({ tx, alliance, now }, ...letters);
  }

  /** The invitation, and what became of the basket. */
  async admitted(
    sending: Sending,
    { email: address, name, language, basket }: Applicant,
    facts: Omit<AdmissionFacts, 'language' | 'address' | 'home' | 'basketLink'>,
  ): Promise<void> {
    const home = this.home(sending.alliance);
    const basketLink = basket === '' ? undefined : `${home}/basket?before=${encodeURIComponent(basket)}`;
    const admission = { ...facts, language, address, home, basketLink };
    const told = { admission, alliance: this.about(sending.alliance) };
    await this.send(sending, { to: { name, address }, kind: 'admitted', facts: told });
  }

  async setAside(sending: Sending, applicant: Applicant, answer: string): Promise<void> {
    const { email: address, name, language, agreementVersion } = applicant;
    const isJoining = agreementVersion !== null;
    const facts = { language, answer, isJoining, alliance: this.about(sending.alliance) };
    await this.send(sending, { to: { name, address }, kind: SET_ASIDE, facts });
  }

  /** What was written to those who decide. */
  forget(tx: EntityManager, applicantId: string): Promise<void> {
    return this.outbox.forgetSeries(tx, NEW, applicantId);
  }

  /** What holds the address or the words of somebody who was not let in. */
  async sweep(tx: EntityManager, before: Date): Promise<void> {
    for (const kind of [NEW, SET_ASIDE]) await this.outbox.forgetOlder(tx, { kind, before });
  }

  private async factsOf(
    tx: EntityManager,
    alliance: Alliance,
    { name, partnerName, phone, email, occasionName, wanted, agreementVersion }: Applicant,
  ): Promise<Omit<ApplicantFacts, 'language' | 'things'> & { thingsIn: (language: Language) => string[] }> {
    const lines = wanted.flatMap(({ things }) => things);
    const ids = lines.map(({ itemId }) => itemId);
    const items = await tx.findBy(Item, { allianceId: alliance.id, id: In(ids) });
    const thingsIn = (language: Language): string[] =>
      lines.flatMap(({ itemId, quantity }) => {
        const item = items.find(({ id }) => id === itemId);
        return item ? [`${item.name}: ${amount(quantity, item.unit, language)}`] : [];
      });
    return {
      name,
      partnerName,
      phone,
      email,
      occasionName,
      thingsIn,
      agreementVersion: agreementVersion ?? undefined,
      link: `${this.home(alliance)}/decisions`,
    };
  }

  private async send({ tx, alliance, now }: Sending, ...letters: readonly ApplicantLetter[]): Promise<void> {
    const from = {
      allianceId: alliance.id,
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      now,
    };
    await this.outbox.add(tx, ...letters.map((letter) => ({ ...from, ...letter })));
  }

  private home({ slug }: Alliance): string {
    return `${this.config.baseUrl}/b/${slug}`;
  }

  private about(alliance: Alliance) {
    return allianceFacts(alliance, this.config.baseUrl);
  }
}
