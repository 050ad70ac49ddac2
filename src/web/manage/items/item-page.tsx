/** One item of the inventory: how it stands, whom it hurts, when units are out, taking it off the list; a new one, or changing one. */
import { closureReason } from '../../../items/closure-words.js';
import type { ClosureView } from '../../../items/closure.dto.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Facts, Heading, Link } from '../../ui/parts.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { itemWords } from './item-words.js';
import { editWord, editPage } from '../edit-form.js';
import { labelsOf } from '../fields.js';
import { NOTHING } from '../kinds.js';
import { itemFields, itemSections } from '../item-fields.js';
import { managePage, manageOf } from '../manage-frame.js';
import { quantityInWords, periodInWords } from '../spoken.js';
import { AtRisk, type AtRiskNames } from '../at-risk.js';
import type { FormState } from '../../forms/typed.js';
import { choicesOf, chosenFrom, withOwn, type Named } from '../choices.js';

interface ItemState {
  item: ItemView;
  atRisk: readonly AtRiskView[];
  names: AtRiskNames;
  closures: readonly ClosureView[];
  done?: string | undefined;
}

export function itemPage(visit: Visit, { item, atRisk, names, closures, done }: ItemState): Page {
  const w = itemWords[visit.language];
  const labels = labelsOf(itemFields, visit.language);
  const at = `${manageOf(visit)}/items`;
  const children = (
    <>
      {item.setAside && <Alert kind="warning" title={w.isAside} />}
      {!item.setAside && !item.lent && <Alert kind="warning" title={w.isUnlent(item.owner.name)} />}
      {atRisk.length > 0 && (
        <Alert kind="danger" title={w.hurt}>
          <p>{w.hurtHelp}</p>
        </Alert>
      )}
      {atRisk.length > 0 && <AtRisk visit={visit} names={names} caption={w.hurt} rows={atRisk} />}
      <Facts
        facts={[
          [labels.inventoryNumber, item.inventoryNumber],
          [labels.kind, w.kinds[item.kind][0]],
          [labels.quantity, quantityInWords(item, visit.language)],
          [labels.ownerId, item.owner.name],
          [labels.storagePlaceId, item.storagePlace.name],
        ]}
      />
      <div class="lb-row lb-fields">
        <ButtonLink href={`${at}/${item.id}/edit`} weight="primary">
          {editWord(visit)}
        </ButtonLink>
        <Link href={`${homeOf(visit.actor!)}/items/${item.id}/where`}>{w.whereIsIt}</Link>
        {item.lent && <Link href={`${homeOf(visit.actor!)}/items/${item.id}`}>{w.onList}</Link>}
      </div>
      <Closures visit={visit} item={item} closures={closures} />
      <SetAside visit={visit} item={item} />
    </>
  );
  return managePage(visit, { title: item.name, above: [[at, w.title]], done, children });
}

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

const Closures = ({ visit, item, closures }: Pick<ItemState, 'item' | 'closures'> & { visit: Visit }) => {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  return (
    <>
      <Heading>{w.closures}</Heading>
      {closures.length === 0 && <p>{w.noClosures}</p>}
      <ul class="lb-links">
        {closures.map((closure) => (
          <li key={closure.id}>
            <Link href={`${at}/${closure.id}/remove`}>
              {quantityInWords({ quantity: closure.quantity, unit: item.unit }, visit.language)},{' '}
              {periodInWords(visit, closure)}
              {inBrackets(closureReason(closure, visit.language))}
            </Link>
          </li>
        ))}
      </ul>
      <ButtonLink href={`${at}/new?itemId=${item.id}`}>{w.newClosure}</ButtonLink>
    </>
  );
};

const SetAside = ({ visit, item: { id, setAside } }: { visit: Visit; item: ItemView }) => {
  const w = itemWords[visit.language];
  return (
    <Form
      form={formState(visit)}
      action={`${manageOf(visit)}/items/${id}/aside`}
      hidden={{ setAside: String(!setAside) }}
    >
      {!setAside && <p>{w.takeOffHelp}</p>}
      <Button weight="secondary">{setAside ? w.putBack : w.takeOff}</Button>
    </Form>
  );
};

/** What an item may be made of, belong to and stand at. */
interface ItemChoices {
  owners: readonly Named[];
  places: readonly Named[];
  items: readonly Named[];
}

export const newItem = { kind: 'bulk', packStep: '1', bufferUnit: 'hours' };

/** `thing` is undefined for a new one. */
export function itemFormPage(
  visit: Visit,
  form: FormState,
  { owners, places, items }: ItemChoices,
  thing?: { id: string; name: string },
): Page {
  const w = itemWords[visit.language];
  const parts = chosenFrom(w.nothing, items);
  const choices = {
    kind: choicesOf(w.kinds),
    ownerId: chosenFrom(w.choose, owners),
    storagePlaceId: chosenFrom(w.choose, places),
    'parts.itemId': parts,
    accessoryIds: parts,
    replacementIds: chosenFrom(w.nothing, [{ id: NOTHING, name: w.noReplacement }, ...items]),
    depositBasis: withOwn(choicesOf(w.bases), form.typed['depositBasis']),
  };
  return editPage(visit, { path: 'items', words: w, sections: itemSections, form, choices, thing });
}
