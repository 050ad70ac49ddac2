/** Invitations that are passed on, over the wire and on the pages of whoever was given one. */
import { FormField, IntField, TextField } from '../../http/fields.decorators.js';
import { instant, orMissing, Shows } from '../../http/shown.decorators.js';
import { sixDigits } from '../signing-in/six-digits.js';
import { mailAddress } from '../who/mail-address.js';

export class NewInvitationDto {
  @IntField({
    says: 'How many people may join by it; 10 where it is left out.',
    min: 1,
    max: 100,
    optional: true,
  })
  mostUses?: number;
  @IntField({ says: 'For how many days; 30 where it is left out.', min: 1, max: 365, optional: true })
  days?: number;
}

export class InvitationLinkView {
  @Shows('Of the invitation; revokes it.') id!: string;
  @Shows('How many people may join by it.') mostUses!: number;
  @Shows('How many have.') uses!: number;
  @Shows('When it was made.', instant) createdAt!: string;
  @Shows('Until when it lets somebody in.', instant) expiresAt!: string;
}

export class NewInvitationLinkView extends InvitationLinkView {
  @Shows('The page that it opens. Shown this once; whoever knows it may join.') link!: string;
  @Shows('The invitation that the same request had made before; it no longer lets anybody in.', orMissing())
  insteadOf?: string;
}

const ofInvitation = { says: 'The last part of the invitation’s address.', min: 1, max: 60 };

/** Of whoever opened one. */
export class JoiningDto {
  @TextField(ofInvitation) secret!: string;
  @FormField({ says: 'Where the code goes; the account.', ...mailAddress }) email!: string;
  @TextField({ says: 'Name of the person.', min: 1, max: 200 }) name!: string;
}

export class JoiningCodeDto {
  @TextField(ofInvitation) secret!: string;
  @FormField({ says: 'The address that the code was mailed to.', ...mailAddress }) email!: string;
  @FormField({ says: 'The six digits from the mail.', ...sixDigits }) code!: string;
}
