/** Pasted partners and people over the wire. */
import { ChoiceField, DayField, FlagField, FormField } from '../../http/fields.decorators.js';
import { choice, listOf, orNull, Shows, whole } from '../../http/shown.decorators.js';
import { isCleanText } from '../../shared/input-text.js';
import { isSeen } from '../../shared/spelling.js';
import type { Language } from '../../shared/words.js';
import { membershipRoles, type MembershipRole } from '../who/membership.entity.js';
import { partnerStatuses, type PartnerStatus } from '../who/partner.entity.js';
import { lineVerdicts, sumsOf, type JudgedLine, type LineVerdict } from './partner-line-verdicts.js';
import { LONGEST_PASTE, MOST_LINES } from './partner-lines.js';

/** Tabs part the columns of a spreadsheet. */
const isPasteable = (text: string): boolean =>
  isSeen(text) && isCleanText(text.replaceAll(/[\t\r]/g, ' '), true);

export class PartnerLinesDto {
  @FormField({
    says: `One line for each person: partner, person, mail address, and in any order what they do for it, a short name and the kind of organisation; parted by tabs, semicolons or commas, with or without a heading. At most ${MOST_LINES} lines.`,
    max: LONGEST_PASTE,
    test: isPasteable,
    words: {
      de: 'Bitte fügen Sie Zeilen ein, höchstens 15.000 Zeichen auf einmal.',
      en: 'Please paste lines, at most 15,000 characters at once.',
    },
  })
  text!: string;
  @ChoiceField({
    says: 'How far new partners are with taking part, and those that were only interested so far.',
    of: partnerStatuses,
  })
  status!: PartnerStatus;
  @DayField({
    says: 'Day on which all of them signed the founding agreement.',
    optional: true,
    nullable: true,
  })
  agreementSignedOn?: string | null;
  @FlagField({ says: 'They put things into the pool.' }) isLender!: boolean;
  @FlagField({ says: 'They may ask for things, once active and signed.' }) isBorrower!: boolean;
  @FlagField({ says: 'Takes lines without an address too, as partners without a person.', optional: true })
  withoutPeople?: boolean;
}

export class ImportQuery {
  @ChoiceField({
    says: '`true`: tells what would be done, and does nothing.',
    of: ['true', 'false'],
    optional: true,
  })
  dryRun?: 'true' | 'false';
}

export class LineReasonView {
  @Shows('For programs.') code!: string;
  @Shows('For people.') message!: string;
}

export class LinePersonView {
  @Shows('What the person is called; where no name was given, what the partner is called.') name!: string;
  @Shows('The address that signs in.') email!: string;
  @Shows('What the person may do for the partner.', choice(membershipRoles)) role!: MembershipRole;
}

export class LinePartnerView {
  @Shows('Of the partner; null for one that there is not yet.', orNull({ type: String })) id!: string | null;
  @Shows('What it is called.') name!: string;
  @Shows('True for one that is there, was only interested so far, and becomes what is said for new ones.')
  isOnlyInterested!: boolean;
}

export class PartnerLineView {
  @Shows('Counted from 1, empty lines too.', whole) line!: number;
  @Shows('As it was pasted.') text!: string;
  @Shows('Taken, to be looked at, or left out.', choice(lineVerdicts)) verdict!: LineVerdict;
  @Shows('Why it is not taken, or not whole; null where it is.', orNull({ type: LineReasonView }))
  reason!: LineReasonView | null;
  @Shows('The partner that a taken line is about.', orNull({ type: LinePartnerView }))
  partner!: LinePartnerView | null;
  @Shows('Who is invited to act for it.', orNull({ type: LinePersonView })) person!: LinePersonView | null;
}

export class PartnerImportView {
  @Shows('Lines that are taken.', whole) imported!: number;
  @Shows('Lines to be looked at.', whole) review!: number;
  @Shows('Lines that are left out.', whole) skipped!: number;
  @Shows('Partners that are new.', whole) newPartners!: number;
  @Shows('People who are invited.', whole) invited!: number;
  @Shows('All of them, in their order.', listOf(PartnerLineView)) lines!: PartnerLineView[];
}

export const partnerImportView = (lines: readonly JudgedLine[], language: Language): PartnerImportView => ({
  ...sumsOf(lines),
  lines: lines.map(({ line, text, verdict, reason, partner, address, read }) => ({
    line,
    text,
    verdict,
    reason: reason && { code: reason.code, message: reason.words[language] },
    partner,
    person:
      address && read ? { name: read.person || read.organisation, email: address, role: read.role } : null,
  })),
});
