/** Those who take part, and the turns in which they act. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { Farewells } from './farewells.service.js';
import { Turns } from './turns.service.js';

@Module({
  imports: [SharedModule],
  providers: [Turns, Farewells],
  exports: [Turns, Farewells],
})
export class WhoModule {}
