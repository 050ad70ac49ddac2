/** An applicant: somebody who is not known, asks to be let in, and says what they would like to borrow. Erased once that is decided. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Ref, Text } from '../../database/columns.js';
import type { Language } from '../../shared/words.js';

/** When something may be fetched or brought back: at one instant, at any minute of the window. ISO 8601. */
interface WantedTime {
  at: string;
  window: { from: string; until: string };
}

/** What of the basket is fetched together, and the ways to do it, the best first; none where no days were chosen. */
export interface Wanted {
  things: { itemId: string; quantity: number }[];
  ways: { pickUp: WantedTime; returnDue: WantedTime }[];
}

@Entity('applicants')
/** Whoever asks again has corrected themselves. */
@Unique(['allianceId', 'email'])
@Index(['allianceId', 'askedAt'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@Check('ck_applicants_version', '"version" >= 1')
export class Applicant {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(254) email!: string;
  @Text(200) name!: string;
  /** For whom they would ask, as they call it. */
  @Text(200) partnerName!: string;
  @Text(40) phone!: string;
  @Text(200) occasionName!: string;
  @Text(2000) note!: string;
  /** In which pages and mails speak to them. */
  @Text(2) language!: Language;
  @Json() wanted!: Wanted[];
  /** The basket as a browser keeps it, to be filled again by a link; empty where there was none. */
  @Text(4000) basket!: string;
  /** The partner that they were let in to, while what they want is still to be passed on; null before. */
  @Ref({ nullable: true }) partnerId!: string | null;
  /** Of the founding agreement, accepted by whoever asks to take part as a new partner; null for who only asks for access. */
  @Int({ nullable: true }) agreementVersion!: number | null;
  @Int() version!: number;
  @Instant() askedAt!: Date;
}
