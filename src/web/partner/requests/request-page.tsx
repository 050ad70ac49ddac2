/** Everything about one request or loan, as far as the reader may know it. */
import type { VNode } from 'preact';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { isPromised } from '../../../reservations/record/lifecycle.js';
import type { Refusal } from '../../../shared/refusal.js';
import { daysInWords } from '../../../shared/spoken-time.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Icon } from '../../ui/icon.js';
import { Alert, Button, ButtonLink, Facts, Heading, Lines, Link, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { State } from '../../ui/state.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { changeWords } from './change-words.js';
import { Next, stateOf, type SheetProps } from './request-next.js';
import { SheetPlaces } from './request-places.js';
import { Messages } from './messages.js';
import { Deposit } from './deposit.js';
import { History } from './history.js';
import { Offered } from './offered.js';
import { offerWords } from './counter-offer-words.js';
import { Pending } from './pending.js';
import { requestTitle } from './request-title.js';
import { requestWords } from './request-words.js';
import { doneSteps, steps } from './way.js';

/** What was done just now, said at the top. */
export type JustDone =
  | 'sent'
  | 'promised'
  | 'withdrawn'
  | 'cancelled'
  | 'reported'
  | 'changed'
  | 'change-asked'
  | 'change-ended'
  | 'offered'
  | 'offer-accepted'
  | 'offer-declined'
  | 'money'
  | 'message'
  | 'back'
  | 'photo'
  | undefined;

/** `refusal`: of a decision that was tried on it just now. */
export function requestPage(
  visit: AllianceVisit,
  sheet: ReservationSheet,
  done: JustDone,
  refusal?: Refusal,
): Page {
  const w = requestWords[visit.language];
  const title = requestTitle(sheet, w);
  const props: SheetProps = { visit, sheet, w };
  const body = (
    <>
      <p class="lb-crumb lb-no-print">
        <a href={`${visit.home}/requests`}>
          <Icon name="left" isSmall />
          {w.back}
        </a>
      </p>
      <Head {...props} title={title} />
      <Refused form={formState(visit, {}, refusal)} />
      <Done {...props} done={done} />
      <Next {...props} />
      <Offered {...props} />
      <Pending {...props} />
      <Steps {...props} />
      <div class="lb-cols lb-cols--side">
        <section class="lb-stack" aria-labelledby="things">
          <Heading id="things">{w.things}</Heading>
          <SheetPlaces visit={visit} sheet={sheet} />
        </section>
        <aside class="lb-stack" aria-label={w.about}>
          <Doing {...props} />
          <Messages visit={visit} sheet={sheet} form={formState(visit)} />
          <Deposit {...props} />
          <About {...props} />
          <History visit={visit} sheet={sheet} w={w} />
        </aside>
      </div>
    </>
  );
  return { title, body, place: 'requests', look: 'wide' };
}

const Done = ({ visit, sheet, done, w }: SheetProps & { done: JustDone }): VNode | null => {
  const { view, isBorrower } = sheet;
  if (!done || (done === 'promised' && !isPromised(view.status))) return null;
  const isAnswered = done === 'sent' || done === 'promised';
  const help =
    isBorrower && done === 'sent' ? w.sentHelp : view.forCaller ? w.forCallerHelp : w.forPartnerHelp;
  return (
    <Alert kind="success" title={isBorrower && done === 'sent' ? w.sent : w.justDone[done]} isFocused>
      {isAnswered && <p>{help}</p>}
      {isAnswered && view.forCaller && (
        <Link href={`${visit.home}/requests/${view.id}/paper`}>{w.paperForCaller}</Link>
      )}
    </Alert>
  );
};

/** What it is, whose, and how it stands. */
const Head = (props: SheetProps & { title: string }): VNode => {
  const { visit, sheet, title } = props;
  const { view, partnerName } = sheet;
  const state = stateOf(props);
  const when = { from: new Date(view.pickUpAt), until: new Date(view.returnDueAt) };
  return (
    <div class="lb-title">
      <div>
        <Title>{title}</Title>
        <p class="lb-title__sub">
          {[
            softened(view.occasion.name),
            softened(partnerName),
            daysInWords(when, visit.timeZone, visit.language),
          ].join(' · ')}
        </p>
      </div>
      <State {...state}>{state.badge}</State>
    </div>
  );
};

const Steps = ({ sheet: { view }, w }: SheetProps): VNode | null => {
  const done = doneSteps(view.status);
  if (done === undefined) return null;
  return (
    <ol class="lb-way" aria-label={w.way}>
      {steps.map((step, index) => (
        <li
          class={index < done ? 'done' : undefined}
          aria-current={index === done ? 'step' : undefined}
          key={step}
        >
          {index < done ? <Icon name="check" /> : <i />}
          {w.steps[step]}
          {index < done && <span class="lb-sr">, {w.stepDone}</span>}
        </li>
      ))}
    </ol>
  );
};

const About = ({ visit, sheet: { view, partnerName }, w }: SheetProps): VNode => {
  const { contact } = view;
  return (
    <>
      <Facts
        facts={[
          [w.occasion, softened(view.occasion.name) + (view.occasion.public ? ` (${w.isPublic})` : '')],
          [w.partner, partnerName],
          [w.onBehalfOf, view.onBehalfOf],
          [w.collectedBy, view.collectedBy],
          [w.contact, [contact.name, contact.phone].filter((said) => said !== '').join(', ')],
          [
            // Those that applied when it was asked for, whatever came after.
            w.loanRules,
            view.loanRulesVersion !== null && (
              <Link href={`${visit.home}/loan-rules?version=${view.loanRulesVersion}`}>
                {w.version(view.loanRulesVersion)}
              </Link>
            ),
          ],
        ]}
      />
      {view.note !== '' && (
        <>
          <Heading>{w.note}</Heading>
          <Lines text={view.note} />
        </>
      )}
      {view.reason !== '' && (
        <>
          <Heading>{w.reason}</Heading>
          <Lines text={view.reason} />
        </>
      )}
    </>
  );
};

/** What this reader can do with it besides. */
const Doing = ({ visit, sheet, w }: SheetProps): VNode | null => {
  const { actor, home } = visit;
  const { view, isBorrower, mayWithdraw, mayCancel, whyNotCancel, mayChange, mayOffer } = sheet;
  const at = `${home}/requests/${view.id}`;
  const mayRepeat = isBorrower || actor.isCoordination;
  if (!mayRepeat && !mayWithdraw && !mayCancel && !mayChange) return null;
  return (
    <div class="lb-acts lb-no-print">
      {mayRepeat && (
        <Form form={formState(visit)} action={`${at}/repeat`} class="lb-again">
          <Button weight="secondary">{w.repeat}</Button>
        </Form>
      )}
      {mayChange && <ButtonLink href={`${at}/change`}>{changeWords[visit.language].title}</ButtonLink>}
      {mayOffer && <ButtonLink href={`${at}/offer`}>{offerWords[visit.language].make}</ButtonLink>}
      {mayWithdraw && (
        <a class="lb-btn lb-btn--bad" href={`${at}/withdraw`}>
          {w.withdraw}
        </a>
      )}
      {mayCancel && (
        <a class="lb-btn lb-btn--bad" href={`${at}/cancel`}>
          {w.cancel}
        </a>
      )}
      {whyNotCancel && <p>{whyNotCancel[visit.language]}</p>}
    </div>
  );
};
