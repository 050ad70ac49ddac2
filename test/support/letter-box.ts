/** A letter box: a mail server that keeps what it is given, and may take its time for the answer. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface Letter {
  to: string;
  raw: string;
}

export class LetterBox {
  /** Acknowledged, in the order of their arrival. */
  readonly accepted: Letter[] = [];
  /** Received in full, whether or not the sender ever heard so. */
  readonly received: Letter[] = [];
  /** How long it thinks before it acknowledges. */
  thinkingMs = 0;
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => void this.take(stream, session).then(() => done(), done),
  });

  static async open(): Promise<LetterBox> {
    const box = new LetterBox();
    // Senders that are killed cut their connections.
    box.server.on('error', () => undefined);
    box.server.listen(0, '127.0.0.1');
    await once(box.server.server, 'listening');
    return box;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** The numbers of the reservations that mails to this address are about, with their subjects. */
  async subjects(): Promise<{ to: string; subject: string }[]> {
    return Promise.all(
      this.accepted.map(async ({ to, raw }) => ({
        to,
        subject: (await PostalMime.parse(raw)).subject ?? '',
      })),
    );
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const letter = { to: envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString() };
    this.received.push(letter);
    await pause(this.thinkingMs, undefined, { ref: false });
    this.accepted.push(letter);
  }
}
