/** The photos of one item as a page of their own; and many photos at once, each with the number of its item in its name. */
import type { VNode } from 'preact';
import type { ItemPhotoView } from '../../../items/photos/item-photo.view.js';
import { pictureTypes } from '../../../shared/picture-kinds.js';
import type { FormState } from '../../forms/typed.js';
import { FileField } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf, managePage } from '../manage-frame.js';
import { itemWords } from './item-words.js';
import { Outcomes, PhotosSection } from './photos-section.js';
import { photosWords } from './photos-words.js';

interface PhotosState {
  item: { id: string; name: string };
  photos: readonly ItemPhotoView[];
  refused?: { form: FormState; photoId?: string | undefined };
  done?: string | undefined;
}

export function photosPage(visit: Visit, { item, photos, refused, done }: PhotosState): Page {
  const w = photosWords[visit.language];
  const items = `${manageOf(visit)}/items`;
  const above = [
    [items, itemWords[visit.language].title] as const,
    [`${items}/${item.id}`, item.name] as const,
  ];
  const children = (
    <>
      {refused && <Refused form={refused.form} labels={w} />}
      <PhotosSection {...{ visit, item, photos }} {...(refused ? { refused } : {})} />
    </>
  );
  return managePage(visit, { title: w.of(item.name), above, done, children });
}

interface ManyState {
  form?: FormState;
  /** To which the last photo was added. */
  added?: { id: string; name: string; inventoryNumber: string } | undefined;
}

export const manyPhotosAt = (visit: Visit): string => `${manageOf(visit)}/items/photos`;

/** With a script all of them are sent one after the other, and each outcome is added to the list. */
export function manyPhotosPage(visit: Visit, { form = formState(visit), added }: ManyState): Page {
  const w = photosWords[visit.language];
  const above = [[`${manageOf(visit)}/items`, itemWords[visit.language].title] as const];
  const children = (
    <>
      <Refused form={form} labels={w} />
      {added && <Added visit={visit} added={added} />}
      <p>{w.manyHelp}</p>
      <Form form={form} action={manyPhotosAt(visit)} takesFile oneEach="said">
        <FileField
          form={form}
          name="photo"
          label={w.files}
          hint={w.photoHelp}
          accept={pictureTypes.join(',')}
        />
        <Button>{w.send}</Button>
      </Form>
      <Outcomes form={form} said={added && w.stands(added.name, added.inventoryNumber)} />
    </>
  );
  return managePage(visit, { title: w.many, above, children });
}

const Added = ({ visit, added }: { visit: Visit; added: NonNullable<ManyState['added']> }): VNode => {
  const { id, name, inventoryNumber } = added;
  return (
    <Alert kind="success" title={photosWords[visit.language].stands(name, inventoryNumber)} isFocused>
      <p>
        <Link href={`${manageOf(visit)}/items/${id}`}>{name}</Link>
      </p>
    </Alert>
  );
};
