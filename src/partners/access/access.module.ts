/** The door: who sends a request, and what the policy lets them do. */
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AccessService } from './access.service.js';
import { PolicyCheck } from './policy-check.service.js';
import { Uploads } from './uploads.hook.js';

@Module({
  imports: [SharedModule, DiscoveryModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    MetadataScanner,
    AccessService,
    PolicyCheck,
    Uploads,
  ],
  exports: [AccessService, PolicyCheck],
})
export class AccessModule {}
