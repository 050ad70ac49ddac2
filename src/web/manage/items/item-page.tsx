/** One item of the inventory: how it stands, whom it hurts, when units are out, taking it off the list. */
import { closureReason } from '../../../items/closure-words.js';
import type { ClosureView } from '../../../items/closure.dto.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Facts, Heading, Link } from '../../ui/parts.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { PhotosSection } from './photos-section.js';
import type { ItemPhotoView } from '../../../items/photos/item-photo.view.js';
import { itemWords } from './item-words.js';
import { editWord } from '../edit-form.js';
import { labelsOf } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { managePage, manageOf } from '../manage-frame.js';
import { oncePerSeries } from '../once-per-series.js';
import { quantityInWords, periodInWords } from '../spoken.js';
import { AtRisk, type AtRiskNames } from '../at-risk.js';

interface ItemState {
  item: ItemView;
  atRisk: readonly AtRiskView[];
  names: AtRiskNames;
  closures: readonly ClosureView[];
  photos: readonly ItemPhotoView[];
  done?: string | undefined;
}

export function itemPage(visit: Visit, { item, atRisk, names, closures, photos, done }: ItemState): Page {
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
        <ButtonLink href={`${at}/new?copy=${item.id}`}>{w.duplicate}</ButtonLink>
        <Link href={`${homeOf(visit.actor!)}/items/${item.id}/where`}>{w.whereIsIt}</Link>
        <Link href={`${at}/labels?item=${item.id}`}>{w.label}</Link>
        {item.lent && <Link href={`${homeOf(visit.actor!)}/items/${item.id}`}>{w.onList}</Link>}
        {visit.actor!.may('lending-rules.change', visit.actor!.relationsTo(item.owner.id)) && (
          <Link href={`${manageOf(visit)}/own-rules/new?item=${item.id}`}>{w.ownRules}</Link>
        )}
      </div>
      <PhotosSection {...{ visit, item, photos }} />
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
        {oncePerSeries(closures).map(([closure]) => (
          <li key={closure.id}>
            <Link href={`${at}/${closure.id}/remove`}>
              {quantityInWords({ quantity: closure.quantity, unit: item.unit }, visit.language)},{' '}
              {periodInWords(visit, closure)}
              {closure.everyYear && `, ${w.everyYear}`}
              {inBrackets(closureReason(closure, visit.language))}
            </Link>
          </li>
        ))}
      </ul>
      <div class="lb-row">
        <ButtonLink href={`${at}/new?itemId=${item.id}`}>{w.newClosure}</ButtonLink>
        {(item.parts.length === 0 || item.kind === 'computed_set') && (
          <ButtonLink href={`${homeOf(visit.actor!)}/items/${item.id}/own-use`}>{w.ownUse}</ButtonLink>
        )}
      </div>
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
