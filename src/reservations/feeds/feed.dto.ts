/** Feeds over the wire. */
import { ChoiceField, IdField, SameAs, TextField } from '../../http/fields.decorators.js';
import { instant, orMissing, orNull, Shows } from '../../http/shown.decorators.js';
import { feedDetails, feedScopes, type FeedDetail, type FeedScope } from './feed.entity.js';

export class NewFeedDto {
  @ChoiceField({
    says: 'Which reservations: all of the alliance; those of one item, of the things of one owner, of what stands at one storage place; or what one partner borrows.',
    of: feedScopes,
  })
  scope!: FeedScope;
  @IdField({ says: 'The item, owner, storage place or partner; none for scope `alliance`.', optional: true })
  id?: string;
  @ChoiceField({
    says: '`public`: only occasions that were marked public, without things and places; `partners`: who has what when; `full`: also requests, numbers and occasions; `desk`: each pick-up and each return by itself.',
    of: feedDetails,
  })
  detail!: FeedDetail;
  @TextField({ says: 'What the calendar is called.', min: 1, max: 80 }) name!: string;
}

export class FeedView {
  @Shows('Of the feed; revokes it.') id!: string;
  @SameAs(NewFeedDto) name!: string;
  @SameAs(NewFeedDto) scope!: FeedScope;
  @SameAs(NewFeedDto) detail!: FeedDetail;
  @Shows('The partner; only for the scopes `partner` and `owner`.', orMissing()) partnerId?: string;
  @Shows('The item; only for scope `item`.', orMissing()) itemId?: string;
  @Shows('The storage place; only for scope `storagePlace`.', orMissing()) storagePlaceId?: string;
  @Shows('When it was made.', instant) createdAt!: string;
  @Shows('When a program fetched it, written down at most hourly; null for never.', orNull(instant))
  lastUsedAt!: string | null;
  @Shows('The feed that the same request had made before; its address no longer works.', orMissing())
  insteadOf?: string;
  @Shows('The secret address; shown this once.', orMissing()) url?: string;
}
