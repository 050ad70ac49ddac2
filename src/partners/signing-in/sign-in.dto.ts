/** Signing in over the wire. */
import { ChoiceField, FlagField, FormField, SameAs, TextField } from '../../http/fields.decorators.js';
import { choice, instant, listOf, orMissing, orNull, Shows } from '../../http/shown.decorators.js';
import { languages, type Language } from '../../shared/words.js';
import { mailAddress } from '../who/mail-address.js';
import { sixDigits } from './six-digits.js';

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
  @SameAs(NewAddressDto) email!: string;
  @Shows('Always true: sign in again with the new address.') sessionsEnded!: true;
}

export class SessionView {
  @Shows('Of the session.') id!: string;
  @Shows('When it was opened.', instant) createdAt!: string;
  @Shows('When it was last used; written down at most every ten minutes.', instant) lastSeenAt!: string;
  @Shows('The one that asks.') isCurrent!: boolean;
}

export class NewTokenDto {
  @TextField({ says: 'What you call it, such as "Website des Vereins".', min: 1, max: 80 }) name!: string;
}

export class TokenView {
  @Shows('Of the token; revokes it.') id!: string;
  @SameAs(NewTokenDto) name!: string;
  @Shows('When it was made.', instant) createdAt!: string;
  @Shows('When a program last used it; null for never.', orNull(instant)) lastUsedAt!: string | null;
}

export class NewTokenView {
  @Shows('Of the token; revokes it.') id!: string;
  @SameAs(NewTokenDto) name!: string;
  @Shows('Shown this once; send it as `Authorization: Bearer …`.') token!: string;
  @Shows('The token that the same request had made before; it no longer works.', orMissing())
  insteadOf?: string;
}

/** What is not named stays as it is. */
export class PreferencesDto {
  @ChoiceField({ says: 'The language of pages and mails.', of: languages, optional: true })
  language?: Language;
  @FlagField({ says: 'Whether mails bring a calendar entry along.', optional: true }) entries?: boolean;
  @FlagField({
    says: 'Whether mails tell of new, withdrawn and cancelled requests, where the person decides.',
    optional: true,
  })
  requests?: boolean;
  @FlagField({ says: 'Whether a mail reminds of what is to be fetched in two days.', optional: true })
  pickUps?: boolean;
  @FlagField({ says: 'Whether a mail reminds of what is to be brought back tomorrow.', optional: true })
  returns?: boolean;
  @FlagField({
    says: 'Whether a mail lists what the next day brings where the person keeps a place.',
    optional: true,
  })
  lists?: boolean;
  @FlagField({
    says: 'Whether a mail lists on Mondays what waits, where the person decides.',
    optional: true,
  })
  digests?: boolean;
  @FlagField({
    says: 'Whether a mail asks once a year if what the person entered or keeps still holds.',
    optional: true,
  })
  confirmations?: boolean;
}

export class NamedView {
  @Shows('Of the partner.') id!: string;
  @Shows('What people call it.') name!: string;
}

export class AllianceNameView {
  @Shows('The alliance’s word in every address.') slug!: string;
  @Shows('What it is called.') name!: string;
}

export class MembershipView {
  @Shows('The alliance in which it holds.') alliance!: AllianceNameView;
  @Shows('Missing where the person acts for the alliance, not for a partner.', orMissing())
  partner?: NamedView;
  @Shows('What the person may do there.', {
    ...choice(['member', 'manager', 'coordinator', 'deputy', 'keeper']),
    isArray: true,
  })
  roles!: string[];
}

export class MeView {
  @Shows('Of the person.') id!: string;
  @Shows('The name, or that of a shared mailbox.') name!: string;
  @Shows('The address that signs in.') email!: string;
  @Shows(
    'The language of pages and mails; null where none was chosen: German in mails.',
    orNull(choice(languages)),
  )
  language!: Language | null;
  @Shows('Whether mails bring a calendar entry along.') entries!: boolean;
  @Shows('Whether mails tell of new, withdrawn and cancelled requests, where the person decides.')
  requests!: boolean;
  @Shows('Whether a mail reminds of what is to be fetched in two days.') pickUps!: boolean;
  @Shows('Whether a mail reminds of what is to be brought back tomorrow.') returns!: boolean;
  @Shows('Whether a mail lists what the next day brings where the person keeps a place.') lists!: boolean;
  @Shows('Whether a mail lists on Mondays what waits, where the person decides.') digests!: boolean;
  @Shows('Whether a mail asks once a year if what the person entered or keeps still holds.')
  confirmations!: boolean;
  @Shows('For whom the person acts.', listOf(MembershipView)) memberships!: MembershipView[];
}
