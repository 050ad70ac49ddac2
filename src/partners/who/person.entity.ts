/** A person: somebody who signs in, known by a mail address that may be a shared mailbox. */
import { Entity, Index, Unique } from 'typeorm';
import { Flag, Id, Instant, Text } from '../../database/columns.js';
import type { Language } from '../../shared/words.js';

@Entity('people')
@Unique(['email'])
@Index('ix_people_unsubscribe_key', ['unsubscribeKey'], { unique: true })
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
  /** Since then nobody reminds this person of what they fetch, and of what they bring back; null: they are reminded. */
  @Instant({ nullable: true }) pickUpsOffAt!: Date | null;
  @Instant({ nullable: true }) returnsOffAt!: Date | null;
  /** Since then this person gets no list of the next day of the places they keep; null: they do. */
  @Instant({ nullable: true }) listsOffAt!: Date | null;
  /** Since then this person gets no list on Mondays of what they are to decide; null: they do. */
  @Instant({ nullable: true }) digestsOffAt!: Date | null;
  /** Since then nobody asks this person once a year whether their entries still hold; null: they are asked. */
  @Instant({ nullable: true }) confirmationsOffAt!: Date | null;
  /** Stands in the mails that one may refuse, and does nothing but that; null until the first of them. */
  @Text(43, { nullable: true }) unsubscribeKey!: string | null;
}
