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
  @ApiProperty({ required: false, description: 'The partner of scope `partner`.' }) partnerId?: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a program fetched it; written down at most hourly.',
  })
  lastUsedAt!: string | null;
  @ApiProperty({
    required: false,
    description: 'The feed that the same request had made before; its address no longer works.',
  })
  insteadOf?: string;
  @ApiProperty({ required: false, description: 'The secret address; shown this once.' }) url?: string;
}
