/** `/api/alliances`: the public portraits, and the coordination's side of them with the numbers of the rules. */
import { Controller, Get, Query } from '@nestjs/common';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { AllianceSettingsService } from './alliance-settings.service.js';
import { AllianceView } from './alliance.view.js';
import { AlliancesService } from './alliances.service.js';
import { SettingsView } from './settings.dto.js';

@Controller('api/alliances')
export class AlliancesController {
  constructor(
    private readonly alliances: AlliancesService,
    private readonly settings: AllianceSettingsService,
  ) {}

  @Get()
  @Allow('alliances.read')
  @Says('List the alliances.', 'Their public portraits.')
  @ApiListPart(AllianceView)
  listAlliances(@Query() query: ListQuery): Promise<ListPart<AllianceView>> {
    return this.alliances.list(query);
  }

  @Get(':alliance')
  @Allow('alliances.read')
  @Says(
    'Read an alliance’s public portrait.',
    'Its name, its office, its time zone, and who may see its list.',
  )
  @Answers(200, AllianceView)
  getAlliance(@Acting() actor: Actor): AllianceView {
    return this.alliances.portrait(actor);
  }

  @Get(':alliance/settings')
  @Allow('settings.read')
  @Says('Read the settings.', 'The portrait as it can be changed, and the numbers of the lending rules.')
  @Answers(200, SettingsView)
  getSettings(@Acting() actor: Actor): SettingsView {
    return this.settings.get(actor);
  }
}
