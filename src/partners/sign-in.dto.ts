/** Signing in over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagField, FormField, TextField } from '../http/fields.decorators.js';
import { languages, type Language } from '../shared/words.js';
import { mailAddress } from './partner.dto.js';

export class SignInDto {
  @FormField({ says: 'Where the code goes.', ...mailAddress }) email!: string;

  @TextField({
    says: 'Path of ours to go to after signing in; anything else becomes the front page.',
    max: 500,
    optional: true,
    example: '/b/auental',
  })
  returnTo?: string;
}

const sixDigits = {
  max: 12,
  test: (code: string) => /^\s*(\d\s*){6}$/.test(code),
  words: { de: 'Bitte die sechs Ziffern aus der E-Mail.', en: 'Please the six digits from the mail.' },
};

export class NewSessionDto {
  @FormField({ says: 'The address that asked for the code.', ...mailAddress }) email!: string;

  @FormField({ says: 'The six digits from the mail.', ...sixDigits }) code!: string;
}

export class NewAddressDto {
  @FormField({ says: 'The address to sign in with from now on.', ...mailAddress }) email!: string;
}

export class AddressProofDto {
  @FormField({ says: 'The six digits from the mail to the new address.', ...sixDigits }) code!: string;
}

export class ChangedAddressView {
  @ApiProperty() email!: string;
  @ApiProperty({ description: 'Always true: sign in again with the new address.' }) sessionsEnded!: true;
}

export class SessionView {
  @ApiProperty() id!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Written down at most every ten minutes.' })
  lastSeenAt!: string;
  @ApiProperty({ description: 'The one that asks.' }) isCurrent!: boolean;
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
  @ApiProperty({
    required: false,
    description: 'The token that the same request had made before; it no longer works.',
  })
  insteadOf?: string;
}

/** What is not named stays as it is. */
export class WishesDto {
  @ChoiceField({ says: 'The language of pages and mails.', of: languages, optional: true })
  language?: Language;
  @FlagField({ says: 'Whether mails bring a calendar entry along.', optional: true }) entries?: boolean;
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
  @ApiProperty({
    enum: languages,
    nullable: true,
    description: 'Null where none was chosen: German in mails.',
  })
  language!: Language | null;
  @ApiProperty({ description: 'Whether mails bring a calendar entry along.' }) entries!: boolean;
  @ApiProperty({ type: [MembershipView] }) memberships!: MembershipView[];
}
