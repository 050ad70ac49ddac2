/** Untold: what was noted for somebody and has not left yet; whoever takes it back tells it together with what comes next. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tail } from './gathering.js';
import { newsOf, type MailKind, type News } from './mail-kinds.js';
import { readNote } from './mail-writer.service.js';
import { UnreadableFacts } from './snapshot.js';
import { takeBack, untoldIn, type UntoldMail } from './untold.query.js';

export interface Untold {
  news: News;
  /** When it would have left. */
  leavesAt: Date;
}

/** Of one reservation, to some of those who are told of it. */
interface Of {
  series: string;
  recipients: readonly string[];
  kinds: readonly MailKind[];
  now: Date;
}

type Known = Untold & Pick<UntoldMail, 'id' | 'recipient'>;

@Injectable()
export class UntoldMails {
  /** By recipient, in the order in which it was said. */
  async take(tx: EntityManager, { series, recipients, kinds, now }: Of): Promise<Map<string, Untold[]>> {
    const those = recipients.map((recipient) => `${series} ${recipient}`);
    const known = (await untoldIn(tx, those, kinds)).flatMap((mail) => knownFrom(mail) ?? []);
    const wanted = [...byRecipient(known).values()].flatMap((some) => tail(some));
    const ids = wanted.map(({ id }) => id);
    const taken = await takeBack(tx, ids, now);
    return byRecipient(wanted.filter(({ id }) => taken.has(id)));
  }
}

/** What this version of the program cannot read leaves as it is. */
function knownFrom({ id, recipient, kind, facts, nextAt }: UntoldMail): Known | undefined {
  try {
    return { id, recipient, news: newsOf(kind, readNote({ facts }).told), leavesAt: nextAt };
  } catch (error) {
    if (error instanceof UnreadableFacts) return undefined;
    throw error;
  }
}

function byRecipient(known: readonly Known[]): Map<string, Known[]> {
  const some = new Map<string, Known[]>();
  for (const one of known) some.set(one.recipient, [...(some.get(one.recipient) ?? []), one]);
  return some;
}
