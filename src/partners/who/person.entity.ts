/** A person: somebody who signs in, known by a mail address that may be a shared mailbox. */
import { Entity, Unique } from 'typeorm';
import { Flag, Id, Instant, Text } from '../../database/columns.js';
import type { Language } from '../../shared/words.js';

@Entity('people')
@Unique(['email'])
export class Person {
  @Id() id!: string;
  /** Lower case, domain in ASCII. */
  @Text(254) email!: string;
  @Text(200) name!: string;
  /** Runs the installation; has no rights inside an alliance. */
  @Flag() isOperator!: boolean;
  @Instant() createdAt!: Date;
  /** Since then nothing lets this person in: no sign-in, no session, no token, no feed. */
  @Instant({ nullable: true }) disabledAt!: Date | null;
  /** In which pages and mails speak to this person; null: as the browser asks, German in mails. */
  @Text(2, { nullable: true }) language!: Language | null;
  /** Since then this person's mails come without a calendar entry; null: with one. */
  @Instant({ nullable: true }) entriesOffAt!: Date | null;
  /** Since then this person is not mailed what the coordination is to know of requests; null: they are, where they decide. */
  @Instant({ nullable: true }) requestsOffAt!: Date | null;
}
