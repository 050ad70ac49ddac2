/** Who takes part: alliances, partners, people, how they sign in, and what each may do. */
import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { LogModule } from './log/log.module.js';
import { SigningInModule } from './signing-in/signing-in.module.js';
import { AlliancesModule } from './alliances/alliances.module.js';
import { HolidaysModule } from './holidays/holidays.module.js';
import { WhoModule } from './who/who.module.js';
import { MembersModule } from './members/members.module.js';

@Module({
  imports: [
    WhoModule,
    AccessModule,
    LogModule,
    SigningInModule,
    AlliancesModule,
    HolidaysModule,
    MembersModule,
  ],
  exports: [
    WhoModule,
    AccessModule,
    LogModule,
    SigningInModule,
    AlliancesModule,
    HolidaysModule,
    MembersModule,
  ],
})
export class PartnersModule {}
