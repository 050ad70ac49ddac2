/** The loans of one item as lines: those under way, to come and over, and what came back broken or not at all. */
import type { VNode } from 'preact';
import type {
  LoanLine,
  LoanLines,
  Loss,
  NamedSpot,
  WhereaboutsSheet,
} from '../../../reservations/looking/whereabouts.view.js';
import { amount, inDigits } from '../../../shared/amounts.js';
import { endInWords, returnInWords } from '../../../shared/spoken-time.js';
import { daysOf } from '../../../shared/zone.js';
import { Form, formState } from '../../ui/form.js';
import { Line } from '../../ui/line.js';
import { Button } from '../../ui/parts.js';
import { PhotoStrip } from '../../ui/photo-strip.js';
import { State, type Looking } from '../../ui/state.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { whereWords } from './where-words.js';

export interface SheetProps {
  visit: AllianceVisit;
  sheet: WhereaboutsSheet;
}

export const Out = ({ visit, sheet }: SheetProps): VNode => {
  const w = whereWords[visit.language];
  const out = sheet.spots.filter(({ where }) => where === 'out');
  if (out.length === 0) return <p>{w.nothingOut}</p>;
  const named = out.filter(({ loan }) => loan !== undefined);
  const others = out.filter(({ loan }) => loan === undefined);
  return (
    <>
      {named.length > 0 && (
        <ul class="lb-lines">
          {named.map((spot, index) => (
            <OutLine visit={visit} sheet={sheet} spot={spot} key={index} />
          ))}
        </ul>
      )}
      {others.map(({ quantity, until }, index) => (
        <p key={index}>
          {w.otherLoan(
            amount(quantity, sheet.item.unit, visit.language),
            endInWords(until!, visit.timeZone, visit.language),
          )}
        </p>
      ))}
    </>
  );
};

const OutLine = ({ visit, sheet, spot }: SheetProps & { spot: NamedSpot }): VNode => {
  const { language, home, timeZone } = visit;
  const w = whereWords[language];
  const { reservationId, number, partnerName } = spot.loan!;
  const state: Looking = spot.isOverdue ? { look: 'bad', sign: 'late' } : { look: 'out', sign: 'out' };
  const units = amount(spot.quantity, sheet.item.unit, language);
  const asSet = spot.setName !== undefined && spot.setName !== sheet.item.name ? [spot.setName] : [];
  return (
    <Line
      days={daysOf({ from: spot.from!, until: spot.until! }, timeZone)}
      state={<State {...state}>{spot.isOverdue ? w.isLate : w.isOut}</State>}
      name={partnerName}
      href={`${home}/requests/${reservationId}`}
      what={[units, ...asSet, number].join(' · ')}
      next={w.dueBy(endInWords(spot.until!, timeZone, language))}
      language={language}
    />
  );
};

export const Next = ({ visit, sheet }: SheetProps): VNode => {
  const w = whereWords[visit.language];
  const state = <State {...({ look: 'ok', sign: 'check' } as const)}>{w.isNext}</State>;
  return <Loans {...{ visit, sheet, state, loans: sheet.next, nothing: w.nothingNext, isAhead: true }} />;
};

export const Past = ({ visit, sheet }: SheetProps): VNode => {
  const w = whereWords[visit.language];
  const state = <State {...({ look: 'end', sign: 'back' } as const)}>{w.isPast}</State>;
  return <Loans {...{ visit, sheet, state, loans: sheet.past, nothing: w.nothingPast, isAhead: false }} />;
};

interface LoansProps extends SheetProps {
  state: VNode;
  loans: LoanLines;
  /** Said where there are none. */
  nothing: string;
  /** When it comes back is of interest then. */
  isAhead: boolean;
}

const Loans = ({ visit, sheet, state, loans: { lines, more }, nothing, isAhead }: LoansProps): VNode => {
  const { language, home, timeZone } = visit;
  if (lines.length === 0) return <p>{nothing}</p>;
  return (
    <>
      <ul class="lb-lines">
        {lines.map((line, index) => (
          <Line
            days={daysOf({ from: line.pickUpAt, until: line.returnDueAt }, timeZone)}
            state={state}
            name={line.partnerName}
            href={`${home}/requests/${line.reservationId}`}
            what={saidOf(line, visit, sheet)}
            next={isAhead ? whereWords[language].due(returnInWords(line, timeZone, language)) : undefined}
            language={language}
            key={index}
          />
        ))}
      </ul>
      {more > 0 && <p>{whereWords[language].more(inDigits(more, language))}</p>}
    </>
  );
};

function saidOf(line: LoanLine, { language }: AllianceVisit, { item }: WhereaboutsSheet): string {
  const w = whereWords[language];
  const units = (count: number): string => amount(count, item.unit, language);
  return [
    line.itemName === item.name
      ? units(line.quantity)
      : `${inDigits(line.quantity, language)} × ${line.itemName}`,
    line.number,
    ...(line.damaged > 0 ? [w.damaged(units(line.damaged))] : []),
    ...(line.missing > 0 ? [w.missing(units(line.missing))] : []),
    ...(line.worn > 0 ? [w.worn(units(line.worn))] : []),
    ...(line.uncleaned > 0 ? [w.uncleaned(units(line.uncleaned))] : []),
  ].join(' · ');
}

export const Losses = ({ visit, sheet }: SheetProps): VNode => {
  const { language, home, timeZone } = visit;
  const w = whereWords[language];
  if (sheet.losses.length === 0) return <p>{w.nothingLost}</p>;
  return (
    <ul class="lb-lines">
      {sheet.losses.map((loss) => (
        <Line
          days={daysOf({ from: loss.at, until: loss.at }, timeZone)}
          state={
            <State look={loss.isMissing ? 'bad' : 'warn'} sign={loss.isMissing ? 'cross' : 'warn'}>
              {loss.isMissing ? w.isMissing : w.isDamaged}
            </State>
          }
          name={loss.partnerName}
          href={`${home}/requests/${loss.reservationId}`}
          what={[amount(loss.quantity, sheet.item.unit, language), loss.number].join(' · ')}
          act={<Ending {...{ visit, sheet, loss }} />}
          language={language}
          key={loss.closureId}
        >
          <PhotoStrip photos={loss.photos} of={sheet.item.name} language={language} />
        </Line>
      ))}
    </ul>
  );
};

/** One tap, and it can be lent again. */
const Ending = ({ visit, sheet, loss }: SheetProps & { loss: Loss }): VNode | null => {
  const w = whereWords[visit.language];
  if (!loss.mayEnd) return null;
  return (
    <Form
      form={formState(visit)}
      action={`${visit.home}/items/${sheet.item.id}/where`}
      hidden={{ closureId: loss.closureId }}
    >
      <Button weight="secondary" of={loss.number}>
        {loss.isMissing ? w.found : w.mended}
      </Button>
    </Form>
  );
};
