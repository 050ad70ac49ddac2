/** The ground that every module may stand on: the configuration and the clock. */
import { Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { Config, readConfig } from './config.js';

@Module({
  providers: [Clock, { provide: Config, useFactory: () => readConfig(process.env) }],
  exports: [Clock, Config],
})
export class SharedModule {}
