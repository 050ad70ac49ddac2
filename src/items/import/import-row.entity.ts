/** An import row: a thing that an import made or changed, and what stood there before. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Int, LongText, Ref, Text } from '../../database/columns.js';

export type ImportRowKind = 'item' | 'partner' | 'place';

@Entity('import_rows')
@Index(['importId', 'kind'])
@ForeignKey('Import', ['allianceId', 'importId'], ['allianceId', 'id'])
@Check('ck_import_rows_kind', `"kind" IN ('item', 'partner', 'place')`)
export class ImportRow {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() importId!: string;
  @Text(20) kind!: ImportRowKind;
  /** No key: what was made is removed again when the import is taken back. */
  @Ref() subjectId!: string;
  /** How often the thing was changed, right after the import; more means that somebody changed it since. */
  @Int() version!: number;
  /** The item as it stood, with what goes along with it, as JSON; null for what was made. */
  @LongText({ nullable: true }) before!: string | null;
}
