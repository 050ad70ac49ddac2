/** `/api/alliances/{alliance}/settings`: the coordination's side of the portrait, and the numbers of the rules. */
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { AllianceSettingsService } from './alliance-settings.service.js';
import { SettingsChangeDto, SettingsView } from './settings.dto.js';

@ApiTags('alliances')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/settings')
export class AllianceSettingsController {
  constructor(private readonly settings: AllianceSettingsService) {}

  @Get()
  @Allow('settings.read')
  @ApiOkResponse({ type: SettingsView })
  get(@Acting() actor: Actor): SettingsView {
    return this.settings.get(actor);
  }

  @Patch()
  @Allow('alliance.change')
  @ApiOkResponse({ type: SettingsView })
  change(@Acting() actor: Actor, @Body() changes: SettingsChangeDto): Promise<SettingsView> {
    return this.settings.change(actor, changes);
  }
}
