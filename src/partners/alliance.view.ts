/** What everybody may know of an alliance: its public portrait. */
import { ApiProperty } from '@nestjs/swagger';
import type { Alliance } from './alliance.entity.js';

export class AllianceContactView {
  @ApiProperty() name!: string;
  @ApiProperty() phone!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ description: 'When somebody answers the phone, in words.' }) hours!: string;
}

export class AllianceView {
  @ApiProperty({ description: 'The alliance’s word in every address.' }) slug!: string;
  @ApiProperty() name!: string;
  @ApiProperty() place!: string;
  @ApiProperty({ description: 'The Land.' }) state!: string;
  @ApiProperty({ description: 'Rechtsträger: the controller in the sense of the DSGVO.' })
  legalBearer!: string;
  @ApiProperty({ description: 'The public office, not a private person.' }) contact!: AllianceContactView;
  @ApiProperty({ description: 'IANA name.' }) timeZone!: string;
  @ApiProperty({ enum: ['public', 'partners'], description: 'Who may see the pooled list.' })
  visibility!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) foundedOn!: string | null;
  @ApiProperty({ description: 'True for invented example data.' }) isExample!: boolean;
}

export const allianceView = (alliance: Alliance): AllianceView => ({
  slug: alliance.slug,
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
  timeZone: alliance.timeZone,
  visibility: alliance.visibility,
  foundedOn: alliance.foundedOn,
  isExample: alliance.isExample,
});
