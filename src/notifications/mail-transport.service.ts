/** Hands a rendered mail over: by SMTP, or as a file where no server is configured. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import {
  createTransport,
  type SMTPSentMessageInfo,
  type SMTPTransportOptions,
  type Transporter,
} from 'nodemailer';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { STOPPED } from './delivery-rules.js';
import { isMailAddress } from './mailbox.js';

/** Bare addresses. */
export interface Envelope {
  from: string;
  to: string;
  /** Somebody waits for it: what the server ponders is tried anew. */
  isHurried?: boolean;
}

/** What the server said when it took the mail; no code where there is no server. */
export interface Receipt {
  code: number | null;
  text: string;
}

/** For what is hurried, at the most. */
const HURRIED_MS = 60_000;

/** How long a server may take, in milliseconds. */
export interface Patience {
  connection: number;
  greeting: number;
  /** For each answer; RFC 5321 4.5.3.2.6: so long may it think after the final dot. */
  answer: number;
  /** For the whole mail, also from a server that keeps talking: less than the lease, or another worker takes it meanwhile. */
  mail: number;
}

@Injectable()
export class MailTransport implements OnApplicationBootstrap {
  /** Shorter in tests. */
  patience: Patience = { connection: 10_000, greeting: 10_000, answer: 600_000, mail: 720_000 };

  private readonly log = new Logger('Mail');
  private written = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const { smtpUrl, mailDir } = this.config;
    // Only host and port: the rest of the address holds a password.
    const where =
      smtpUrl === undefined ? `are written as files into ${mailDir}` : `leave by ${new URL(smtpUrl).host}`;
    this.log.log(`Mails ${where}.`);
  }

  /**
   * Resolves once the mail is somebody else's duty; rejects with nodemailer's or the file system's error. `stop` ends it
   * only while none of the text has left, with the code `STOPPED`.
   */
  async send(raw: Buffer, envelope: Envelope, name: string, stop: AbortSignal): Promise<Receipt> {
    const { smtpUrl } = this.config;
    if (smtpUrl === undefined) return this.write(raw, name);
    if (!isMailAddress(envelope.to)) throw Object.assign(new Error('No address'), { code: 'EENVELOPE' });
    const patience = envelope.isHurried ? hurried(this.patience) : this.patience;
    return submit(connectionTo(smtpUrl, patience), raw, envelope, { stop, patience: patience.mail });
  }

  /** Names sort in the order of sending, and appear only once the file is complete. */
  private async write(raw: Buffer, name: string): Promise<Receipt> {
    const { mailDir } = this.config;
    this.written += 1;
    const time = this.clock.now().toISOString().replaceAll(':', '-');
    const file = `${time}-${String(this.written).padStart(6, '0')}-${name.replace(/[^\w-]/g, '')}.eml`;
    await mkdir(mailDir, { recursive: true, mode: 0o700 });
    const unfinished = join(mailDir, `.${file}.tmp`);
    await writeFile(unfinished, raw, { mode: 0o600, flush: true });
    await rename(unfinished, join(mailDir, file));
    return { code: null, text: 'written to a file' };
  }
}

const hurried = (patience: Patience): Patience => ({
  ...patience,
  answer: Math.min(patience.answer, HURRIED_MS),
  mail: Math.min(patience.mail, HURRIED_MS),
});

type Server = Transporter<SMTPSentMessageInfo, SMTPTransportOptions>;

/** One connection for each mail: nodemailer's pool puts failed mails back into a queue of its own. */
function connectionTo(smtpUrl: string, patience: Patience): Server {
  const url = new URL(smtpUrl);
  url.searchParams.delete('pool');
  return createTransport({
    url: url.href,
    connectionTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function submit(
  server: Server,
  raw: Buffer,
  { from, to }: Envelope,
  { stop, patience }: { stop: AbortSignal; patience: number },
): Promise<Receipt> {
  const text = new MailText(raw);
  const end = new AbortController();
  const endUnlessBegun = (): void => void (text.hasBegun || end.abort());
  const tooLong = setTimeout(() => end.abort(), patience);
  stop.addEventListener('abort', endUnlessBegun);
  if (stop.aborted) end.abort();
  server.use('stream', (mail, done) => {
    mail.message.createReadStream = () => text;
    done();
  });
  // As objects: nodemailer parses strings, also here, and would find further recipients in them.
  const envelope = { from: { name: '', address: from }, to: [{ name: '', address: to }] };
  try {
    const { response = '' } = await server.sendMail({ raw, envelope, signal: end.signal });
    return { code: Number(/^\d{3}/.exec(response)?.[0] ?? 250), text: response };
  } catch (error) {
    throw stop.aborted && !text.hasBegun ? Object.assign(new Error('Stopped'), { code: STOPPED }) : error;
  } finally {
    clearTimeout(tooLong);
    stop.removeEventListener('abort', endUnlessBegun);
  }
}

/** The bytes of a mail. Nodemailer reads them once the server has asked for the text, and this tells whether it has. */
class MailText extends Readable {
  hasBegun = false;

  constructor(private readonly raw: Buffer) {
    super();
  }

  override _read(): void {
    this.hasBegun = true;
    this.push(this.raw);
    this.push(null);
  }
}
