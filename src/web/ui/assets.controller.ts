/** `/assets`: what pages look like. The same for everybody, so any cache may keep it. */
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../partners/access/access.decorators.js';
import { Refusal } from '../../shared/refusal.js';
import { assets, isKept } from './asset.files.js';

const A_YEAR_SECONDS = 31_536_000;

@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  /** A page of the version before may still ask for its own: it gets ours, and must not keep it. */
  @Get(':version/:name')
  @Allow('installation.look')
  async file(
    @Param('version') version: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset = assets.get(name);
    if (!asset) throw Refusal.notFound();
    const kept = isKept(version) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache';
    await reply.header('cache-control', kept).type(asset.type).send(asset.bytes);
  }
}
