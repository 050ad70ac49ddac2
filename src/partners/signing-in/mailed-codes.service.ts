/** Mailed codes: counts those that go out, says when it is enough, and tells the operator when strangers use them up. */
import { Injectable, Logger } from '@nestjs/common';
import { Between, LessThan, Raw, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { News } from '../../shared/news.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal, type RefusalKind } from '../../shared/refusal.js';
import { MailedCode } from './mailed-code.entity.js';
import { networksOf } from './network.js';
import {
  BURST_MINUTES,
  DAY_MINUTES,
  HOUR_MINUTES,
  QUARTER_MINUTES,
  reachedLimit,
  type CodesAsked,
  type Limit,
} from './sign-in-limits.js';

/** To whom a code would go, and the network address of whoever asked for it. */
export interface CodeRequest {
  email: string;
  ip: string;
  /** Whether anybody would get it: what goes to nobody takes nothing from what people need. */
  isKnown(tx: EntityManager): Promise<boolean>;
}

type Counted = Pick<MailedCode, 'email' | 'network' | 'widerNetwork' | 'widestNetwork'> & {
  isKnown: boolean;
};

const QUIET_MS = HOUR_MINUTES * 60_000;

@Injectable()
export class MailedCodes {
  private readonly log = new Logger('SignIn');
  private readonly news = new News(QUIET_MS);

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one more, or says no: then no mail may leave. Writes the same in both cases, so that nobody learns from the
   * time which of the two it was. In a unit of its own, so that its lock, which is everybody's, is not held while a mail
   * is written.
   */
  async mayLeave({ email, ip, isKnown }: CodeRequest, now: Date): Promise<boolean> {
    const [network = null, widerNetwork = null, widestNetwork = null] = networksOf(ip);
    const reached = await this.database.transaction(async (tx) => {
      // Whoever asks twenty times at once is counted twenty times, whichever of the limits it is about.
      await this.database.lockWord(tx, 'mailed codes');
      const code = { email, network, widerNetwork, widestNetwork, isKnown: await isKnown(tx) };
      const limit = reachedLimit(await asked(tx, code, now));
      const isRefused = this.config.rateLimits && limit !== undefined;
      const id = newId();
      await tx.insert(MailedCode, { id, ...code, createdAt: now });
      await tx.delete(MailedCode, { id: isRefused ? id : newId() });
      return isRefused ? limit : undefined;
    });
    if (reached) this.warn(reached);
    return reached === undefined;
  }

  /** True while somebody asks for so many that whole networks, or all together, get no more. */
  get isShort(): boolean {
    return this.news.isOn(this.clock.monotonic());
  }

  /** Forgets what no limit looks at any more. */
  async sweep(tx: EntityManager, now: Date): Promise<void> {
    await tx.delete(MailedCode, { createdAt: LessThan(addMinutes(now, -DAY_MINUTES)) });
  }

  /** A single mailbox or household that asks too often is no news; a wide network can be shut out at the proxy. */
  private warn(limit: Limit): void {
    if (limit.of === 'address' || (limit.of === 'network' && !limit.isWide)) return;
    const whence = limit.of === 'network' ? limit.network : 'everywhere together';
    if (!this.news.isNews(whence, this.clock.monotonic())) return;
    this.log.warn(`Too many sign-in codes are asked for from ${whence}: further ones are not mailed.`);
  }
}

/** What the limits look at, for codes of the same kind only. */
async function asked(
  tx: EntityManager,
  { email, network, widerNetwork, widestNetwork, isKnown }: Counted,
  now: Date,
): Promise<CodesAsked> {
  // What was not noted counts along with what goes to nobody. One question for both kinds: neither takes longer.
  const kind = { isKnown: Raw((column) => `${column} ${isKnown ? 'IS TRUE' : 'IS NOT TRUE'}`) };
  const count = (minutes: number, of: FindOptionsWhere<MailedCode>): Promise<number> =>
    // Not what a clock that was ahead for a while wrote down: it would count until that hour comes again.
    tx.countBy(MailedCode, {
      ...of,
      ...kind,
      createdAt: Between(addMinutes(now, -minutes), addMinutes(now, 1)),
    });
  const networks = new Map<string, number>();
  if (network !== null) networks.set(network, await count(HOUR_MINUTES, { network }));
  if (widerNetwork !== null) networks.set(widerNetwork, await count(HOUR_MINUTES, { widerNetwork }));
  if (widestNetwork !== null) networks.set(widestNetwork, await count(HOUR_MINUTES, { widestNetwork }));
  return {
    forAddressInQuarter: await count(QUARTER_MINUTES, { email }),
    forAddressInDay: await count(DAY_MINUTES, { email }),
    fromNetworksInHour: networks,
    inFiveMinutes: await count(BURST_MINUTES, {}),
  };
}

/** What is said is the same, wherever codes are typed. */
export const wrongCode = (kind: RefusalKind): Refusal =>
  new Refusal(kind, 'wrong-code', {
    de: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte fordern Sie einen neuen an.',
    en: 'This code is wrong or no longer valid. Please ask for a new one.',
  });
