/** The ground that every module may stand on: the configuration, the clock and the disk. */
import { Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { ClockWatch } from './clock-watch.service.js';
import { Config, readConfig } from './config.js';
import { JobDiary } from './job-diary.service.js';
import { Disk } from './disk.service.js';

@Module({
  providers: [
    Clock,
    ClockWatch,
    Disk,
    JobDiary,
    { provide: Config, useFactory: () => readConfig(process.env) },
  ],
  exports: [Clock, ClockWatch, Config, Disk, JobDiary],
})
export class SharedModule {}
