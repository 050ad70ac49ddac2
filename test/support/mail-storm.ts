/** A mail storm: many mails in many series, several workers of which some die or sleep, and a server that fails at random. The seed says which fault meets which try; how workers interleave is the machine's affair. */
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import type { Receipt } from '../../src/notifications/mail-transport.service.js';
import { cancelOf, requestOf } from '../../src/notifications/invitation.js';
import { MovedClock, Office, QUICK } from './office.js';
import type { PlainLetter, PlainPart } from './plain-mails.js';
import { ScriptedSmtp, type Conversation, type Reaction, type Step } from './smtp.js';

/** 0 to 1, the same for the same words: FNV-1a, then a round of mulberry32. */
function chanceFor(words: string): number {
  let hash = 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  let mixed = Math.imul(hash ^ (hash >>> 15), hash | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** What became of the storm: everything that the properties are about. */
export interface Outcome {
  rows: OutboxMail[];
  raws: Map<string, Buffer>;
  post: ScriptedSmtp;
  /** Message-IDs of which text came although they had been recorded as sent before the step began. */
  repeatedAfterRecord: string[];
  /** Message-IDs of which text came although they were superseded. */
  supersededThatLeft: string[];
  faults: number;
  deaths: number;
  logged: string[];
}

const WORKERS = 3;
const STEPS = 50;
const GONE = 'gone@example.org';
const BUSY = 'busy@example.org';
const PEOPLE = ['anna', 'ben', 'cem', 'dana'].map((name) => `${name}@example.org`);

const LIKELIHOOD: Partial<Record<Step, number>> = { text: 0.05, end: 0.2 };
const FAULTS: Partial<Record<Step, Reaction[]>> = {
  greeting: [421, 554, 'hang up', 'stall'],
  hello: [421, 554, 'hang up', 'stall'],
  auth: [535, 454, 'hang up'],
  sender: [550, 451, 'hang up'],
  text: ['hang up'],
  end: [451, 452, 'hang up', 'keep and hang up', 'keep and stall', 'stall'],
};

export class MailStorm {
  private readonly clock = new MovedClock();
  private readonly drawn = new Map<string, number>();
  private readonly post: ScriptedSmtp;
  private readonly outcome: Outcome;
  private offices: Office[] = [];
  private readonly retired: Office[] = [];
  /** Ends what dead and sleeping workers wait for. */
  private readonly wakings: (() => void)[] = [];
  private readonly runs: Promise<unknown>[] = [];
  /** Tells a step that a worker has perished. */
  private readonly left = new Map<Office, () => void>();
  /** Not written yet. */
  private waiting: Partial<PlainLetter>[] = [];
  private recorded = new Set<string>();
  private superseded = new Set<string>();
  private isCalm = false;
  private sends = 0;

  constructor(
    private readonly seed: number,
    private readonly mails: number,
  ) {
    this.post = new ScriptedSmtp({ auth: true, pipelining: seed % 2 === 0 });
    this.outcome = {
      rows: [],
      raws: new Map(),
      post: this.post,
      repeatedAfterRecord: [],
      supersededThatLeft: [],
      faults: 0,
      deaths: 0,
      logged: [],
    };
  }

  async run(): Promise<Outcome> {
    await this.post.open();
    this.post.script = (step, conversation) => this.reaction(step, conversation);
    for (let count = 0; count < WORKERS; count += 1) await this.hire();
    await this.fill();
    for (let step = 0; step < STEPS; step += 1) await this.step(Math.ceil(this.chance('minutes') * 6));
    // Then calm: an hour later everything was tried again, and four days later given up.
    this.isCalm = true;
    for (const minutes of [...Array<number>(12).fill(20), 4 * 24 * 60, ...Array<number>(30).fill(61)])
      await this.step(minutes);
    await this.end();
    return this.outcome;
  }

  /** The same for the same seed at the same count of asking about the same thing. */
  private chance(about: string): number {
    const count = (this.drawn.get(about) ?? 0) + 1;
    this.drawn.set(about, count);
    return chanceFor(`${this.seed} ${about} ${count}`);
  }

  private pick<T>(about: string, ...choices: readonly T[]): T {
    return choices[Math.floor(this.chance(`${about} pick`) * choices.length)]!;
  }

  private async hire(): Promise<void> {
    const office = await Office.open(this.post.port, this.clock, 'leihbund:secret@');
    office.transport.patience = QUICK;
    const send = office.transport.send.bind(office.transport);
    office.transport.send = async (...given) => {
      this.sends += 1;
      const isSpared = this.chance(`death ${subjectIn(given[0])}`) > 0.05 && this.sends !== 10;
      if (this.isCalm || isSpared) return send(...given);
      return this.perish(office, send(...given));
    };
    this.offices.push(office);
  }

  /** The program is killed or sleeps: the text may leave, but what the server says is heard much later or never. */
  private async perish(office: Office, sending: Promise<Receipt>): Promise<Receipt> {
    this.offices = this.offices.filter((other) => other !== office);
    this.retired.push(office);
    this.left.get(office)?.();
    this.outcome.deaths += 1;
    const result = await sending.then(
      (receipt) => () => receipt,
      (error: unknown) => () => {
        throw error;
      },
    );
    await new Promise<void>((wake) => this.wakings.push(wake));
    return result();
  }

  /** Half of the series belong to reservations with a calendar entry that changes, and is cancelled now and then. */
  private async fill(): Promise<void> {
    const series = Math.ceil(this.mails / 5);
    const letters: Partial<PlainLetter>[] = [];
    for (let one = 0; one < series; one += 1) {
      const address = one === 0 ? GONE : one === 1 ? BUSY : this.pick('person', ...PEOPLE);
      const to = { name: '', address };
      const isInvited = this.chance('invited') < 0.5;
      const uid = `00000000-0000-4000-8000-${String(one).padStart(12, '0')}`;
      for (let count = 0; count < 5; count += 1) {
        const isEnd = count === 4 && this.chance('end') < 0.5;
        const calendar = isInvited && count > 0 ? { calendar: entry(uid, count, isEnd, to.address) } : {};
        letters.push({ series: `r${one}`, subject: `r${one} ${count}`, to, ...calendar });
      }
    }
    this.waiting = letters;
  }

  /** Some new mails, some workers at once, and some minutes that pass. */
  private async step(minutes: number): Promise<void> {
    await this.write();
    const [office] = this.offices;
    if (!office) {
      await this.hire();
      return;
    }
    const rows = await office.rows();
    this.recorded = new Set(rows.filter(({ state }) => state === 'sent').map(({ messageId }) => messageId));
    this.superseded = new Set(
      rows.filter(({ state }) => state === 'superseded').map(({ messageId }) => messageId),
    );
    await this.ringAll();
    this.clock.pass(minutes);
    if (this.offices.length < WORKERS && this.chance('hire') < 0.3) await this.hire();
    if (this.chance('wake') < 0.1) this.wakings.shift()?.();
  }

  /** Those that perished are not waited for. */
  private async ringAll(): Promise<void> {
    const busy = this.offices.map((office) => {
      const run = office.delivery.deliverDue().catch(() => 0);
      this.runs.push(run);
      return Promise.race([run, new Promise<void>((leave) => this.left.set(office, leave))]);
    });
    await Promise.all(busy);
  }

  private async write(): Promise<void> {
    const [office] = this.offices;
    const now = this.isCalm ? this.waiting.splice(0) : this.nextLetters();
    // Overtaken before anybody looked.
    if (!this.isCalm && this.chance('again') < 0.3) now.push(...this.nextLetters());
    if (office && now.length > 0) await office.add(...now);
    else this.waiting.unshift(...now);
  }

  /** Series begin at different times and grow beside each other. */
  private nextLetters(): Partial<PlainLetter>[] {
    const count = Math.ceil(this.chance('count') * (this.mails / 10));
    const open = new Map<string, number>();
    this.waiting.forEach(({ series = '' }, index) => {
      if (!open.has(series)) open.set(series, index);
    });
    const chosen = [...open.values()].filter(() => this.chance('chosen') < 0.4).slice(0, count);
    const letters = chosen.map((index) => this.waiting[index]!);
    this.waiting = this.waiting.filter((letter) => !letters.includes(letter));
    return letters;
  }

  private reaction(step: Step, { recipients, raw }: Conversation): Reaction {
    if (step === 'text' && raw.includes('\r\n\r\n')) this.watch(raw);
    if (step === 'recipient' && recipients.at(-1) === GONE) return 550;
    if (step === 'recipient' && recipients.at(-1) === BUSY) return 452;
    const about = `${step} ${recipients.at(-1) ?? ''} ${subjectIn(raw)}`;
    if (this.isCalm || this.chance(about) > (LIKELIHOOD[step] ?? 0.02)) return 'go on';
    this.outcome.faults += 1;
    return this.pick<Reaction>(about, ...(FAULTS[step] ?? [451, 450, 421, 'hang up']));
  }

  private watch(raw: Buffer): void {
    const id = messageIdIn(raw);
    if (this.recorded.has(id)) this.outcome.repeatedAfterRecord.push(id);
    if (this.superseded.has(id)) this.outcome.supersededThatLeft.push(id);
  }

  private async end(): Promise<void> {
    for (const wake of this.wakings.splice(0)) wake();
    await Promise.all(this.runs);
    const [office] = this.offices;
    if (!office) throw new Error('Nobody is left.');
    await office.delivery.deliverDue();
    const rows = await office.database.read((tx) =>
      tx.createQueryBuilder(OutboxMail, 'mail').addSelect('mail.raw').orderBy('mail.id').getMany(),
    );
    this.outcome.rows = rows;
    for (const { messageId, raw } of rows) if (raw) this.outcome.raws.set(messageId, raw);
    this.outcome.logged = [...this.offices, ...this.retired].flatMap(({ logged }) => logged);
    for (const one of [...this.offices, ...this.retired]) await one.close();
    await this.post.close();
  }
}

export const messageIdIn = (raw: Buffer): string =>
  /^Message-ID: (<.+?>)/im.exec(raw.toString('latin1'))?.[1] ?? '';

const subjectIn = (raw: Buffer): string => /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim() ?? '';

function entry(uid: string, sequence: number, isEnd: boolean, address: string): PlainPart {
  const invitation = {
    uid,
    sequence,
    period: { from: new Date('2027-05-14T15:00:00Z'), until: new Date('2027-05-17T08:00:00Z') },
    summary: '5 × Bierzeltgarnitur',
    description: 'Abholung am Bauhof',
    organizer: { name: 'Bündnis Auenbrück', address: 'leihbund@example.org' },
    attendee: { name: '', address },
    stamp: new Date('2027-05-03T08:00:00Z'),
  };
  return { ...(isEnd ? cancelOf(invitation) : requestOf(invitation)), uid, sequence };
}
