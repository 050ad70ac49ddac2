/** The closures that are on or still to come, the next one first; entering one, and removing one. */
import { closureReason } from '../../../items/closure-words.js';
import type { ClosureView } from '../../../items/closure.dto.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { Page } from '../../ui/page.js';
import { Link, Button, ButtonLink, Facts } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { labelsOf } from '../fields.js';
import { closureFields } from './closure-fields.js';
import { listPage } from '../list-page.js';
import { manageOf, type Column, managePage } from '../manage-frame.js';
import { quantityInWords, endInWords, startInWords, periodInWords } from '../spoken.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { FormState } from '../../forms/typed.js';
import { chosenFrom, type Named } from '../choices.js';
import { Entries } from '../entries.js';
import { dictionary } from '../../../shared/words.js';

const closureWords = dictionary(
  {
    title: 'Sperrzeiten',
    intro: 'Was zur Wartung, für den Eigenbedarf oder außerhalb der Saison nicht verliehen wird.',
    new: 'Sperrzeit eintragen',
    none: 'Keine Sperrzeit steht bevor.',
    next: 'Ist etwas kaputt oder selbst gebraucht, tragen Sie es hier ein.',
    out: 'Gesperrt',
    when: 'Wann',
    from: 'Von',
    until: 'Bis',
    hurts: 'Wer dadurch etwas nicht bekommt, sehen Sie gleich danach beim Gegenstand.',
    save: 'Eintragen',
    remove: 'Entfernen',
    removeTitle: 'Sperrzeit entfernen',
    removeHelp: 'Danach kann das alles wieder ausgeliehen werden.',
    keep: 'Nicht entfernen',
    unknown: 'Gegenstand',
    choose: 'Bitte wählen',
  },
  {
    title: 'Closures',
    intro: 'What is not lent for maintenance, own use, or out of season.',
    new: 'Enter a closure',
    none: 'No closure is coming.',
    next: 'What is broken, or needed by yourselves, is entered here.',
    out: 'Closed',
    when: 'When',
    from: 'From',
    until: 'Until',
    hurts: 'Whoever lacks something by it is shown right afterwards, on the page of the item.',
    save: 'Enter',
    remove: 'Remove',
    removeTitle: 'Remove a closure',
    removeHelp: 'All of it can be borrowed again then.',
    keep: 'Do not remove',
    unknown: 'Item',
    choose: 'Please choose',
  },
);

export interface ItemClosure extends ClosureView {
  /** Undefined for what the reader does not see any more. */
  item: ItemView | undefined;
  mayRemove: boolean;
}

export function closuresPage(visit: Visit, closures: readonly ItemClosure[], done: string | undefined): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const labels = labelsOf(closureFields, visit.language);
  const columns: Column<ItemClosure>[] = [
    { head: labels.itemId, cell: ({ item }) => item?.name ?? w.unknown },
    {
      head: w.out,
      cell: ({ item, quantity }) => quantityInWords({ quantity, unit: item?.unit ?? '' }, visit.language),
      isNumber: true,
    },
    { head: w.from, cell: ({ from }) => startInWords(visit, from) },
    { head: w.until, cell: ({ until }) => endInWords(visit, until) },
    { head: labels.reason, cell: (closure) => closureReason(closure, visit.language) },
    { head: labels.note, cell: ({ note = '' }) => note },
    {
      head: w.remove,
      cell: ({ id, mayRemove }) => mayRemove && <Link href={`${at}/${id}/remove`}>{w.remove}</Link>,
    },
  ];
  return listPage(visit, { path: 'closures', words: w, columns, rows: closures, cursor: null, done });
}

export function newClosurePage(visit: Visit, form: FormState, items: readonly Named[]): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const children = (
    <>
      <Refused form={form} labels={labelsOf(closureFields, visit.language)} />
      <Form form={form} action={`${at}/new`}>
        <Entries form={form} fields={closureFields} choices={{ itemId: chosenFrom(w.choose, items) }} />
        <p>{w.hurts}</p>
        <Button>{w.save}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.new, above: [[at, w.title]], children });
}

export function removeClosurePage(visit: Visit, closure: ItemClosure): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const labels = labelsOf(closureFields, visit.language);
  const { item, quantity } = closure;
  const children = (
    <>
      <Facts
        facts={[
          [labels.itemId, item?.name ?? w.unknown],
          [w.out, quantityInWords({ quantity, unit: item?.unit ?? '' }, visit.language)],
          [w.when, periodInWords(visit, closure)],
          [labels.reason, closureReason(closure, visit.language)],
          [labels.note, closure.note ?? ''],
        ]}
      />
      <p>{w.removeHelp}</p>
      <Form form={formState(visit)} action={`${at}/${closure.id}/remove`}>
        <div class="lb-row lb-fields">
          <Button>{w.remove}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.removeTitle, above: [[at, w.title]], children });
}
