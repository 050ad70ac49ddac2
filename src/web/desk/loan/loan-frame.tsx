/** What handing over and taking back show alike: whose it is, for what, and which things. */
import type { ComponentChildren, VNode } from 'preact';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { inDigits } from '../../../shared/amounts.js';
import { returnInWords } from '../../../shared/spoken-time.js';
import type { FormState } from '../../forms/typed.js';
import { Instead, Refused } from '../../ui/form.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, ButtonLink, Title, Way } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from './loan-words.js';

export interface LoanProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  /** Those of its lines that are to be counted. */
  lines: readonly SheetLine[];
}

/** Where things are counted: as planned above, otherwise below. */
export interface CountingProps extends LoanProps {
  form: FormState;
}

/** Of the forms that count a loan: where they go, and the version that somebody saw. */
export const sentTo = ({ visit, sheet: { view } }: LoanProps, way: 'out' | 'back') => ({
  action: `${visit.home}/desk/${view.id}/${way}`,
  hidden: { version: String(view.version) },
});

interface Counting {
  title: string;
  /** Said where nothing is left to be counted. */
  nothing: string;
  asPlanned: ComponentChildren;
  otherwise: ComponentChildren;
}

export const countingPage = (
  props: CountingProps,
  { title, nothing, asPlanned, otherwise }: Counting,
): Page =>
  loanPage(
    props,
    title,
    props.lines.length === 0 ? (
      <NothingHere visit={props.visit} sheet={props.sheet} title={nothing} />
    ) : (
      <>
        <Refused form={props.form} />
        <Instead form={props.form} title={loanWords[props.visit.language].instead} />
        {asPlanned}
        <hr />
        {otherwise}
      </>
    ),
  );

function loanPage({ visit, sheet, lines }: LoanProps, title: string, children: ComponentChildren): Page {
  const w = loanWords[visit.language];
  const { view, partnerName } = sheet;
  const due = handOverOf(lines.length > 0 ? lines : sheet.lines);
  const body = (
    <div class="lb-main--read">
      <p class="lb-crumb lb-no-print">
        <a href={`${visit.home}/desk`}>
          <Icon name="left" isSmall />
          {w.back}
        </a>
      </p>
      <Title>{softened(partnerName)}</Title>
      <p class="lb-title__sub">
        {softened(view.occasion.name)} · {w.due(returnInWords(due, visit.timeZone, visit.language))}
      </p>
      {children}
      <Way href={`${visit.home}/requests/${view.id}/paper`}>{w.slip}</Way>
    </div>
  );
  return { title: `${title}: ${partnerName}`, body, place: 'today', look: 'desk' };
}

/** The things at a glance, as on the card of the day. */
export const Things = ({
  visit: { language },
  lines,
  kind,
  countOf,
}: LoanProps & { kind: 'out' | 'back'; countOf: (line: SheetLine) => number }): VNode => (
  <ul class={`lb-go__lines lb-go lb-go--${kind}`}>
    {lines.map((line) => (
      <li key={line.id}>
        <b>{inDigits(countOf(line), language)}</b>{' '}
        <span>
          {softened(line.itemName)}
          <small> {[line.inventoryNumber, line.place.name].join(' · ')}</small>
        </span>
      </li>
    ))}
  </ul>
);

/** Somebody else was quicker, or it is in other hands. */
const NothingHere = ({ visit, sheet, title }: Omit<LoanProps, 'lines'> & { title: string }): VNode => {
  const w = loanWords[visit.language];
  return (
    <>
      <Alert kind="info" title={title}>
        <p>{w.nothing}</p>
      </Alert>
      <ButtonLink href={`${visit.home}/requests/${sheet.view.id}`}>{w.toLoan}</ButtonLink>
    </>
  );
};
