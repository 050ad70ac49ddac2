/** The waiting list: what somebody waits for with the place in the queue, and one entry with its answers. */
import type { VNode } from 'preact';
import type { WaitingState } from '../../../reservations/waiting/queue.js';
import type { WaitingSheet } from '../../../reservations/waiting/waiting-sheet.view.js';
import { amount } from '../../../shared/amounts.js';
import { dayAndTime, endInWords } from '../../../shared/spoken-time.js';
import { daysOf } from '../../../shared/zone.js';
import type { FormState } from '../../forms/typed.js';
import { Empty } from '../../ui/empty.js';
import { TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import { Line } from '../../ui/line.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Heading, Title } from '../../ui/parts.js';
import { State, type Looking } from '../../ui/state.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { waitingWords } from './waiting-words.js';

interface OneEntry {
  visit: AllianceVisit;
  sheet: WaitingSheet;
}

export function waitingListPage(visit: AllianceVisit, sheets: readonly WaitingSheet[]): Page {
  const w = waitingWords[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      {sheets.length === 0 ? (
        <Empty title={w.none}>
          <p>{w.noneHelp}</p>
          <ButtonLink href={visit.home}>{w.toList}</ButtonLink>
        </Empty>
      ) : (
        <ul class="lb-lines">
          {sheets.map((sheet) => (
            <Entry visit={visit} sheet={sheet} key={sheet.view.id} />
          ))}
        </ul>
      )}
    </>
  );
  return { title: w.title, body, place: 'requests', look: 'wide' };
}

const Entry = ({ visit, sheet }: OneEntry): VNode => {
  const { view, itemName, unit, partnerName } = sheet;
  const { home, timeZone, language } = visit;
  const period = { from: new Date(view.pickUpAt), until: new Date(view.returnDueAt) };
  return (
    <Line
      days={daysOf(period, timeZone)}
      state={<Standing visit={visit} sheet={sheet} />}
      name={`${itemName}: ${amount(view.quantity, unit, language)}`}
      href={`${home}/waiting/${view.id}`}
      what={partnerName}
      language={language}
    />
  );
};

const looks: Readonly<Record<WaitingState, Looking>> = {
  waiting: { look: 'ask', sign: 'ask' },
  offered: { look: 'warn', sign: 'warn' },
  accepted: { look: 'ok', sign: 'check' },
  passed: { look: 'end', sign: 'end' },
  lapsed: { look: 'end', sign: 'end' },
};

/** What has become of it in a word, and what that means now. */
const Standing = ({ visit: { language, timeZone }, sheet: { view } }: OneEntry): VNode => {
  const w = waitingWords[language];
  const { state, place, heldUntil } = view;
  const held = heldUntil && w.held(dayAndTime(new Date(heldUntil), timeZone, language));
  const says = held ?? (place === undefined ? '' : w.place(place));
  return (
    <>
      <State {...looks[state]}>{w.states[state]}</State> <span class="lb-small">{says}</span>
    </>
  );
};

/** Looking at it changes nothing, however often a gateway opens it. */
export function waitingEntryPage(visit: AllianceVisit, sheet: WaitingSheet, form: FormState): Page {
  const { view } = sheet;
  const { home, language } = visit;
  const w = waitingWords[language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <p>
        <Standing visit={visit} sheet={sheet} />
      </p>
      <FactsOf visit={visit} sheet={sheet} />
      <Answers visit={visit} sheet={sheet} form={form} />
      <Jump visit={visit} sheet={sheet} form={form} />
      <div class="lb-acts">
        {view.reservationId !== undefined && (
          <ButtonLink href={`${home}/requests/${view.reservationId}`}>{w.toRequest}</ButtonLink>
        )}
        <ButtonLink href={`${home}/waiting`}>{w.toWaiting}</ButtonLink>
      </div>
    </>
  );
  return { title: w.title, body, place: 'requests' };
}

const FactsOf = ({ visit, sheet }: OneEntry): VNode => {
  const { view, itemName, unit, partnerName } = sheet;
  const { timeZone, language } = visit;
  const w = waitingWords[language];
  const contact = [view.contact.name, view.contact.phone].filter((said) => said !== '').join(', ');
  return (
    <Facts
      facts={[
        [w.things, `${itemName}: ${amount(view.quantity, unit, language)}`],
        [w.pickUp, dayAndTime(new Date(view.pickUpAt), timeZone, language)],
        [w.returnDue, endInWords(new Date(view.returnDueAt), timeZone, language)],
        [w.partner, partnerName],
        [w.occasion, view.occasion.name],
        [w.contact, contact],
        [w.jumped, view.jumpReason],
      ]}
    />
  );
};

type Acting = OneEntry & { form: FormState };

const Answers = ({ visit, sheet: { view }, form }: Acting): VNode | null => {
  const isBorrower = visit.actor.actsFor(view.partnerId);
  if (!visit.actor.may('waiting.answer', isBorrower ? ['borrower'] : [])) return null;
  const w = waitingWords[visit.language];
  const at = `${visit.home}/waiting/${view.id}`;
  const hidden = { version: String(view.version) };
  const isOffered = view.state === 'offered';
  if (!isOffered && view.state !== 'waiting') return <p>{w.gone}</p>;
  return (
    <>
      <p>{isOffered ? w.acceptHelp : w.waits}</p>
      <div class="lb-acts">
        {isOffered && (
          <Form form={form} action={`${at}/accept`} hidden={hidden}>
            <Button>{w.accept}</Button>
          </Form>
        )}
        <Form form={form} action={`${at}/pass`} hidden={hidden}>
          <Button weight="secondary">{w.pass}</Button>
        </Form>
      </div>
    </>
  );
};

/** For the coordination. */
const Jump = ({ visit, sheet: { view }, form }: Acting): VNode | null => {
  if (view.state !== 'waiting' || !visit.actor.may('waiting.jump')) return null;
  const w = waitingWords[visit.language];
  return (
    <section class="lb-panel" aria-labelledby="jump">
      <Heading id="jump">{w.jump}</Heading>
      <p>{w.jumpHelp}</p>
      <Form
        form={form}
        action={`${visit.home}/waiting/${view.id}/jump`}
        hidden={{ version: String(view.version) }}
      >
        <TextArea form={form} name="reason" label={w.reason} />
        <Button weight="secondary">{w.jump}</Button>
      </Form>
    </section>
  );
};
