/** `/b/{alliance}/crest/{id}`: the picture beside an alliance's name. Another picture has another address, so any cache may keep it. */
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../../http/id.pipe.js';
import { Acting, Allow } from '../../../partners/access/access.decorators.js';
import { CrestsService } from '../../../partners/alliances/crests.service.js';
import { Actor } from '../../../partners/who/actor.js';

const A_YEAR_SECONDS = 31_536_000;

@ApiExcludeController()
@Controller('b/:alliance/crest')
export class CrestPicturePagesController {
  constructor(private readonly crests: CrestsService) {}

  @Get(':id')
  @Allow('alliances.read')
  async crest(@Acting() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.crests.find(actor, id);
    const kept = `public, max-age=${A_YEAR_SECONDS}, immutable`;
    await reply.header('cache-control', kept).type('image/png').send(bytes);
  }
}
