/** Photos in a row: small ones that lead to large ones. */
import type { VNode } from 'preact';
import type { LoanPhotoView } from '../../reservations/record/loan-photo.view.js';
import { dictionary, type Language } from '../../shared/words.js';

const words = dictionary(
  { photoOf: (name: string) => `Foto von ${name}`, says: (name: string, said: string) => `${name}: ${said}` },
  { photoOf: (name: string) => `Photo of ${name}`, says: (name: string, said: string) => `${name}: ${said}` },
);

/** Of loans, or of things. */
type Photo = Pick<LoanPhotoView, 'id' | 'description' | 'urls'>;

interface StripProps {
  photos: readonly Photo[];
  /** What they show. */
  of: string;
  language: Language;
}

export const PhotoStrip = ({ photos, of, language }: StripProps): VNode | null => {
  const w = words[language];
  if (photos.length === 0) return null;
  return (
    <ul class="lb-photos">
      {photos.map(({ id, description, urls }) => (
        <li key={id}>
          <a href={urls.large}>
            <img
              src={urls.small}
              alt={description === '' ? w.photoOf(of) : w.says(of, description)}
              width="96"
              height="72"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
};
