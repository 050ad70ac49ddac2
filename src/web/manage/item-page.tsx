/** One item in the housekeeping: how it stands, whom it hurts, when units are out, and taking it off the list. */
import type { ClosureView } from '../../items/closure.dto.js';
import type { ItemView } from '../../items/item.dto.js';
import type { AtRiskView } from '../../reservations/risk.view.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Facts, Heading, Link } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { itemWords } from './item-words.js';
import { managePage, manageOf } from './manage-frame.js';
import { quantityInWords } from './quantities.js';
import { AtRisk } from './at-risk.js';
import { periodInWords } from './spoken.js';

interface ItemState {
  item: ItemView;
  atRisk: readonly AtRiskView[];
  closures: readonly ClosureView[];
  done?: string | undefined;
}

export function itemPage(visit: Visit, { item, atRisk, closures, done }: ItemState): Page {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/items`;
  const children = (
    <>
      {item.setAside && <Alert kind="warning" title={w.isAside} />}
      {atRisk.length > 0 && (
        <Alert kind="danger" title={w.hurt}>
          <p class="kern-body">{w.hurtHelp}</p>
        </Alert>
      )}
      {atRisk.length > 0 && <AtRisk visit={visit} caption={w.hurt} rows={atRisk} />}
      <Facts
        facts={[
          [w.fields.inventoryNumber, item.inventoryNumber],
          [w.fields.kind, w.kinds[item.kind][0]],
          [w.fields.quantity, quantityInWords(item, visit.language)],
          [w.fields.owner, item.owner.name],
          [w.fields.place, item.storagePlace.name],
        ]}
      />
      <div class="lb-row lb-fields">
        <ButtonLink href={`${at}/${item.id}/edit`} weight="primary">
          {w.edit}
        </ButtonLink>
        {!item.setAside && <Link href={`${homeOf(visit.actor!)}/items/${item.id}`}>{w.onList}</Link>}
      </div>
      <Closures visit={visit} item={item} closures={closures} />
      <SetAside visit={visit} item={item} />
    </>
  );
  return managePage(visit, { title: item.name, above: [[at, w.title]], done, children });
}

const Closures = ({ visit, item, closures }: Pick<ItemState, 'item' | 'closures'> & { visit: Visit }) => {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  return (
    <>
      <Heading>{w.closures}</Heading>
      {closures.length === 0 && <p class="kern-body">{w.noClosures}</p>}
      <ul class="lb-links">
        {closures.map((closure) => (
          <li key={closure.id}>
            <Link href={`${at}/${closure.id}/remove`}>
              {quantityInWords({ quantity: closure.quantity, unit: item.unit }, visit.language)},{' '}
              {periodInWords(visit, closure)}
              {closure.reason && ` (${closure.reason})`}
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
      {!setAside && <p class="kern-body">{w.takeOffHelp}</p>}
      <Button weight="secondary">{setAside ? w.putBack : w.takeOff}</Button>
    </Form>
  );
};
