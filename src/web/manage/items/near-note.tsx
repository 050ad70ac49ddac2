/** The question whether a thing is there already, with what seems to be the same, and the button that says that it is meant so. */
import type { VNode } from 'preact';
import type { CalledItem } from '../../../items/near-duplicates.js';
import type { FormState } from '../../forms/typed.js';
import { Alert, Button, Link } from '../../ui/parts.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { manageOf } from '../manage-frame.js';
import { DEEDS, goesOn } from './deeds.js';
import { itemFormWords } from './item-form-words.js';

interface NearProps {
  visit: Visit;
  form: FormState;
  formId: string;
  near: readonly CalledItem[];
  /** Undefined where it is to be created. */
  thing?: Named | undefined;
}

/** Whoever wanted to go on does. */
export const NearNote = ({ visit, form, formId, near, thing }: NearProps): VNode => {
  const w = itemFormWords[visit.language];
  const meant = goesOn(form.typed) ? `${DEEDS.anyway} ${DEEDS.another}` : DEEDS.anyway;
  return (
    <Alert kind="warning" title={w.near} isFocused>
      <p>{w.nearHelp}</p>
      <ul class="lb-links">
        {near.map((item) => (
          <li key={item.id}>
            <Link href={`${wayTo(visit, item)}/items/${item.id}`}>
              {item.name} ({item.inventoryNumber})
            </Link>
            , {w.of(item.ownerName, item.placeName)}
          </li>
        ))}
      </ul>
      <Button weight="secondary" form={formId} name="deed" value={meant}>
        {thing ? w.saveAnyway : w.createAnyway}
      </Button>
    </Alert>
  );
};

/** Whoever may not put it in order sees it on the list. */
const wayTo = (visit: Visit, { ownerId }: CalledItem): string =>
  visit.actor!.isCoordination || visit.actor!.actsFor(ownerId) ? manageOf(visit) : homeOf(visit.actor!);
