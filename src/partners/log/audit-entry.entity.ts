/** An audit entry: who changed what in the rules of the game. Only ever added; the tables themselves refuse to change or delete one. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, LongText, Ref, Text } from '../../database/columns.js';

@Entity('audit_entries')
@Index(['allianceId', 'id'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['personId'], ['id'])
export class AuditEntry {
  @Id() id!: string;
  /** Null for what belongs to no alliance: sign-ins, sessions, the operator's commands. */
  @Ref({ nullable: true }) allianceId!: string | null;
  /** Null for commands, which the operator gives on the machine itself. */
  @Ref({ nullable: true }) personId!: string | null;
  @Instant() at!: Date;
  /** An action of the policy table, or a command. */
  @Text(40) what!: string;
  /** What it was done to; null where there is no one thing. */
  @Ref({ nullable: true }) subjectId!: string | null;
  /** Names of fields or roles; never a person's data, which must be erasable. */
  @Text(300) detail!: string;
  /** What it was called, and from what to what, as JSON; null where nothing is said, and never a person's data. */
  @LongText({ nullable: true }) changes!: string | null;
}
