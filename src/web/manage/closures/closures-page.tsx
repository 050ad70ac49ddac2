/** The closures that are on or still to come, the next one first; entering one, and removing one. */
import type { VNode } from 'preact';
import { closureReason } from '../../../items/closure-words.js';
import type { ClosureView } from '../../../items/closure.dto.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { Page } from '../../ui/page.js';
import { Link, Button, ButtonLink, Facts, Heading } from '../../ui/parts.js';
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
    everyYear: 'jedes Jahr',
    nextTime: (day: string) => `jedes Jahr, nächstes Mal ab ${day}`,
    removeOne: 'Nur dieses Mal entfernen',
    removeAll: 'Ganz entfernen',
    removeAllHelp:
      'Diese Sperrzeit kommt jedes Jahr wieder. Entfernen Sie nur dieses Mal, bleiben die anderen Jahre. Entfernen Sie sie ganz, kommt sie nicht mehr; was schon läuft, läuft wie geplant zu Ende.',
    others: 'Die anderen Jahre',
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
    everyYear: 'every year',
    nextTime: (day: string) => `every year, next time from ${day}`,
    removeOne: 'Remove this time only',
    removeAll: 'Remove altogether',
    removeAllHelp:
      'This closure comes back every year. If you remove this time only, the other years stay. If you remove it altogether, it comes no more; what is on ends as planned.',
    others: 'The other years',
    unknown: 'Item',
    choose: 'Please choose',
  },
);

export interface ItemClosure extends ClosureView {
  /** Undefined for what the reader does not see any more. */
  item: ItemView | undefined;
  mayRemove: boolean;
  /** Of one that comes back every year: the other times that are not over, the next first. */
  others: readonly ClosureView[];
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
    {
      head: w.until,
      cell: (closure) => (
        <>
          {endInWords(visit, closure.until)}
          {closure.everyYear && (
            <>
              <br />
              <span class="lb-quiet">{everyYearInWords(visit, closure)}</span>
            </>
          )}
        </>
      ),
    },
    { head: labels.reason, cell: (closure) => closureReason(closure, visit.language) },
    { head: labels.note, cell: ({ note = '' }) => note },
    {
      head: w.remove,
      cell: ({ id, mayRemove }) => mayRemove && <Link href={`${at}/${id}/remove`}>{w.remove}</Link>,
    },
  ];
  return listPage(visit, { path: 'closures', words: w, columns, rows: closures, cursor: null, done });
}

/** "jedes Jahr, nächstes Mal ab Mo., 1. November 2027" */
function everyYearInWords(visit: Visit, { others: [next] }: ItemClosure): string {
  const w = closureWords[visit.language];
  return next ? w.nextTime(startInWords(visit, next.from)) : w.everyYear;
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
      {closure.everyYear && <p>{w.removeAllHelp}</p>}
      <Form form={formState(visit)} action={`${at}/${closure.id}/remove`}>
        <div class="lb-row lb-fields">
          <Button>{closure.everyYear ? w.removeOne : w.remove}</Button>
          {closure.everyYear && (
            <Button weight="secondary" name="everyYear" value="true">
              {w.removeAll}
            </Button>
          )}
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
      <OtherYears visit={visit} closure={closure} />
    </>
  );
  return managePage(visit, { title: w.removeTitle, above: [[at, w.title]], children });
}

const OtherYears = ({ visit, closure }: { visit: Visit; closure: ItemClosure }): VNode | null =>
  closure.others.length === 0 ? null : (
    <section aria-labelledby="others">
      <Heading id="others">{closureWords[visit.language].others}</Heading>
      <ul class="lb-links">
        {closure.others.map((other) => (
          <li key={other.id}>
            <Link href={`${manageOf(visit)}/closures/${other.id}/remove`}>{periodInWords(visit, other)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
