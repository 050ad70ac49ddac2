/** The ground that every module may stand on: the configuration and the clock. */
import { Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { ClockWatch } from './clock-watch.service.js';
import { Config, readConfig } from './config.js';

@Module({
  providers: [Clock, ClockWatch, { provide: Config, useFactory: () => readConfig(process.env) }],
  exports: [Clock, ClockWatch, Config],
})
export class SharedModule {}
