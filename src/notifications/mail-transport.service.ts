/** Hands a rendered mail over: by SMTP, or as a file where no server is configured. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import {
  createTransport,
  type SMTPSentMessageInfo,
  type SMTPTransportOptions,
  type Transporter,
} from 'nodemailer';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';

/** Bare addresses that passed `isMailAddress`. */
export interface Envelope {
  from: string;
  to: string;
}

/** What the server said when it took the mail; no code where there is no server. */
export interface Receipt {
  code: number | null;
  text: string;
}

type Server = Transporter<SMTPSentMessageInfo, SMTPTransportOptions>;

const TEN_SECONDS = 10_000;
/** RFC 5321 4.5.3.2.6: so long may a server think after the final dot. */
const TEN_MINUTES = 600_000;

@Injectable()
export class MailTransport implements OnApplicationBootstrap {
  private readonly log = new Logger('Mail');
  private readonly server: Server | undefined;
  private written = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.server = config.smtpUrl === undefined ? undefined : connectionTo(config.smtpUrl);
  }

  onApplicationBootstrap(): void {
    const { smtpUrl, mailDir } = this.config;
    // Only host and port: the rest of the address holds a password.
    const where =
      smtpUrl === undefined ? `are written as files into ${mailDir}` : `leave by ${new URL(smtpUrl).host}`;
    this.log.log(`Mails ${where}.`);
  }

  /** Resolves once the mail is somebody else's duty; rejects with nodemailer's or the file system's error. */
  send(raw: Buffer, envelope: Envelope, name: string): Promise<Receipt> {
    return this.server ? submit(this.server, raw, envelope) : this.write(raw, name);
  }

  /** Names sort in the order of sending, and appear only once the file is complete. */
  private async write(raw: Buffer, name: string): Promise<Receipt> {
    const { mailDir } = this.config;
    await mkdir(mailDir, { recursive: true, mode: 0o700 });
    this.written += 1;
    const time = this.clock.now().toISOString().replaceAll(':', '-');
    const file = `${time}-${String(this.written).padStart(6, '0')}-${name.replace(/[^\w-]/g, '')}.eml`;
    const unfinished = join(mailDir, `.${file}.tmp`);
    await writeFile(unfinished, raw, { mode: 0o600, flush: true });
    await rename(unfinished, join(mailDir, file));
    return { code: null, text: 'written to a file' };
  }
}

/** One connection for each mail: nodemailer's pool puts failed mails back into a queue of its own. */
function connectionTo(smtpUrl: string): Server {
  const url = new URL(smtpUrl);
  url.searchParams.delete('pool');
  return createTransport({
    url: url.href,
    connectionTimeout: TEN_SECONDS,
    greetingTimeout: TEN_SECONDS,
    socketTimeout: TEN_MINUTES,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function submit(server: Server, raw: Buffer, { from, to }: Envelope): Promise<Receipt> {
  // As objects: nodemailer parses strings, also here, and would find further recipients in them.
  const envelope = { from: { name: '', address: from }, to: [{ name: '', address: to }] };
  const { response = '' } = await server.sendMail({ raw, envelope });
  return { code: Number(/^\d{3}/.exec(response)?.[0] ?? 250), text: response };
}
