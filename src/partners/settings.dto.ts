/** An alliance's settings over the wire: its portrait, who sees the list, and the numbers of the lending rules. */
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FormField, IntField, PartField, TextField } from '../http/fields.decorators.js';
import type { AllianceRules } from './alliance-rules.js';
import { listVisibilities, type Alliance, type ListVisibility } from './alliance.entity.js';
import { mailAddress } from './partner.dto.js';

export class RulesChangeDto {
  @IntField({
    says: 'Days before pick-up below which a request counts as short notice.',
    min: 0,
    max: 90,
    optional: true,
  })
  leadTimeDays?: number;
  @IntField({ says: 'How many days ahead a pick-up may lie.', min: 1, max: 1826, optional: true })
  horizonDays?: number;
  @IntField({ says: 'Longest loan in days.', min: 1, max: 366, optional: true }) longestLoanDays?: number;
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
  @PartField(() => ContactChangeDto, { says: 'Whom people ask.', optional: true }) contact?: ContactChangeDto;
  @ChoiceField({ says: 'Who may see the pooled list.', of: listVisibilities, optional: true })
  visibility?: ListVisibility;
  @PartField(() => RulesChangeDto, { says: 'What requests are judged by from now on.', optional: true })
  rules?: RulesChangeDto;
}

class ContactSettingsView {
  @ApiProperty() name!: string;
  @ApiProperty() phone!: string;
  @ApiProperty() email!: string;
  @ApiProperty() hours!: string;
}

class RulesView implements AllianceRules {
  @ApiProperty() leadTimeDays!: number;
  @ApiProperty() horizonDays!: number;
  @ApiProperty() longestLoanDays!: number;
  @ApiProperty() bufferMinutes!: number;
  @ApiProperty() decisionDays!: number;
}

export class SettingsView {
  @ApiProperty() name!: string;
  @ApiProperty() place!: string;
  @ApiProperty() state!: string;
  @ApiProperty() legalBearer!: string;
  @ApiProperty({ type: ContactSettingsView }) contact!: ContactSettingsView;
  @ApiProperty({ enum: listVisibilities }) visibility!: ListVisibility;
  @ApiProperty({ type: RulesView }) rules!: AllianceRules;
}

export const settingsView = (alliance: Alliance): SettingsView => ({
  name: alliance.name,
  place: alliance.place,
  state: alliance.state,
  legalBearer: alliance.legalBearer,
  contact: {
    name: alliance.contactName,
    phone: alliance.contactPhone,
    email: alliance.contactEmail,
    hours: alliance.contactHours,
  },
  visibility: alliance.visibility,
  rules: alliance.rules,
});
