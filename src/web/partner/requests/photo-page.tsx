/** A photo of something that is or was lent: a form of its own, so that nothing else waits for it. */
import type { VNode } from 'preact';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { pictureTypes } from '../../../shared/picture-kinds.js';
import type { FormState } from '../../forms/typed.js';
import { FileField, Input, Select } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title } from '../../ui/parts.js';
import { PhotoStrip } from '../../ui/photo-strip.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { photoWords } from './photo-words.js';

/** What was done just before. */
export type PhotoDone = 'back' | 'damage' | undefined;

interface PhotoProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  form: FormState;
  done: PhotoDone;
}

export function photoPage(props: PhotoProps): Page {
  const { visit, sheet, form, done } = props;
  const w = photoWords[visit.language];
  const lines = sheet.lines.filter(({ mayAddPhoto }) => mayAddPhoto);
  const body = (
    <>
      {done && !form.refusal && (
        <Alert kind="success" title={w.done[done]} isFocused>
          <p>{w.doneHelp}</p>
        </Alert>
      )}
      <Title>{w.add}</Title>
      <Refused form={form} labels={w} />
      <p>
        {sheet.view.number}: {softened(sheet.view.occasion.name)}
      </p>
      {lines.length === 0 ? <Nothing {...props} /> : <Fields {...props} lines={lines} />}
      <Already {...props} />
    </>
  );
  return { title: `${w.add}: ${sheet.view.number}`, body, place: 'requests' };
}

const loanOf = ({ visit, sheet }: PhotoProps): string => `${visit.home}/requests/${sheet.view.id}`;

const Nothing = (props: PhotoProps): VNode => {
  const w = photoWords[props.visit.language];
  return (
    <>
      <p>{w.nothingOut}</p>
      <ButtonLink href={loanOf(props)}>{w.toLoan}</ButtonLink>
    </>
  );
};

const Fields = (props: PhotoProps & { lines: readonly SheetLine[] }): VNode => {
  const { visit, form, lines, done } = props;
  const w = photoWords[visit.language];
  const choices = lines.map(({ id, itemName, inventoryNumber }) => ({
    value: id,
    label: `${itemName} (${inventoryNumber})`,
  }));
  return (
    <Form form={form} action={`${loanOf(props)}/photo`} hidden={{ done: done ?? '' }} takesFile>
      <Select form={form} name="lineId" label={w.lineId} choices={choices} />
      <FileField
        form={form}
        name="photo"
        label={w.photo}
        hint={w.photoHelp}
        accept={pictureTypes.join(',')}
      />
      <Input form={form} name="description" label={w.description} maxLength={200} isOptional />
      <p>{w.seenBy}</p>
      <div class="lb-row">
        <Button>{w.save}</Button>
        {done === 'back' ? (
          <ButtonLink href={`${visit.home}/desk`}>{w.without}</ButtonLink>
        ) : (
          <ButtonLink href={loanOf(props)}>{done ? w.without : w.toLoan}</ButtonLink>
        )}
      </div>
    </Form>
  );
};

const Already = ({ visit: { language }, sheet }: PhotoProps): VNode | null => {
  const shown = sheet.lines.filter(({ photos }) => photos.length > 0);
  if (shown.length === 0) return null;
  return (
    <>
      <Heading>{photoWords[language].already}</Heading>
      {shown.map(({ id, itemName, photos }) => (
        <PhotoStrip photos={photos} of={itemName} language={language} key={id} />
      ))}
    </>
  );
};
