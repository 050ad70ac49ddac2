/** An import: a list that somebody brought along, looked at by its maker alone, then taken over, and perhaps taken back. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Json, LongText, Ref, Text } from '../../database/columns.js';
import type { Choices, Counts } from './import-choices.js';

export const importStates = ['preview', 'done', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

@Entity('imports')
@Unique(['allianceId', 'id'])
@Index(['madeAt'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_imports_state', `"state" IN ('preview', 'done', 'undone')`)
export class Import {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Whose preview it is. */
  @Ref() personId!: string;
  @Text(20) state!: ImportState;
  /** What the file was called; empty for what was pasted. */
  @Text(200) name!: string;
  @Json() choices!: Choices;
  /** Raised by every choice, so that nobody takes over what they did not see. */
  @Int() version!: number;
  /** Null until it is taken over. */
  @Json({ nullable: true }) counts!: Counts | null;
  /** The sheets as JSON, forgotten after a week; large, so never read along with a list. */
  @LongText({ nullable: true, select: false }) grids!: string | null;
  /** What became of each line, as JSON; null until it is taken over, and after a week. */
  @LongText({ nullable: true, select: false }) outcome!: string | null;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) doneAt!: Date | null;
  @Instant({ nullable: true }) undoneAt!: Date | null;
}
