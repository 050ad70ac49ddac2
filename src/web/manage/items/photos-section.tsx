/** The photos of an item: to add, to describe, to put in order, to take away. */
import type { VNode } from 'preact';
import type { ItemPhotoView } from '../../../items/photos/item-photo.view.js';
import { MOST_PHOTOS_OF_ITEM, sidesIn } from '../../../items/photos/photo-sizes.js';
import { pictureTypes } from '../../../shared/picture-kinds.js';
import type { FormState } from '../../forms/typed.js';
import { FileField, Input } from '../../ui/fields.js';
import { Form, formState } from '../../ui/form.js';
import { Button, Heading } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { photosWords } from './photos-words.js';

export const LONGEST_DESCRIPTION = 200;

interface SectionProps {
  visit: Visit;
  item: { id: string; name: string };
  photos: readonly ItemPhotoView[];
  /** A form that comes back refused, and the photo that it is about; of a new one there is none. */
  refused?: { form: FormState; photoId?: string | undefined };
}

export const photosAt = (visit: Visit, itemId: string): string => `${manageOf(visit)}/items/${itemId}/photos`;

export const PhotosSection = (props: SectionProps): VNode => {
  const { visit, photos } = props;
  const w = photosWords[visit.language];
  return (
    <section class="lb-stack" aria-labelledby="photos">
      <Heading id="photos">{w.title}</Heading>
      <p>{photos.length === 0 ? w.none : w.firstShows}</p>
      <ol class="lb-album">
        {photos.map((photo, index) => (
          <Row {...props} photo={photo} index={index} key={photo.id} />
        ))}
      </ol>
      {photos.length < MOST_PHOTOS_OF_ITEM ? <Add {...props} /> : <p>{w.full(MOST_PHOTOS_OF_ITEM)}</p>}
    </section>
  );
};

const Row = (props: SectionProps & { photo: ItemPhotoView; index: number }): VNode => {
  const { visit, item, photo, index, photos, refused } = props;
  const w = photosWords[visit.language];
  const { id, description, urls } = photo;
  const at = `${photosAt(visit, item.id)}/${id}`;
  const form = refused?.photoId === id ? refused.form : formState(visit, { description });
  const of = description || w.numbered(index + 1);
  return (
    <li id={`photo-${id}`}>
      <a href={urls.large}>
        <img src={urls.small} alt={of} {...sidesIn('small', photo)} loading="lazy" />
      </a>
      <Form form={form} action={at}>
        <Input
          {...{ form, name: 'description', label: w.description }}
          maxLength={LONGEST_DESCRIPTION}
          isOptional
          row={id}
        />
        <div class="lb-row">
          <Button weight="secondary" of={of}>
            {w.save}
          </Button>
          {index > 0 && (
            <Button weight="tertiary" name="position" value={String(index)} of={of}>
              {w.earlier}
            </Button>
          )}
          {index < photos.length - 1 && (
            <Button weight="tertiary" name="position" value={String(index + 2)} of={of}>
              {w.later}
            </Button>
          )}
          <Button weight="tertiary" name="remove" value="yes" of={of}>
            {w.remove}
          </Button>
        </div>
      </Form>
    </li>
  );
};

/** Filled by the script alone, which sends one file after the other: `said` is what the page that answers says of it. */
export const Outcomes = ({ form, said }: { form: FormState; said?: string | undefined }): VNode => {
  const { refusal, language } = form;
  const w = photosWords[language];
  const why = refusal && (refusal.details.errors?.[0]?.message ?? refusal.words)[language];
  return (
    <ol class="lb-list" aria-label={w.outcomes} data-said={why ?? said} data-outcomes={w.failed} hidden />
  );
};

const Add = ({ visit, item, refused }: SectionProps): VNode => {
  const w = photosWords[visit.language];
  const form = refused && refused.photoId === undefined ? refused.form : formState(visit);
  return (
    <Form form={form} action={photosAt(visit, item.id)} takesFile oneEach="shown">
      <Outcomes form={form} />
      <FileField
        form={form}
        name="photo"
        label={w.photo}
        hint={w.photoHelp}
        accept={pictureTypes.join(',')}
      />
      <Input
        {...{ form, name: 'description', label: w.description }}
        maxLength={LONGEST_DESCRIPTION}
        isOptional
        row="new"
      />
      <Button weight="secondary">{w.add}</Button>
    </Form>
  );
};
