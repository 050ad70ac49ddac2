/** The demo: fills the installation with an alliance from CSV files, through the same services and rules as everybody. */
import { usualRules } from '../partners/who/alliance-rules.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { AlliancesService } from '../partners/alliances/alliances.service.js';
import { portraitOf } from '../partners/alliances/alliance.view.js';
import { preparedText } from '../partners/alliances/prepared-texts.js';
import { TextsService } from '../partners/alliances/texts.service.js';
import { SchoolHolidays } from '../partners/holidays/school-holidays.service.js';
import type { Actor } from '../partners/who/actor.js';
import { DemoActors } from './demo-actors.service.js';
import { DemoPhotos } from './demo-photos.service.js';
import { DemoReservations } from './demo-reservations.service.js';
import { DemoPool } from './demo-pool.service.js';
import { readSeed, seedFileNames, type Seed, type SeedTexts } from './seed-files.js';

const AGREEMENT = 'founding-agreement';

@Injectable()
export class DemoService {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly alliances: AlliancesService,
    private readonly texts: TextsService,
    private readonly actors: DemoActors,
    private readonly holidays: SchoolHolidays,
    private readonly pool: DemoPool,
    private readonly photos: DemoPhotos,
    private readonly reservations: DemoReservations,
  ) {}

  /** Loads the alliance of one folder; one that is there already is left alone. True where it was loaded. */
  async load(folder: string): Promise<boolean> {
    const seed = readSeed(await textsOf(folder));
    if (await this.alliances.exists(seed.alliance.slug)) return false;
    const coordinator = await this.found(seed);
    // Without it nobody can ask to take part.
    await this.texts.publish(
      coordinator,
      AGREEMENT,
      preparedText(AGREEMENT, portraitOf(coordinator.alliance), 'de'),
    );
    await this.holidays.addAll(coordinator, seed.schoolHolidays);
    const ids = await this.pool.fill(coordinator, seed);
    await this.photos.hang(coordinator, folder);
    await this.actors.invite(coordinator, seed.people, ids);
    await this.reservations.make(seed, ids);
    this.log.log(`Loaded ${seed.alliance.name}`);
    return true;
  }

  private async found({ alliance, people }: Seed): Promise<Actor> {
    const {
      leadTimeDays,
      horizonDays,
      longestLoanDays,
      bufferMinutes,
      decisionDays,
      note: _note,
      about = null,
      ...portrait
    } = alliance;
    const rules = { ...usualRules, leadTimeDays, horizonDays, longestLoanDays, bufferMinutes, decisionDays };
    const first = people.find(({ roles }) => roles.some(({ role }) => role === 'coordinator'));
    if (!first) throw new Error(`${seedFileNames.people} names no coordinator`);
    await this.alliances.found({ ...portrait, about, rules }, { email: first.email, name: first.name });
    return this.actors.of(first.email, alliance.slug);
  }
}

async function textsOf(folder: string): Promise<SeedTexts> {
  const texts = Object.entries(seedFileNames).map(
    async ([file, name]) => [file, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts)) as unknown as SeedTexts;
}
