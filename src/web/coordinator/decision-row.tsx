/** One request that waits: who wants what, its light with the reasons, and the two forms that decide it. */
import type { VNode } from 'preact';
import type { DocketEntry } from '../../reservations/docket.view.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Period } from '../../shared/period.js';
import { formState } from '../ui/form.js';
import { Badge, Facts, Lines, Link } from '../ui/parts.js';
import type { FormState, Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { ClashComparison } from './clash-comparison.js';
import { ApproveForm, DeclineForm } from './decision-forms.js';
import { decisionWords, type DecisionWords } from './decision-words.js';
import type { Refusal } from '../../shared/refusal.js';

/** A decision that was refused, to be shown again. */
export interface RefusedDecision {
  id: string;
  number: string;
  kind: 'approve' | 'decline';
  typed: Typed;
  refusal: Refusal;
}

export interface RowProps {
  visit: Visit;
  /** Where the alliance's pages begin. */
  home: string;
  timeZone: string;
  entry: DocketEntry;
  refused: RefusedDecision | undefined;
}

const badges = { green: 'success', amber: 'warning', red: 'danger' } as const;

export const DecisionRow = (props: RowProps): VNode => {
  const { visit, home, entry } = props;
  const { id, number, partnerName, light, reasons } = entry;
  const { language } = visit;
  const w = decisionWords[language];
  return (
    <article class={`lb-case lb-case--${light}`} id={`r-${id}`} aria-labelledby={`h-${id}`} tabIndex={-1}>
      <h2 class="kern-heading-small" id={`h-${id}`}>
        {number} · {partnerName}
      </h2>
      <p class="kern-body">
        <strong>{w.decideBy(dayAndTime(entry.decideBy, props.timeZone, language))}</strong>
      </p>
      <div class="lb-light">
        <Badge kind={badges[light]}>{w.lights[light]}</Badge>{' '}
        <span class="kern-body">{w.lightMeans[light]}</span>
      </div>
      {reasons.length > 0 && (
        <ul class="lb-reasons">
          {reasons.map(({ message }) => (
            <li key={message[language]}>{message[language]}</li>
          ))}
        </ul>
      )}
      {entry.clashes.map((clash) => (
        <ClashComparison
          {...props}
          clash={clash}
          w={w}
          key={`${clash.itemName} ${clash.period.from.valueOf()}`}
        />
      ))}
      <div class="lb-case__sides">
        <div>
          <RequestFacts {...props} w={w} />
          <p class="kern-body">
            <Link href={`${home}/requests/${id}`}>
              {w.toRequest}
              <span class="kern-sr-only"> {number}</span>
            </Link>
          </p>
        </div>
        <div>
          <ApproveForm {...props} w={w} form={formOf(props, 'approve')} />
          <DeclineForm {...props} w={w} form={formOf(props, 'decline')} />
        </div>
      </div>
    </article>
  );
};

/** Only the form that was sent shows what was typed. */
function formOf({ visit, entry, refused }: RowProps, kind: RefusedDecision['kind']): FormState {
  const isThis = refused?.id === entry.id && refused.kind === kind;
  return isThis ? formState(visit, refused.typed, refused.refusal) : formState(visit);
}

const RequestFacts = ({ visit, entry, timeZone, w }: RowProps & { w: DecisionWords }): VNode => {
  const { language } = visit;
  const places = [...new Set(entry.lines.map(({ placeName }) => placeName))].join('; ');
  return (
    <Facts
      facts={[
        [w.facts.occasion, entry.occasionName],
        [w.facts.onBehalfOf, entry.onBehalfOf],
        [w.facts.when, inWords(entry.period, timeZone, language, w)],
        [w.facts.where, places],
        [w.facts.contact, [entry.contactName, entry.contactPhone].filter(Boolean).join(', ')],
        [w.facts.note, entry.note && <Lines text={entry.note} />],
        [w.facts.askedAt, dayAndTime(entry.askedAt, timeZone, language)],
      ]}
    />
  );
};

export const inWords = (
  { from, until }: Period,
  timeZone: string,
  language: Visit['language'],
  w: DecisionWords,
): string => w.until(dayAndTime(from, timeZone, language), dayAndTime(until, timeZone, language));
