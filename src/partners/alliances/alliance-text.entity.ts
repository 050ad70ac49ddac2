/** A text of an alliance in one of its versions: the loan rules (Leihordnung), the legal notice … Only ever added. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Flag, Id, Instant, Int, Ref, Text } from '../../database/columns.js';

export const textKinds = [
  'loan-rules',
  'founding-agreement',
  'imprint',
  'privacy',
  'accessibility',
  'plain-language',
  'about',
] as const;
export type TextKind = (typeof textKinds)[number];

export const LONGEST_TEXT = 20_000;

@Entity('alliance_texts')
@Unique(['allianceId', 'kind', 'version'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['publishedBy'], ['id'])
@Check(
  'ck_alliance_texts_kind',
  `"kind" IN ('loan-rules', 'founding-agreement', 'imprint', 'privacy', 'accessibility', 'plain-language', 'about')`,
)
@Check('ck_alliance_texts_version', '"version" >= 1')
export class AllianceText {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(20) kind!: TextKind;
  /** Counts from 1 for each kind. */
  @Int() version!: number;
  @Text(LONGEST_TEXT) text!: string;
  @Instant() publishedAt!: Date;
  @Ref() publishedBy!: string;
  /** Published as it was prepared, after somebody had read it; null for those that are older than that is kept. */
  @Flag({ nullable: true }) isPrepared!: boolean | null;
}
