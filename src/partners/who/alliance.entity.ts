/** An alliance (Bündnis): the partners of one place who pool what they own. */
import { Check, Entity, Unique } from 'typeorm';
import { Day, Flag, Id, Instant, Int, Json, Ref, Text } from '../../database/columns.js';
import type { AllianceColour } from './alliance-colours.js';
import type { AllianceRules } from './alliance-rules.js';

export const listVisibilities = ['public', 'partners'] as const;
export type ListVisibility = (typeof listVisibilities)[number];

/** Other words for all things of one category, with commas between them. */
export interface CategoryWords {
  category: string;
  words: string;
}

@Entity('alliances')
@Unique(['slug'])
@Check('ck_alliances_visibility', `"visibility" IN ('public', 'partners')`)
export class Alliance {
  @Id() id!: string;
  /** The alliance's word in every address, such as `auenbrueck`. */
  @Text(40) slug!: string;
  @Text(200) name!: string;
  @Text(120) place!: string;
  /** The Land. */
  @Text(60) state!: string;
  /** Rechtsträger: controller in the sense of the DSGVO. */
  @Text(200) legalBearer!: string;
  @Text(200) contactName!: string;
  @Text(40) contactPhone!: string;
  @Text(254) contactEmail!: string;
  /** When somebody answers the phone, in words. */
  @Text(200) contactHours!: string;
  /** IANA name; days and hand-over windows are thought in it. */
  @Text(60) timeZone!: string;
  /** Who may see the pooled list. */
  @Text(20) visibility!: ListVisibility;
  /** Begins the numbers people say aloud: `A` in `A-2027-0042`. */
  @Text(4) numberLetters!: string;
  @Day({ nullable: true }) foundedOn!: string | null;
  /** Marked as example data on its portrait. */
  @Flag() isExample!: boolean;
  @Json() rules!: AllianceRules;
  /** By which the things of a category are found besides; null where nobody said any. */
  @Json({ nullable: true }) categoryWords!: CategoryWords[] | null;
  /** One of `allianceColours`; null where nobody chose one. */
  @Text(20, { nullable: true }) colour!: AllianceColour | null;
  /** What it is, in one or two sentences of its own; null where nobody wrote any. */
  @Text(400, { nullable: true }) about!: string | null;
  /** Of its crest; null where it brought none. */
  @Ref({ nullable: true }) crestId!: string | null;
  /** In thousandths of a degree, to the north and to the east; null where nobody said where it lies. */
  @Int({ nullable: true }) latitude!: number | null;
  @Int({ nullable: true }) longitude!: number | null;
  /** Raised first by every transaction that touches stock, or changes what a page or feed shows. */
  @Int() revision!: number;
  @Instant() createdAt!: Date;
  /** Since when strangers see that it is there; null until its coordination shows it, and after it has hidden it again. */
  @Instant({ nullable: true }) listedAt!: Date | null;
  @Instant() updatedAt!: Date;
}
