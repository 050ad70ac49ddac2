/** `/health`: whether the process lives, and whether it can take work. Tells strangers nothing else. */
import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../partners/access.decorators.js';
import type { HealthWarning } from './health-warnings.js';
import { Readiness } from './readiness.service.js';

interface ReadinessAnswer {
  status: 'ready' | 'not-ready';
  warnings: HealthWarning[];
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @HttpCode(200)
  @Allow('installation.look')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 while the database cannot be written or the process is stopping. A warning has no details: anybody may look. */
  @Get('ready')
  @Allow('installation.look')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    void reply.header('cache-control', 'no-store');
    const warnings = await this.readiness.warnings();
    if (warnings) return { status: 'ready', warnings };
    void reply.status(503);
    return { status: 'not-ready', warnings: [] };
  }
}
