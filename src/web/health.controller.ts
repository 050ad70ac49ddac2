/** `/health`: whether the process lives, and whether it can take work. Tells strangers nothing else. */
import { Controller, Get, Res } from '@nestjs/common';
import { ApiServiceUnavailableResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers, Says } from '../http/says.decorators.js';
import { Allow } from '../partners/access/access.decorators.js';
import { LivenessView, ReadinessView } from './health.view.js';
import { Readiness } from './health/readiness.service.js';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Allow('installation.look')
  @Says('Ask whether the process lives.', 'Looks at nothing but the process itself.')
  @Answers(200, LivenessView)
  getLiveness(): LivenessView {
    return { status: 'ok' };
  }

  @Get('ready')
  @Allow('installation.look')
  @Says(
    'Ask whether the server can take work.',
    'Tries to write something, at most once in five seconds. A warning is no reason to take it off the network, but somebody should look. Has no details: anybody may ask.',
  )
  @Answers(200, ReadinessView)
  @ApiServiceUnavailableResponse({
    description: 'The database cannot be written, or the process is stopping; `reason` says which.',
    type: ReadinessView,
  })
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessView> {
    void reply.header('cache-control', 'no-store');
    const found = await this.readiness.look();
    if ('warnings' in found) return { status: 'ready', ...found };
    void reply.status(503);
    return { status: 'not-ready', ...found, warnings: [] };
  }
}
