/** An alliance's settings over the wire: its portrait, who sees the list, and the numbers of the lending rules. */
import {
  ChoiceField,
  FormField,
  IntField,
  ListField,
  PartField,
  SameAs,
  TextField,
  YearlyDateField,
} from '../../http/fields.decorators.js';
import { listOf, Shows } from '../../http/shown.decorators.js';
import { portraitOf } from './alliance.view.js';
import { ruleBounds, type AllianceRules } from '../who/alliance-rules.js';
import {
  listVisibilities,
  type Alliance,
  type CategoryWords,
  type ListVisibility,
} from '../who/alliance.entity.js';
import { allianceColours, type AllianceColour } from '../who/alliance-colours.js';
import { mailAddress } from '../who/mail-address.js';

const LONGEST_ABOUT = 400;
/** Germany and what lies around it: enough to tell a slip from a place. */
const LATITUDES = { min: 45_000, max: 56_000 };
const LONGITUDES = { min: 5_000, max: 16_000 };

export class RulesChangeDto {
  @IntField({
    says: 'Days before pick-up below which a request counts as short notice.',
    ...ruleBounds.leadTimeDays,
    optional: true,
  })
  leadTimeDays?: number;
  @IntField({ says: 'How many days ahead a pick-up may lie.', ...ruleBounds.horizonDays, optional: true })
  horizonDays?: number;
  @IntField({ says: 'Longest loan in days.', ...ruleBounds.longestLoanDays, optional: true })
  longestLoanDays?: number;
  @YearlyDateField({
    says: 'From which day of a year on its pick-ups may be asked for, as MM-DD; null: at any time.',
    nullable: true,
    optional: true,
  })
  seasonOpensOn?: string | null;
  @IntField({
    says: 'How many days ahead partners that are only interested may ask; 0: they do not borrow.',
    ...ruleBounds.interestedDaysAhead,
    optional: true,
  })
  interestedDaysAhead?: number;
  @IntField({
    says: 'Loans of one thing by one partner with fewer days between them count as one long loan; 0: none do.',
    ...ruleBounds.chainedLoanGapDays,
    optional: true,
  })
  chainedLoanGapDays?: number;
  @IntField({
    says: 'Days before pick-up within which a borrower cannot cancel alone; 0: may cancel all the time.',
    ...ruleBounds.cancelUntilDays,
    optional: true,
  })
  cancelUntilDays?: number;
  @IntField({
    says: 'Most requests of one partner that wait for a decision.',
    ...ruleBounds.openRequestsPerPartner,
    optional: true,
  })
  openRequestsPerPartner?: number;
  @IntField({
    says: 'Minutes of rest after each loan, where the item says nothing.',
    min: 0,
    max: 43_200,
    optional: true,
  })
  bufferMinutes?: number;
  @IntField({ says: 'Days in which a request is to be decided.', min: 1, max: 60, optional: true })
  decisionDays?: number;
}

export class ContactChangeDto {
  @TextField({ says: 'The public office, not a private person.', min: 1, max: 200, optional: true })
  name?: string;
  @TextField({ says: 'What people dial.', max: 40, optional: true }) phone?: string;
  @FormField({ says: 'Where replies to mails go.', ...mailAddress, optional: true }) email?: string;
  @TextField({ says: 'When somebody answers the phone, in words.', max: 200, optional: true })
  hours?: string;
}

export class CategoryWordsDto implements CategoryWords {
  @TextField({ says: 'As it is called on the items.', min: 1, max: 80 }) category!: string;
  @TextField({
    says: 'Other words by which its items are found, with commas between them.',
    min: 1,
    max: 300,
  })
  words!: string;
}

/** Each field only where it changes. */
export class SettingsChangeDto {
  @TextField({
    says: 'What the alliance is called; also the sender of its mails.',
    min: 1,
    max: 200,
    optional: true,
  })
  name?: string;
  @TextField({ says: 'Town or district.', min: 1, max: 120, optional: true }) place?: string;
  @TextField({ says: 'The Land.', max: 60, optional: true }) state?: string;
  @TextField({
    says: 'Rechtsträger: the controller in the sense of the DSGVO.',
    min: 1,
    max: 200,
    optional: true,
  })
  legalBearer?: string;
  @ChoiceField({ says: 'Its colour, on pages, in mails and in print.', of: allianceColours, optional: true })
  colour?: AllianceColour;
  @TextField({
    says: 'What it is, in one or two sentences of its own; empty for the usual ones.',
    max: LONGEST_ABOUT,
    optional: true,
  })
  about?: string;
  @IntField({
    says: 'Where it lies, in thousandths of a degree to the north; null where that is not said.',
    ...LATITUDES,
    nullable: true,
    optional: true,
  })
  latitude?: number | null;
  @IntField({
    says: 'Where it lies, in thousandths of a degree to the east; null where that is not said.',
    ...LONGITUDES,
    nullable: true,
    optional: true,
  })
  longitude?: number | null;
  @PartField(() => ContactChangeDto, { says: 'Whom people ask.', optional: true }) contact?: ContactChangeDto;
  @ChoiceField({ says: 'Who may see the pooled list.', of: listVisibilities, optional: true })
  visibility?: ListVisibility;
  @PartField(() => RulesChangeDto, { says: 'What requests are judged by from now on.', optional: true })
  rules?: RulesChangeDto;
  @ListField(() => CategoryWordsDto, {
    says: 'By which other words the things of a category are found; replaces the list as a whole.',
    min: 0,
    max: 50,
    optional: true,
  })
  categoryWords?: CategoryWordsDto[];
}

class ContactSettingsView {
  @SameAs(ContactChangeDto) name!: string;
  @SameAs(ContactChangeDto) phone!: string;
  @SameAs(ContactChangeDto) email!: string;
  @SameAs(ContactChangeDto) hours!: string;
}

class RulesView implements AllianceRules {
  @SameAs(RulesChangeDto) leadTimeDays!: number;
  @SameAs(RulesChangeDto) horizonDays!: number;
  @SameAs(RulesChangeDto) longestLoanDays!: number;
  @SameAs(RulesChangeDto) seasonOpensOn!: string | null;
  @SameAs(RulesChangeDto) interestedDaysAhead!: number;
  @SameAs(RulesChangeDto) chainedLoanGapDays!: number;
  @SameAs(RulesChangeDto) cancelUntilDays!: number;
  @SameAs(RulesChangeDto) openRequestsPerPartner!: number;
  @SameAs(RulesChangeDto) bufferMinutes!: number;
  @SameAs(RulesChangeDto) decisionDays!: number;
}

export class SettingsView {
  @SameAs(SettingsChangeDto) name!: string;
  @SameAs(SettingsChangeDto) place!: string;
  @SameAs(SettingsChangeDto) state!: string;
  @SameAs(SettingsChangeDto) legalBearer!: string;
  @SameAs(SettingsChangeDto) colour!: AllianceColour;
  @SameAs(SettingsChangeDto) about!: string;
  @SameAs(SettingsChangeDto) latitude!: number | null;
  @SameAs(SettingsChangeDto) longitude!: number | null;
  @Shows('Whom people ask.') contact!: ContactSettingsView;
  @SameAs(SettingsChangeDto) visibility!: ListVisibility;
  @Shows('What requests are judged by.', { type: RulesView }) rules!: AllianceRules;
  @Shows('By which other words the things of a category are found.', listOf(CategoryWordsDto))
  categoryWords!: CategoryWords[];
}

export const settingsView = (alliance: Alliance): SettingsView => ({
  ...portraitOf(alliance),
  visibility: alliance.visibility,
  rules: alliance.rules,
  categoryWords: alliance.categoryWords ?? [],
});
