/** Kinds of mails about people: signing in, being let in, invited, and given a role. */
import { addressChanged, addressCode, addressTaken, type UndoFacts } from './address-mails.js';
import { admitted, newApplicant, notAdmitted } from './applicant-mails.js';
import type { AdmissionFacts, ApplicantFacts } from './applicant-mails.js';
import { foundingInvited, type FoundingFacts } from './founding-mails.js';
import { joinCode, type JoiningFacts } from './joining-mails.js';
import type { Period } from '../shared/period.js';
import { kind } from './mail-kind.js';
import { invited, signInCode, type SignInFacts } from './mails.js';
import { handedRoles, handingSides, roleHandedOn, type HandingFacts } from './role-mails.js';
import { standIn, standInDeeds, type StandInFacts } from './stand-in-mails.js';
import { all, count, instant, listOf, maybe, oneOf, text, yesOrNo } from './snapshot.js';
import { alliance, language } from './told-facts.js';

const office = maybe(alliance);

export const peopleKinds = {
  'sign-in-code': kind(
    all({ code: all<SignInFacts>({ language, digits: text, link: text, minutes: count }), office }),
    (facts) => signInCode(facts.code, facts.office),
  ),
  'address-code': kind(all({ digits: text, minutes: count, language, office }), (facts) =>
    addressCode(facts.digits, facts.minutes, facts.language, facts.office),
  ),
  'address-taken': kind(all({ language, office }), (facts) => addressTaken(facts.language, facts.office)),
  'address-changed': kind(
    all({ undo: all<UndoFacts>({ language, link: text, until: instant }), office }),
    (facts) => addressChanged(facts.undo, facts.office),
  ),
  invited: kind(
    all({
      invitation: all({
        partnerNames: listOf(text),
        barred: listOf(text),
        language,
        address: text,
        link: text,
      }),
      alliance,
    }),
    (facts) => invited(facts.invitation, facts.alliance),
  ),
  'founding-invited': kind(
    all<FoundingFacts>({
      language,
      allianceName: text,
      address: text,
      link: text,
      until: instant,
      inviterName: text,
      inviterEmail: text,
      baseUrl: text,
    }),
    foundingInvited,
  ),
  'join-code': kind(
    all({
      joining: all<JoiningFacts>({ language, digits: text, minutes: count, partnerName: text }),
      alliance,
    }),
    (facts) => joinCode(facts.joining, facts.alliance),
  ),
  'role-handed-on': kind(
    all({
      handing: all<HandingFacts>({
        language,
        reader: oneOf(...handingSides),
        role: oneOf(...handedRoles),
        otherName: text,
        address: text,
        link: text,
      }),
      alliance,
    }),
    (facts) => roleHandedOn(facts.handing, facts.alliance),
  ),
  'stand-in': kind(
    all({
      standIn: all<StandInFacts>({
        language,
        what: oneOf(...standInDeeds),
        name: text,
        deputyName: text,
        partnerName: maybe(text),
        period: all<Period>({ from: instant, until: instant }),
      }),
      alliance,
    }),
    (facts) => standIn(facts.standIn, facts.alliance),
  ),
  'new-applicant': kind(
    all({
      applicant: all<ApplicantFacts>({
        language,
        name: text,
        partnerName: text,
        phone: text,
        email: text,
        occasionName: text,
        things: listOf(text),
        agreementVersion: maybe(count),
        link: text,
      }),
      alliance,
    }),
    (facts) => newApplicant(facts.applicant, facts.alliance),
  ),
  admitted: kind(
    all({
      admission: all<AdmissionFacts>({
        language,
        address: text,
        partnerName: text,
        home: text,
        leads: maybe(yesOrNo),
        signedOn: maybe(text),
        requestNumber: maybe(text),
        reasons: listOf(text),
        barred: maybe(text),
        isWithoutDays: yesOrNo,
        basketLink: maybe(text),
      }),
      alliance,
    }),
    (facts) => admitted(facts.admission, facts.alliance),
  ),
  'not-admitted': kind(all({ language, answer: text, isJoining: maybe(yesOrNo), alliance }), (facts) =>
    notAdmitted(facts, facts.alliance),
  ),
};
