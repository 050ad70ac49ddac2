/** A mail server for tests that does at every step what the script says, and remembers every byte. Plain sockets: libraries are too polite. */
import { createServer, type Server, type Socket } from 'node:net';

/** Where the server may misbehave; `text`: amid the message, before the final dot; `end`: after it. */
export type Step =
  'greeting' | 'hello' | 'starttls' | 'auth' | 'sender' | 'recipient' | 'data' | 'text' | 'end';

/**
 * A number is a refusal with this code. `drip` answers so slowly that it never ends, with a line now and then. What is
 * kept was accepted, though nobody heard of it.
 */
export type Reaction =
  'go on' | number | 'hang up' | 'stall' | 'drip' | 'keep and hang up' | 'keep and stall';

export interface Conversation {
  /** Counts from 1. */
  connection: number;
  recipients: string[];
  /** The bytes between DATA and the final dot, as far as they have come; dots unstuffed. */
  raw: Buffer;
}

export type Script = (step: Step, conversation: Conversation) => Reaction;

export interface Try {
  recipients: readonly string[];
  raw: Buffer;
  /** False where the connection ended before the final dot. */
  isWhole: boolean;
}

export interface Offers {
  pipelining?: boolean;
  auth?: boolean;
  starttls?: boolean;
}

export class ScriptedSmtp {
  port = 0;
  script: Script = () => 'go on';
  connections = 0;
  /** All commands in their order, without the text of mails. */
  readonly commands: string[] = [];
  /** Whatever text has come, and of that what was accepted or kept. */
  readonly tries: Try[] = [];
  readonly accepted: Try[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(readonly offers: Offers = {}) {}

  /** Opened again, it listens where it did before. */
  async open(): Promise<void> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    await new Promise<void>((opened) => server.listen(this.port, '127.0.0.1', opened));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((closed) => server.close(closed));
  }

  private serve(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    const session = new Session(this, socket, this.connections);
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => session.read(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      session.end();
    });
    session.greet();
  }
}

const PROMPT = { username: '334 VXNlcm5hbWU6', password: '334 UGFzc3dvcmQ6' };

class Session {
  private readonly conversation: Conversation;
  private pending = Buffer.alloc(0);
  private mode: 'commands' | 'username' | 'password' | 'text' | 'mute' = 'commands';
  private drips: NodeJS.Timeout | undefined;

  constructor(
    private readonly post: ScriptedSmtp,
    private readonly socket: Socket,
    connection: number,
  ) {
    this.conversation = { connection, recipients: [], raw: Buffer.alloc(0) };
  }

  greet(): void {
    this.react('greeting', () => this.say('220 post.example.org ESMTP'));
  }

  read(bytes: Buffer): void {
    this.pending = Buffer.concat([this.pending, bytes]);
    while (this.mode !== 'mute' && this.step());
  }

  end(): void {
    clearInterval(this.drips);
    if (this.mode === 'text') this.note(false);
  }

  /** False where more bytes must come first. */
  private step(): boolean {
    if (this.mode === 'text') return this.readText();
    const end = this.pending.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.pending.subarray(0, end).toString('latin1');
    this.pending = this.pending.subarray(end + 2);
    this.obey(line);
    return true;
  }

  private obey(line: string): void {
    this.post.commands.push(this.mode === 'commands' ? line : '(secret)');
    if (this.mode === 'username') return this.ask('password');
    if (this.mode === 'password') return this.finishAuth();
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') this.react('hello', () => this.hello(verb));
    else if (verb === 'STAR') this.react('starttls', () => this.say('220 go ahead'));
    else if (verb === 'AUTH') this.auth(line);
    else if (verb === 'MAIL') this.react('sender', () => this.say('250 2.1.0 ok'));
    else if (verb === 'RCPT') this.recipient(line);
    else if (verb === 'DATA') this.data();
    else if (verb === 'QUIT') this.socket.end('221 bye\r\n');
    else this.say('502 5.5.2 what?');
  }

  private hello(verb: string): void {
    const { pipelining, auth, starttls } = this.post.offers;
    const more = [pipelining && 'PIPELINING', auth && 'AUTH LOGIN PLAIN', starttls && 'STARTTLS', '8BITMIME'];
    const lines = ['post.example.org', ...more.filter((one) => typeof one === 'string')];
    if (verb === 'HELO') return this.say('250 post.example.org');
    this.say(lines.map((one, index) => `250${index === lines.length - 1 ? ' ' : '-'}${one}`).join('\r\n'));
  }

  private auth(line: string): void {
    if (/^AUTH PLAIN ./i.test(line)) return this.finishAuth();
    this.ask('username');
  }

  private ask(what: 'username' | 'password'): void {
    this.mode = what;
    this.say(PROMPT[what]);
  }

  private finishAuth(): void {
    this.mode = 'commands';
    this.react('auth', () => this.say('235 2.7.0 welcome'));
  }

  private recipient(line: string): void {
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    this.conversation.recipients.push(address);
    this.react(
      'recipient',
      () => this.say('250 2.1.5 ok'),
      () => this.conversation.recipients.pop(),
    );
  }

  private data(): void {
    if (this.conversation.recipients.length === 0) return this.say('503 5.5.1 nobody to send it to');
    this.react('data', () => {
      this.mode = 'text';
      this.say('354 go ahead');
    });
  }

  private readText(): boolean {
    const end = this.pending.indexOf('\r\n.\r\n');
    const text = end < 0 ? this.pending : this.pending.subarray(0, end + 2);
    this.conversation.raw = unstuffed(text);
    if (text.length > 0 && this.post.script('text', this.conversation) === 'hang up') {
      this.socket.destroy();
      this.note(false);
      this.mode = 'mute';
      return false;
    }
    if (end < 0) return false;
    this.pending = this.pending.subarray(end + 5);
    this.mode = 'commands';
    const kept = this.note(true);
    this.react('end', () => {
      this.post.accepted.push(kept);
      this.say('250 2.0.0 queued');
    });
    return true;
  }

  private note(isWhole: boolean): Try {
    const { recipients, raw } = this.conversation;
    const one = { recipients: [...recipients], raw, isWhole };
    if (raw.length > 0) this.post.tries.push(one);
    return one;
  }

  private react(step: Step, goOn: () => void, undo: () => void = () => undefined): void {
    const reaction = this.post.script(step, this.conversation);
    if (reaction === 'go on') return goOn();
    undo();
    if (typeof reaction === 'number') return this.refuse(reaction);
    if (reaction.startsWith('keep')) this.post.accepted.push(this.post.tries.at(-1)!);
    if (reaction.endsWith('hang up')) this.socket.destroy();
    if (reaction === 'drip') this.drips = setInterval(() => this.say('250-wait'), 20);
    this.mode = 'mute';
  }

  private refuse(code: number): void {
    this.say(`${code} ${String(code)[0]}.7.1 no such luck`);
    if (code === 421) this.socket.end();
  }

  private say(reply: string): void {
    this.socket.write(`${reply}\r\n`);
  }
}

const unstuffed = (text: Buffer): Buffer =>
  Buffer.from(text.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.'), 'latin1');
