/** Saying that an entry still holds. */
import { Controller, Post } from '@nestjs/common';
import { IdParam } from '../http/id.pipe.js';
import { Answers, Says } from '../http/says.decorators.js';
import { Acting, Allow } from '../partners/access/access.decorators.js';
import { Actor } from '../partners/who/actor.js';
import { ConfirmationView } from './confirmation.dto.js';
import { ConfirmationsService } from './confirmations.service.js';

@Controller('api/alliances/:alliance')
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @Post('items/:id/confirm')
  @Allow('items.confirm')
  @Says(
    'Say that what stands of an item still holds.',
    'Its owner is asked once a year about what nobody has changed or confirmed since. Changing an item confirms it, too.',
  )
  @Answers(200, ConfirmationView)
  confirmItem(@Acting() actor: Actor, @IdParam() id: string): Promise<ConfirmationView> {
    return this.confirmations.confirmItem(actor, id);
  }

  @Post('storage-places/:id/confirm')
  @Allow('storage-places.confirm')
  @Says(
    'Say that what stands of a storage place still holds.',
    'Its keepers are asked once a year, like the owners of items.',
  )
  @Answers(200, ConfirmationView)
  confirmStoragePlace(@Acting() actor: Actor, @IdParam() id: string): Promise<ConfirmationView> {
    return this.confirmations.confirmPlace(actor, id);
  }
}
