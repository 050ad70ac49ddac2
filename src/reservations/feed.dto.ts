/** Feeds over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IdField, TextField } from '../http/fields.decorators.js';
import { feedDetails, feedScopes, type FeedDetail, type FeedScope } from './feed.entity.js';

export class NewFeedDto {
  @ChoiceField({ says: 'Whose bookings: all of the alliance, or those of one partner.', of: feedScopes })
  scope!: FeedScope;
  @IdField({ says: 'The partner, for scope `partner`.', optional: true }) id?: string;
  @ChoiceField({ says: '`partners`: who has what when; `full`: also requests and numbers.', of: feedDetails })
  detail!: FeedDetail;
  @TextField({ says: 'What the calendar is called.', min: 1, max: 80 }) name!: string;
}

export class FeedView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: feedScopes }) scope!: FeedScope;
  @ApiProperty({ enum: feedDetails }) detail!: FeedDetail;
  @ApiProperty({ required: false, description: 'The secret address; shown this once.' }) url?: string;
}
