/** The cards of a day at the desk: one for each walk, with the one thing that is to be done about it. */
import type { VNode } from 'preact';
import type { HandOver } from '../../../reservations/desk/day-sheet.view.js';
import { inDigits } from '../../../shared/amounts.js';
import { Form, formState } from '../../ui/form.js';
import { GoCard } from '../../ui/go-card.js';
import { Icon } from '../../ui/icon.js';
import { Button } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { State } from '../../ui/state.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from '../loan/loan-words.js';
import { walkTime, type Kind } from './walk-time.js';

export interface CardProps {
  visit: AllianceVisit;
  /** Said once above, instead of on every card. */
  isOnePlace: boolean;
  /** Of the cards; the ways stand one above. */
  level: 'h3' | 'h4';
}

interface WalksProps extends CardProps {
  kind: Kind;
  title: string;
  walks: readonly HandOver[];
}

/** Which way the things go, and the sign of it. */
const looks = {
  out: 'out',
  back: 'back',
  late: 'late',
  uncollected: 'out',
  unchecked: 'done',
} as const satisfies Record<Kind, string>;

const signs = {
  out: 'out',
  back: 'back',
  late: 'late',
  uncollected: 'wait',
  unchecked: 'check',
} as const satisfies Record<Kind, string>;

export const Walks = (props: WalksProps): VNode => {
  const { kind, title, walks, level } = props;
  const Name = level === 'h3' ? 'h2' : 'h3';
  return (
    <section class={walks.length === 0 ? 'lb-desk__sec lb-no-print' : 'lb-desk__sec'}>
      <Name class="lb-desk__way">
        <Icon name={signs[kind]} />
        {title}
      </Name>
      {walks.length > 0 && (
        <div class="lb-desk__grid">
          {walks.map((one) => (
            <WalkCard {...props} one={one} key={keyOf(one)} />
          ))}
        </div>
      )}
    </section>
  );
};

const keyOf = ({ reservationId, placeId, hours }: HandOver): string =>
  `${reservationId} ${placeId} ${hours.from.toISOString()} ${hours.until.toISOString()}`;

type OneProps = WalksProps & { one: HandOver };

const WalkCard = (props: OneProps): VNode => {
  const { visit, kind, level, one } = props;
  return (
    <GoCard
      kind={looks[kind]}
      time={walkTime(visit, kind, one.hours)}
      state={<StateOf {...props} />}
      who={one.partnerName}
      occasion={one.occasionName}
      lines={one.things.map(({ name, quantity, inventoryNumber }) => ({
        count: inDigits(quantity, visit.language),
        name,
        note: inventoryNumber,
      }))}
      contact={{ name: one.contactName, phone: one.contactPhone }}
      {...actOf(props)}
      level={level}
      language={visit.language}
    >
      <AtOnce {...props} />
    </GoCard>
  );
};

const StateOf = ({ visit, kind, one, isOnePlace }: OneProps): VNode => {
  const w = loanWords[visit.language];
  return (
    <>
      {!isOnePlace && <span class="lb-go__place">{softened(one.placeName)}</span>}
      {kind === 'late' && (
        <State look="bad" sign="late">
          {w.overdue}
        </State>
      )}
    </>
  );
};

/** Leads to the page on which it is done; what one tap does is done on the card. */
function actOf({ visit, kind, one }: OneProps): { act?: { href: string; label: string; isNext: boolean } } {
  const w = loanWords[visit.language];
  const at = `${visit.home}/desk/${one.reservationId}`;
  if (kind === 'out' || kind === 'uncollected')
    return { act: { href: `${at}/out`, label: w.out, isNext: kind === 'out' } };
  if (kind === 'late' || (kind === 'back' && one.isLoan))
    return { act: { href: `${at}/back`, label: w.in, isNext: true } };
  return { act: { href: `${visit.home}/requests/${one.reservationId}`, label: w.toLoan, isNext: false } };
}

const AtOnce = ({ visit, kind, one }: OneProps): VNode | null => {
  const w = loanWords[visit.language];
  const at = `${visit.home}/desk/${one.reservationId}`;
  if (kind !== 'uncollected' && kind !== 'unchecked') return null;
  const [action, label] = kind === 'uncollected' ? ['release', w.release] : ['check', w.check];
  return (
    <Form
      form={formState(visit)}
      action={`${at}/${action}`}
      hidden={{ version: String(one.version) }}
      class="lb-no-print"
    >
      <Button weight={kind === 'unchecked' ? 'primary' : 'secondary'} of={one.partnerName}>
        {label!}
      </Button>
    </Form>
  );
};
