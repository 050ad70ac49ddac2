/** The waiting list over the wire. */
import {
  IdField,
  InstantField,
  IntField,
  PartField,
  SameAs,
  TextField,
} from '../../http/fields.decorators.js';
import { choice, instant, orMissing, Shows, whole } from '../../http/shown.decorators.js';
import { ContactDto } from '../record/reservation.dto.js';
import { ContactView } from '../record/reservation.view.js';
import { waitingStates, type WaitingState } from './queue.js';

export class WaitingOccasionDto {
  @TextField({ says: 'What it is for.', max: 200 }) name!: string;
}

export class NewWaitingDto {
  @IdField({ says: 'The partner who waits.' }) partnerId!: string;
  @IdField({ says: 'The item.' }) itemId!: string;
  @IntField({ says: 'Units of it, all of them or none.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'When they would be fetched.' }) pickUpAt!: Date;
  @InstantField({ says: 'When they would be back.' }) returnDueAt!: Date;
  @PartField(() => ContactDto, { says: 'Who can be asked about it.' }) contact!: ContactDto;
  @PartField(() => WaitingOccasionDto, { says: 'What it is for.', optional: true })
  occasion?: WaitingOccasionDto;
}

export class JumpDto {
  @TextField({
    says: 'Why this one comes first; it stands in the log.',
    min: 1,
    max: 300,
    missing: {
      de: 'Bitte nennen Sie den Grund: Er steht im Protokoll.',
      en: 'Please say why: it stands in the log.',
    },
  })
  reason!: string;
}

export class WaitingView {
  @Shows('Of the entry.') id!: string;
  @Shows('Counts changes; also the ETag.', whole) version!: number;
  @Shows(
    '`waiting`; `offered`: held until `heldUntil`; `accepted`: it became a request; `passed`; `lapsed`: nobody answered, or the pick-up has passed.',
    choice(waitingStates),
  )
  state!: WaitingState;
  @Shows(
    'From 1, among those who wait for the item at the same time; missing once it has ended.',
    orMissing(whole),
  )
  place?: number;
  @Shows('Until when it is held for you; missing while nothing is.', orMissing(instant)) heldUntil?: string;
  @Shows('The request that it became; missing otherwise.', orMissing()) reservationId?: string;
  @Shows('Why it comes first, for the coordination; missing where nobody put it there.', orMissing())
  jumpReason?: string;
  @SameAs(NewWaitingDto) partnerId!: string;
  @SameAs(NewWaitingDto) itemId!: string;
  @SameAs(NewWaitingDto) quantity!: number;
  @SameAs(NewWaitingDto) pickUpAt!: string;
  @SameAs(NewWaitingDto) returnDueAt!: string;
  @Shows('Who can be asked about it; nobody any more once it was answered.', { type: ContactView })
  contact!: ContactView;
  @Shows('What it is for.', { type: WaitingOccasionDto }) occasion!: WaitingOccasionDto;
  @Shows('When somebody put it on the list.', instant) askedAt!: string;
}
