/** Texts of an alliance, as pages read and publish them. */
import { TextField } from '../../http/fields.decorators.js';
import { instant, Shows, whole } from '../../http/shown.decorators.js';
import { LONGEST_TEXT, type AllianceText } from './alliance-text.entity.js';

export class NewTextDto {
  @TextField({ says: 'The whole text.', min: 1, max: LONGEST_TEXT, lines: true }) text!: string;
}

export class AgreementView {
  @Shows('What whoever accepts it names.', whole) version!: number;
  @Shows('Paragraphs, headings (`# `) and list items (`- `).') text!: string;
  @Shows('Since when it holds.', instant) publishedAt!: Date;
}

export interface PublishedText {
  text: string;
  version: number;
  publishedAt: Date;
  /** As it was prepared; else somebody wrote it. */
  isPrepared: boolean;
}

/** A line in the list of versions. */
export interface TextVersion {
  version: number;
  publishedAt: Date;
  /** Name of who published it. */
  who: string;
}

export const publishedText = ({ text, version, publishedAt, isPrepared }: AllianceText): PublishedText => ({
  text,
  version,
  publishedAt,
  isPrepared: isPrepared === true,
});
