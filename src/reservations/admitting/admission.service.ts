/** Admission: those who decide let an applicant in, and the basket goes on as a request of that person; or they set the applicant aside. */
import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { expectVersion } from '../../http/etag.js';
import { AccessService } from '../../partners/access/access.service.js';
import { AuditService } from '../../partners/log/audit.service.js';
import { PartnersService, refuseTakenName } from '../../partners/members/partners.service.js';
import { PeopleService } from '../../partners/members/people.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { barredInWords, barrierOf } from '../../partners/who/borrowing.js';
import { Membership } from '../../partners/who/membership.entity.js';
import type { Partner } from '../../partners/who/partner.entity.js';
import { Person } from '../../partners/who/person.entity.js';
import { hashed } from '../../partners/who/secrets.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { earlier, later } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { AskingService } from '../asking/asking.service.js';
import type { NewReservationDto } from '../record/reservation.dto.js';
import type { PlaceWish } from '../stock/obtainable.js';
import type { AdmissionDto, NewPartnerAdmissionDto } from './applicant.dto.js';
import { ApplicantMails } from './applicant-mails.service.js';
import { Applicant } from './applicant.entity.js';
import type { Admitted } from './applicant.view.js';
import { ApplicantsService } from './applicants.service.js';
import { wishesIn } from './wanted.js';

/** Whom it is about, as the page showed them; a program that names no version takes them as they are. */
export interface Chosen {
  id: string;
  ifMatch: string | undefined;
}

/** A partner that is there, or one to be made: active as of the day of its signature, or interested where there is none yet. */
export type Into = AdmissionDto | NewPartnerAdmissionDto;

/** Let in; what they want is still to be passed on. */
interface Entered {
  applicant: Applicant;
  partner: Partner;
  personId: string;
}

type Passed = Pick<Admitted, 'request' | 'refusal' | 'isWithoutDays'>;

@Injectable()
export class AdmissionService {
  constructor(
    private readonly turns: Turns,
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
    private readonly asking: AskingService,
    private readonly applicants: ApplicantsService,
    private readonly mails: ApplicantMails,
    private readonly audit: AuditService,
  ) {}

  /**
   * In three steps, each of which may be repeated: the person is let in, the basket is asked for, and then the applicant
   * is told and erased. Refuses (412) whom others have decided about or who has corrected themselves since, (422) an
   * address that the operator closed.
   */
  async admit(caller: Actor, chosen: Chosen, into: Into): Promise<Admitted> {
    caller.require('applicants.decide');
    // The steps are repeatable by themselves; one key for all three would answer the second with the first.
    const actor = caller.withRequest(undefined);
    const entered = await this.turns
      .take(actor, (turn) => this.enter(turn, chosen, into))
      .catch(refuseTakenName);
    const passed = await this.pass(actor, entered);
    await this.turns.take(actor, (turn) => this.tell(turn, entered, passed));
    const { applicant, partner, personId } = entered;
    return { name: applicant.name, partnerId: partner.id, partnerName: partner.name, personId, ...passed };
  }

  /** Erased; told only what the answer says, if there is one. */
  async setAside(actor: Actor, chosen: Chosen, answer: string): Promise<void> {
    actor.require('applicants.decide');
    await this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const applicant = await find(tx, actor, chosen);
      if (answer !== '') await this.mails.setAside({ tx, now, alliance: actor.alliance }, applicant, answer);
      await this.applicants.erase(tx, applicant.id);
      await this.audit.note(turn, { what: 'applicants.decide', detail: 'not-admitted' });
    });
  }

  private async enter(turn: Turn, chosen: Chosen, into: Into): Promise<Entered> {
    const { tx, actor } = turn;
    const applicant = await find(tx, actor, chosen);
    // Who was interrupted goes on where they were.
    const known = applicant.partnerId ?? ('partnerId' in into ? into.partnerId : undefined);
    const { agreementVersion: version } = applicant;
    const partner = known
      ? await this.accepted(turn, await this.partners.find(tx, actor, known), version)
      : await this.found(turn, into, version);
    const role = known ? 'member' : 'manager';
    const { email, name } = applicant;
    const { id: personId } = await this.people.enter(turn, partner.id, { email, name, role });
    if (await tx.existsBy(Person, { id: personId, disabledAt: Not(IsNull()) })) throw closedAccount();
    await tx.update(Applicant, { id: applicant.id }, { partnerId: partner.id });
    // Whoever is new here is spoken to as they asked; German is what mails speak anyway.
    if (applicant.language !== 'de')
      await tx.update(Person, { id: personId, createdAt: turn.now }, { language: applicant.language });
    return { applicant, partner, personId };
  }

  /** What was signed already was so under its own version. */
  private async accepted(turn: Turn, partner: Partner, version: number | null): Promise<Partner> {
    if (version === null || partner.agreementSignedOn !== null || partner.agreementVersion === version)
      return partner;
    return this.partners.revise(turn, partner, { agreementVersion: version });
  }

  private found(turn: Turn, into: Into, version: number | null): Promise<Partner> {
    if (!('partnerName' in into)) throw new Error('A partner is there, or has a name to be made by.');
    const { partnerName: name, agreementSignedOn } = into;
    const standing = agreementSignedOn
      ? { status: 'active' as const, agreementSignedOn }
      : { status: 'interested' as const };
    const accepted = version === null ? {} : { agreementVersion: version };
    return this.partners.add(turn, { name, isLender: false, ...standing, ...accepted });
  }

  /** As that person, and once, however often it is tried. */
  private async pass({ allianceId }: Actor, { applicant, partner, personId }: Entered): Promise<Passed> {
    if (applicant.wanted.length === 0) return { isWithoutDays: false };
    const places = wishesIn(applicant.wanted);
    if (!places) return { isWithoutDays: true };
    const asker = await this.database.read((tx) => this.access.actorFor(tx, personId, allianceId));
    if (!asker) throw closedAccount();
    const wish = wishOf(applicant, partner.id, places);
    const key = { keyHash: hashed(`applicant ${applicant.id}`), requestHash: hashed(applicant.id) };
    try {
      const { id, number } = await this.asking.ask(asker.withRequest(key), wish, applicant.language, {
        places,
      });
      return { request: { id, number }, isWithoutDays: false };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { refusal: error, isWithoutDays: false };
    }
  }

  private async tell(turn: Turn, entered: Entered, { request, refusal, ...days }: Passed): Promise<void> {
    const { tx, actor, now } = turn;
    const { applicant, partner, personId } = entered;
    if (!(await tx.existsBy(Applicant, { id: applicant.id }))) return;
    const barrier = barrierOf(partner, actor.interestedWindow);
    const facts = {
      partnerName: partner.name,
      barred: barrier && barredInWords({ name: partner.name, barrier }, actor.alliance, applicant.language),
      requestNumber: request?.number,
      reasons: refusal ? reasonsIn(refusal, applicant.language) : [],
      leads: await tx.existsBy(Membership, { personId, partnerId: partner.id, role: 'manager' }),
      signedOn: applicant.agreementVersion === null ? undefined : (partner.agreementSignedOn ?? undefined),
      ...days,
    };
    await this.mails.admitted({ tx, now, alliance: actor.alliance }, applicant, facts);
    await this.applicants.erase(tx, applicant.id);
    await this.audit.note(turn, { what: 'applicants.decide', subjectId: personId, detail: 'admitted' });
  }
}

/** All of them, or what is said instead of reasons. */
function reasonsIn({ details: { reasons = [] }, words }: Refusal, language: Applicant['language']): string[] {
  return reasons.length === 0 ? [words[language]] : reasons.map(({ message }) => message[language]);
}

/** As the basket's own page would ask for it: when each thing is held follows from what others leave. */
function wishOf(
  { occasionName, partnerName, name, phone, note }: Applicant,
  partnerId: string,
  places: readonly PlaceWish[],
): NewReservationDto {
  const ways = places.flatMap((place) => place.ways.slice(0, 1));
  return {
    partnerId,
    occasion: { name: occasionName || partnerName },
    pickUpAt: ways.map(({ pickUp }) => pickUp.at).reduce(earlier),
    returnDueAt: ways.map(({ returnDue }) => returnDue.at).reduce(later),
    lines: places.flatMap(({ things }) => things),
    contact: { name, phone },
    note,
  };
}

/** Refuses (412) who is not there any more, or not as the page showed them; (404) where nobody was shown. */
async function find(tx: EntityManager, actor: Actor, { id, ifMatch }: Chosen): Promise<Applicant> {
  const applicant = await tx.findOneBy(Applicant, { allianceId: actor.allianceId, id });
  if (!applicant && ifMatch === undefined) throw Refusal.notFound();
  if (!applicant) {
    throw new Refusal('stale', 'applicant-gone', {
      de: 'Darüber ist schon entschieden, oder die Angaben sind nach ihrer Frist gelöscht.',
      en: 'This is decided already, or the data were erased at their time.',
    });
  }
  expectVersion(ifMatch, applicant.version);
  return applicant;
}

/** It may be closed because somebody else reads the mailbox: nothing goes there. */
const closedAccount = (): Refusal =>
  Refusal.invalidField('partnerId', {
    de: 'Diese E-Mail-Adresse ist gesperrt. Bitte wenden Sie sich an den Betrieb.',
    en: 'This mail address is closed. Please ask the operator.',
  });
