/** `/b/{alliance}/places/{id}`: where the code on a storage place leads, for its keeper to the day, for anybody else to its things. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { seeOther, type SeeOther } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';

@PageController('b/:alliance/places')
export class PlaceCodePagesController {
  constructor(private readonly places: StoragePlacesService) {}

  @Get(':id')
  @Allow('storage-places.read')
  async open(@Inside() { actor, home }: AllianceVisit, @IdParam() id: string): Promise<SeeOther> {
    const place = await this.places.get(actor, id);
    return seeOther(actor.keeps(place.id) ? `${home}/desk` : `${home}?storagePlace=${id}`);
  }
}
