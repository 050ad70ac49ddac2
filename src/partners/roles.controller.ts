/** `/api/alliances/{alliance}/roles`: who coordinates, stands in, and keeps which storage place. */
import { Body, Controller, Delete, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { RoleChoiceDto, RoleDto, RolesView } from './partner.dto.js';
import { RolesService } from './roles.service.js';

@ApiTags('roles')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Put(':personId')
  @Allow('roles.change')
  @ApiOkResponse({ type: RolesView })
  give(
    @Acting() actor: Actor,
    @IdParam('personId') personId: string,
    @Body() role: RoleDto,
  ): Promise<RolesView> {
    return this.roles.give(actor, personId, role);
  }

  @Delete(':personId')
  @HttpCode(204)
  @Allow('roles.change')
  @ApiNoContentResponse()
  take(
    @Acting() actor: Actor,
    @IdParam('personId') personId: string,
    @Body() role: RoleChoiceDto,
  ): Promise<void> {
    return this.roles.take(actor, personId, role);
  }
}
