/** The ground that every module may stand on: the configuration, the clock and the disk. */
import { Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { ClockWatch } from './clock-watch.service.js';
import { Config, readConfig } from './config.js';
import { Disk } from './disk.service.js';

@Module({
  providers: [Clock, ClockWatch, Disk, { provide: Config, useFactory: () => readConfig(process.env) }],
  exports: [Clock, ClockWatch, Config, Disk],
})
export class SharedModule {}
