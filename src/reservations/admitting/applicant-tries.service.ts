/** Applicants' tries: counts how often strangers ask to be let in, and says when it is enough. */
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { networksOf } from '../../partners/signing-in/network.js';
import { DAY_MINUTES, HOUR_MINUTES, QUARTER_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import { hashed } from '../../partners/who/secrets.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { ApplicantTry } from './applicant-try.entity.js';
import { mayApply, type Tries } from './applicant-limits.js';

interface Trying {
  allianceId: string;
  email: string;
  /** Where it comes from on the network. */
  ip: string;
}

type Counted = Pick<ApplicantTry, 'allianceId' | 'emailHash' | 'network' | 'wideNetwork'>;

@Injectable()
export class ApplicantTries {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Counts one more, or says no. In a unit of its own: what is refused afterwards was tried all the same. */
  mayApply({ allianceId, email, ip }: Trying, now: Date): Promise<boolean> {
    const networks = networksOf(ip);
    const [network, wideNetwork] = [networks[0] ?? null, networks.at(-1) ?? null];
    const one = { allianceId, emailHash: hashed(email), network, wideNetwork };
    return this.database.transaction(async (tx) => {
      // Whoever asks twenty times at once is counted twenty times.
      await this.database.lockWord(tx, 'applicant tries');
      if (this.config.rateLimits && !mayApply(await tried(tx, one, now))) return false;
      await tx.insert(ApplicantTry, { id: newId(), ...one, createdAt: now });
      return true;
    });
  }

  /** Forgets what no limit looks at any more. */
  async sweep(tx: EntityManager, now: Date): Promise<void> {
    await tx.delete(ApplicantTry, { createdAt: LessThan(addMinutes(now, -DAY_MINUTES)) });
  }
}

async function tried(
  tx: EntityManager,
  { allianceId, emailHash, network, wideNetwork }: Counted,
  now: Date,
): Promise<Tries> {
  const within = (minutes: number, of: FindOptionsWhere<ApplicantTry>): Promise<number> =>
    tx.countBy(ApplicantTry, { ...of, createdAt: MoreThan(addMinutes(now, -minutes)) });
  return {
    ofAddressInQuarter: await within(QUARTER_MINUTES, { emailHash }),
    ofAddressInDay: await within(DAY_MINUTES, { emailHash }),
    fromNetworkInHour: network === null ? 0 : await within(HOUR_MINUTES, { network }),
    fromWideNetworkInHour: wideNetwork === null ? 0 : await within(HOUR_MINUTES, { wideNetwork }),
    hereInHour: await within(HOUR_MINUTES, { allianceId }),
    hereInDay: await within(DAY_MINUTES, { allianceId }),
  };
}
