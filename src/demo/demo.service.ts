/** The demo: fills the installation with an alliance from CSV files, through the same services and rules as everybody. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { AlliancesService } from '../partners/alliances.service.js';
import type { Actor } from '../partners/actor.js';
import { DemoActors } from './demo-actors.service.js';
import { DemoLoans } from './demo-loans.service.js';
import { DemoPool } from './demo-pool.service.js';
import { readSeed, seedFileNames, type Seed, type SeedTexts } from './seed-files.js';

@Injectable()
export class DemoService {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly alliances: AlliancesService,
    private readonly actors: DemoActors,
    private readonly pool: DemoPool,
    private readonly loans: DemoLoans,
  ) {}

  /** Loads the alliance of one folder; one that is there already is left alone. True where it was loaded. */
  async load(folder: string): Promise<boolean> {
    const seed = readSeed(await textsOf(folder));
    if (await this.alliances.exists(seed.alliance.slug)) return false;
    const coordinator = await this.found(seed);
    const ids = await this.pool.fill(coordinator, seed);
    await this.actors.invite(coordinator, seed.people, ids);
    await this.loans.make(seed, ids);
    this.log.log(`Loaded ${seed.alliance.name}`);
    return true;
  }

  private async found({ alliance, people }: Seed): Promise<Actor> {
    const { leadTimeDays, horizonDays, longestLoanDays, bufferMinutes, decisionDays } = alliance;
    const rules = { leadTimeDays, horizonDays, longestLoanDays, bufferMinutes, decisionDays };
    const first = people.find(({ roles }) => roles.some(({ role }) => role === 'coordinator'));
    if (!first) throw new Error(`${seedFileNames.people} names no coordinator`);
    const { slug, name, place, state, legalBearer, timeZone, visibility, numberLetters } = alliance;
    const { contactName, contactPhone, contactEmail, contactHours, foundedOn, isExample } = alliance;
    const portrait = {
      slug,
      name,
      place,
      state,
      legalBearer,
      timeZone,
      visibility,
      numberLetters,
      foundedOn,
      isExample,
    };
    const contact = { contactName, contactPhone, contactEmail, contactHours };
    await this.alliances.found({ ...portrait, ...contact, rules }, { email: first.email, name: first.name });
    return this.actors.of(first.email, slug);
  }
}

async function textsOf(folder: string): Promise<SeedTexts> {
  const texts = Object.entries(seedFileNames).map(
    async ([file, name]) => [file, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts)) as unknown as SeedTexts;
}
