/** What an owner is asked about: own things of requests that wait, each with its light, one button for yes, and a reason for no. */
import type { VNode } from 'preact';
import type { StandInView } from '../../../partners/members/stand-in.dto.js';
import type { DocketEntry } from '../../../reservations/deciding/docket.view.js';
import { amount, inDigits, times } from '../../../shared/amounts.js';
import type { Refusal } from '../../../shared/refusal.js';
import { dayAndTime, shortPeriod } from '../../../shared/spoken-time.js';
import { Input, TextArea } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Badge, Button, Facts, Heading, Title, Way } from '../../ui/parts.js';
import { InPlace } from '../../ui/in-place.js';
import { softened } from '../../ui/soft.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { consentWords } from './consent-words.js';

/** A decision that was refused, to be shown again. */
export interface RefusedConsent {
  id: string;
  kind: 'approve' | 'decline';
  typed: Typed;
  refusal: Refusal;
}

interface ConsentsProps {
  visit: AllianceVisit;
  entries: readonly DocketEntry[];
  /** What was just done. */
  done?: string | undefined;
  refused?: RefusedConsent | undefined;
  /** In whose place the reader decides; left out where something was just refused. */
  standIns?: readonly StandInView[];
}

export function consentsPage(props: ConsentsProps): Page {
  const { visit, entries, done, refused } = props;
  const w = consentWords[visit.language];
  const said =
    done !== undefined && Object.hasOwn(w.done, done) ? w.done[done as keyof typeof w.done] : undefined;
  const body = (
    <>
      {said && <Alert kind="success" title={said} isFocused />}
      {refused && <Refused form={formState(visit, refused.typed, refused.refusal)} />}
      <Title>{w.title}</Title>
      <InPlace visit={visit} standIns={props.standIns ?? []} />
      <p>{entries.length === 0 ? w.nothing : w.lead}</p>
      {entries.map((entry) => (
        <ConsentRow {...props} entry={entry} key={entry.id} />
      ))}
      <Way href={`${visit.home}/requests`}>{w.toRequests}</Way>
    </>
  );
  return { title: w.title, body, place: entries.length > 0 ? 'consents' : 'requests' };
}

const kinds = { green: 'success', amber: 'warning', red: 'danger' } as const;

const ConsentRow = (props: ConsentsProps & { entry: DocketEntry }): VNode => {
  const { visit, entry } = props;
  const { id, number, version, light, reasons } = entry;
  const { home, language } = visit;
  const w = consentWords[language];
  return (
    <section aria-labelledby={`h-${id}`}>
      <Heading id={`h-${id}`}>{softened(entry.occasionName || number)}</Heading>
      <Badge kind={kinds[light]}>{w.lights[light]}</Badge>
      {reasons.length > 0 && (
        <ul class="lb-list">
          {reasons.map(({ message }) => (
            <li key={message[language]}>{message[language]}</li>
          ))}
        </ul>
      )}
      <ConsentFacts visit={visit} entry={entry} />
      {light !== 'red' && (
        <Form
          form={formState(visit)}
          action={`${home}/consents/${id}/approve`}
          hidden={{ version: String(version) }}
        >
          <Button of={number}>{w.approve}</Button>
        </Form>
      )}
      <LessForm {...props} />
      <DeclineForm {...props} />
    </section>
  );
};

const ConsentFacts = ({ visit, entry }: Pick<ConsentsProps, 'visit'> & { entry: DocketEntry }): VNode => {
  const { timeZone, language } = visit;
  const w = consentWords[language].facts;
  const things = entry.lines.map(({ quantity, itemName }) => times(quantity, itemName, language));
  return (
    <Facts
      facts={[
        [w.number, entry.number],
        [w.partner, softened(entry.partnerName)],
        [w.when, shortPeriod(entry.period, timeZone, language)],
        [w.things, softened(things.join(', '))],
        [w.askedAt, dayAndTime(entry.askedAt, timeZone, language)],
        [w.decideBy, dayAndTime(entry.decideBy, timeZone, language)],
      ]}
    />
  );
};

/** Less of some of it: what is possible stands in the fields. */
const LessForm = ({ visit, entry, refused }: ConsentsProps & { entry: DocketEntry }): VNode => {
  const { id, number, version, lines } = entry;
  const w = consentWords[visit.language];
  const sent = refused?.id === id && refused.kind === 'approve' ? refused : undefined;
  const form = sent ? formState(visit, sent.typed, sent.refusal) : formState(visit);
  const hidden = { version: String(version), lineIds: lines.map((line) => line.id).join(' ') };
  return (
    <details class="lb-open" open={sent !== undefined}>
      <summary>
        {w.lessOpen}
        <span class="lb-sr"> {number}</span>
      </summary>
      <Form form={form} action={`${visit.home}/consents/${id}/approve`} hidden={hidden}>
        {lines.map(({ id: lineId, itemName, quantity, possible, unit }, position) => (
          <Input
            form={form}
            row={`l-${id}`}
            key={lineId}
            name={`lines.${position}.quantity`}
            label={softened(itemName)}
            hint={w.lessHint(amount(quantity, unit, visit.language))}
            value={inDigits(Math.min(quantity, possible), visit.language)}
            inputMode="numeric"
          />
        ))}
        <TextArea form={form} row={`l-${id}`} name="reason" label={w.lessReason} maxLength={500} isOptional />
        <Button weight="secondary" of={number}>
          {w.less}
        </Button>
      </Form>
    </details>
  );
};

const DeclineForm = ({ visit, entry, refused }: ConsentsProps & { entry: DocketEntry }): VNode => {
  const { id, number, version } = entry;
  const w = consentWords[visit.language];
  const sent = refused?.id === id && refused.kind === 'decline' ? refused : undefined;
  const form = sent ? formState(visit, sent.typed, sent.refusal) : formState(visit);
  return (
    <details class="lb-open" open={sent !== undefined}>
      <summary>
        {w.declineOpen}
        <span class="lb-sr"> {number}</span>
      </summary>
      <Form form={form} action={`${visit.home}/consents/${id}/decline`} hidden={{ version: String(version) }}>
        <TextArea
          form={form}
          row={`d-${id}`}
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          maxLength={500}
        />
        <Button weight="secondary" of={number}>
          {w.decline}
        </Button>
      </Form>
    </details>
  );
};
