/** One request that waits: its light and its deadline, who wants what when, one button where it can be approved, and what else there is to see and to do. */
import type { VNode } from 'preact';
import type { DocketEntry, DocketLine } from '../../../reservations/deciding/docket.view.js';
import { times } from '../../../shared/amounts.js';
import { dayAndTime, shortHours, shortPeriod } from '../../../shared/spoken-time.js';
import { formState } from '../../ui/form.js';
import { Icon } from '../../ui/icon.js';
import { Badge, Button, Facts, Lines, Way } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { telephone } from '../../ui/telephone.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ClashComparison } from './clash-comparison.js';
import { ApproveForm, approveFormId, DeclineForm } from './decision-forms.js';
import { decisionWords, inWords, type DecisionWords } from './decision-words.js';
import { lightOf, oneClick } from './light-words.js';
import type { Refusal } from '../../../shared/refusal.js';

/** A decision that was refused, to be shown again. */
export interface RefusedDecision {
  id: string;
  number: string;
  kind: 'approve' | 'decline';
  typed: Typed;
  refusal: Refusal;
}

interface RowProps {
  visit: AllianceVisit;
  entry: DocketEntry;
  refused: RefusedDecision | undefined;
}

type SpokenRow = RowProps & { w: DecisionWords };

const looks = { green: 'ok', amber: 'warn', red: 'bad' } as const;

export const DecisionRow = (given: RowProps): VNode => {
  const { visit, entry } = given;
  const { id, number, light } = entry;
  const w = decisionWords[visit.language];
  const props = { ...given, w };
  const form = formOf(props, 'approve');
  const click = form.refusal ? undefined : oneClick(entry, w);
  return (
    <article
      class={`lb-decide lb-decide--${looks[light]}`}
      id={`r-${id}`}
      aria-labelledby={`h-${id}`}
      tabIndex={-1}
    >
      <Top {...props} />
      <Who {...props} />
      <div class="lb-decide__acts">
        {click && (
          <Button form={approveFormId(id)} weight={light === 'green' ? 'primary' : 'secondary'} of={number}>
            {click}
          </Button>
        )}
        <More {...props} form={form} />
        <DeclineForm {...props} form={formOf(props, 'decline')} />
      </div>
    </article>
  );
};

const badges = { green: 'success', amber: 'warning', red: 'danger' } as const;

const Top = ({ visit: { timeZone, language }, entry, w }: SpokenRow): VNode => (
  <div class="lb-decide__top">
    <Badge kind={badges[entry.light]}>{lightOf(entry, w)}</Badge>
    <p class="lb-small">
      <b>
        {w.decideBy(
          w.oClock(shortHours({ from: entry.decideBy, until: entry.decideBy }, timeZone, language)),
        )}
      </b>
    </p>
  </div>
);

const Who = (props: SpokenRow): VNode => {
  const { visit, entry, w } = props;
  const { id, occasionName, partnerName, period, lines, onBehalfOf, messages } = entry;
  const { home, timeZone, language } = visit;
  const name = occasionName || entry.number;
  return (
    <div class="lb-decide__who">
      <h2 class="lb-decide__name" id={`h-${id}`}>
        <a href={`${home}/requests/${id}`}>{softened(name)}</a>{' '}
        <span class="lb-decide__partner">{softened(partnerName)}</span>
      </h2>
      <p>
        <b>{shortPeriod(period, timeZone, language)}</b> · {softened(placesOf(lines))}
      </p>
      <p class="lb-decide__what">
        {lines.map((line) => (
          <span key={line.id}>{softened(times(line.quantity, line.itemName, language))}</span>
        ))}
      </p>
      <Why {...props} />
      {onBehalfOf !== '' && <Said>{w.onBehalfOf(onBehalfOf)}</Said>}
      {messages > 0 && <Way href={`${home}/requests/${id}/messages`}>{w.messages(messages)}</Way>}
    </div>
  );
};

const placesOf = (lines: readonly DocketLine[]): string =>
  [...new Set(lines.map(({ placeName }) => placeName))].join('; ');

/** Green needs no words beside its light. */
const Why = ({ visit: { language }, entry: { reasons } }: SpokenRow): VNode | null =>
  reasons.length === 0 ? null : (
    <ul class="lb-list">
      {reasons.map(({ message }) => (
        <li class="lb-decide__why lb-small" key={message[language]}>
          <Icon name="info" isSmall />
          <span>{message[language]}</span>
        </li>
      ))}
    </ul>
  );

const Said = ({ children }: { children: string }): VNode => (
  <p class="lb-decide__why lb-small">
    <Icon name="info" isSmall />
    <span>{children}</span>
  </p>
);

/** Red opens itself: there somebody must look, and may choose smaller numbers. */
const More = (props: SpokenRow & { form: FormState }): VNode => {
  const { entry, form, w } = props;
  const { number, light, clashes } = entry;
  return (
    <details class="lb-open" open={light === 'red' || form.refusal !== undefined}>
      <summary>
        {clashes.length > 0 ? w.compare : w.details}
        <span class="lb-sr">: {number}</span>
      </summary>
      {clashes.map((clash) => (
        <ClashComparison {...props} clash={clash} key={`${clash.itemName} ${clash.period.from.valueOf()}`} />
      ))}
      <div class="lb-cols lb-cols--2">
        <ApproveForm {...props} />
        <RequestFacts {...props} />
      </div>
      <Way href={`${props.visit.home}/requests/${entry.id}/offer`}>{w.counterOffer}</Way>
    </details>
  );
};

/** Only the form that was sent shows what was typed. */
function formOf({ visit, entry, refused }: RowProps, kind: RefusedDecision['kind']): FormState {
  const isThis = refused?.id === entry.id && refused.kind === kind;
  return isThis ? formState(visit, refused.typed, refused.refusal) : formState(visit);
}

const RequestFacts = ({ visit, entry, w }: SpokenRow): VNode => {
  const { timeZone, language } = visit;
  return (
    <Facts
      facts={[
        [w.facts.number, entry.number],
        [w.facts.when, inWords(entry.handOver, visit, w)],
        [w.facts.contact, <Contact entry={entry} />],
        [w.facts.note, entry.note && <Lines text={entry.note} />],
        [w.facts.askedAt, dayAndTime(entry.askedAt, timeZone, language)],
        [w.facts.decideBy, dayAndTime(entry.decideBy, timeZone, language)],
      ]}
    />
  );
};

const Contact = ({ entry: { contactName, contactPhone } }: { entry: DocketEntry }): VNode => (
  <>
    {contactName}
    {contactName !== '' && contactPhone !== '' && ', '}
    {contactPhone !== '' && <a href={telephone(contactPhone)}>{contactPhone}</a>}
  </>
);
