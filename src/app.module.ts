/** Table of contents, from the ground up. */
import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { entities } from './entities.js';
import { ExportingModule } from './exporting/exporting.module.js';
import { ImportsModule } from './items/import/imports.module.js';
import { ItemsModule } from './items/items.module.js';
import { Jobs } from './jobs.service.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { ReservationsModule } from './reservations/reservations.module.js';
import { SharedModule } from './shared/shared.module.js';
import { WebModule } from './web/web.module.js';

@Module({
  imports: [
    SharedModule,
    DatabaseModule.of(entities),
    NotificationsModule,
    PartnersModule,
    ItemsModule,
    ImportsModule,
    ReservationsModule,
    DemoModule,
    WebModule,
    ExportingModule,
  ],
})
export class AppModule {}

/** The rooms, with the clock that makes them move. */
@Module({
  imports: [
    AppModule,
    NotificationsModule,
    PartnersModule,
    ItemsModule,
    ImportsModule,
    ReservationsModule,
    SharedModule,
    ScheduleModule.forRoot(),
  ],
  providers: [Jobs],
})
export class ServerModule {}
