/** An office: one running program with its mail worker on the test's database, by a clock that a test moves. */
import type { LoggerService } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Database } from '../../src/database/database.service.js';
import { Leases } from '../../src/database/leases.service.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { MailQueue } from '../../src/notifications/mail-queue.service.js';
import { MailTransport, type Patience } from '../../src/notifications/mail-transport.service.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { OutboxService } from '../../src/notifications/outbox.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { addMinutes } from '../../src/shared/period.js';
import { plainLetter, wordPlainly, type PlainLetter } from './plain-mails.js';

/** Time passes on both its faces; only the wall clock can be set. */
export class MovedClock extends Clock {
  private wall = new Date('2027-05-03T08:00:00Z');
  private passed = 0;

  override now(): Date {
    return this.wall;
  }

  override monotonic(): number {
    return this.passed;
  }

  pass(minutes: number): void {
    this.passed += minutes * 60_000;
    this.wall = addMinutes(this.wall, minutes);
  }

  setBack(minutes: number): void {
    this.wall = addMinutes(this.wall, -minutes);
  }
}

/** For a server that is silent on purpose. */
export const QUICK: Patience = { connection: 150, greeting: 150, answer: 150, mail: 400 };

export class Office {
  readonly database: Database;
  readonly outbox: OutboxService;
  readonly delivery: DeliveryService;
  readonly transport: MailTransport;

  private constructor(
    readonly module: TestingModule,
    private readonly clock: MovedClock,
    readonly logged: readonly string[],
  ) {
    this.database = module.get(Database);
    this.outbox = module.get(OutboxService);
    this.delivery = module.get(DeliveryService);
    this.transport = module.get(MailTransport);
    module.get(MailQueue).mostAnHour = Number.POSITIVE_INFINITY;
    wordPlainly(module.get(MailWriter));
  }

  /** `account` as it stands in an SMTP address: `user:password@`. */
  static async open(port: number, clock: MovedClock, account = ''): Promise<Office> {
    process.env['SMTP_URL'] = `smtp://${account}127.0.0.1:${port}`;
    const logged: string[] = [];
    const module = await Test.createTestingModule({
      imports: [DatabaseModule.of([Alliance, OutboxMail]), NotificationsModule],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .setLogger(loggerInto(logged))
      .compile();
    await module.init();
    const office = new Office(module, clock, logged);
    module.get(Leases).time = () => Promise.resolve(clock.now());
    office.delivery.chance = () => 0;
    office.delivery.stopPatience = 200;
    return office;
  }

  add(...parts: Partial<PlainLetter>[]): Promise<void> {
    return this.database.transaction(async (tx) => {
      for (const part of parts)
        await this.outbox.add(tx, plainLetter({ ...plain(this.clock.now()), ...part }));
    });
  }

  rows(): Promise<OutboxMail[]> {
    return this.database.read((tx) => tx.find(OutboxMail, { order: { id: 'ASC' } }));
  }

  clear(): Promise<unknown> {
    return this.database.transaction((tx) => tx.createQueryBuilder().delete().from(OutboxMail).execute());
  }

  close(): Promise<void> {
    return this.module.close();
  }
}

export const anna = { name: 'Anna Schmidt', address: 'anna@example.org' };

const plain = (now: Date): PlainLetter => ({
  kind: 'note',
  allianceId: null,
  to: anna,
  fromName: 'Bündnis Auenbrück',
  subject: 'Zusage: 5 Garnituren',
  text: 'Grüße\n.\nEin Punkt steht allein.\n',
  html: '<p>Grüße</p>',
  now,
});

function loggerInto(logged: string[]): LoggerService {
  const note = (message: unknown, ...more: unknown[]): void => {
    if (more.at(-1) !== 'Mail') return;
    logged.push(typeof message === 'string' ? message : JSON.stringify(message));
  };
  return { log: note, warn: note, error: note };
}
