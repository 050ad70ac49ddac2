/** Signing in over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import { FormField, TextField } from '../http/fields.decorators.js';
import { mailAddress } from './partner.dto.js';

export class SignInDto {
  @FormField({ says: 'Where the code goes.', ...mailAddress }) email!: string;
}

export class NewSessionDto {
  @FormField({ says: 'The address that asked for the code.', ...mailAddress }) email!: string;

  @FormField({
    says: 'The six digits from the mail.',
    max: 12,
    test: (code) => /^\s*(\d\s*){6}$/.test(code),
    words: { de: 'Bitte die sechs Ziffern aus der E-Mail.', en: 'Please the six digits from the mail.' },
  })
  code!: string;
}

export class NewTokenDto {
  @TextField({ says: 'What you call it, such as "Website des Vereins".', min: 1, max: 80 }) name!: string;
}

export class TokenView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: string | null;
}

export class NewTokenView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Shown this once; send it as `Authorization: Bearer …`.' }) token!: string;
}

export class NamedView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class AllianceNameView {
  @ApiProperty() slug!: string;
  @ApiProperty() name!: string;
}

export class MembershipView {
  @ApiProperty() alliance!: AllianceNameView;
  @ApiProperty({
    required: false,
    description: 'Missing where the person acts for the alliance, not for a partner.',
  })
  partner?: NamedView;
  @ApiProperty({ isArray: true, enum: ['member', 'manager', 'coordinator', 'deputy', 'keeper'] })
  roles!: string[];
}

export class MeView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ type: [MembershipView] }) memberships!: MembershipView[];
}
