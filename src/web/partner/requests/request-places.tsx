/** The things of a request by storage place and time: what was asked, promised, handed over and brought back. */
import type { VNode } from 'preact';
import { amount } from '../../../shared/amounts.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import { isOpen, isUnderWay } from '../../../reservations/record/lifecycle.js';
import { deciderSentences } from '../../../reservations/record/whose-yes.js';
import { dayAndTime, pickUpInWords, returnInWords } from '../../../shared/spoken-time.js';
import { kindOf } from '../../ui/drawing.js';
import { ButtonLink, Facts } from '../../ui/parts.js';
import { PhotoStrip } from '../../ui/photo-strip.js';
import { Pictured } from '../../ui/pictured.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { photoWords } from './photo-words.js';
import { requestWords } from './request-words.js';
import { visitsOf } from './visits.js';

interface SheetProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
}

export const SheetPlaces = ({ visit, sheet }: SheetProps): VNode => (
  <>
    {visitsOf(sheet.lines).map(({ key, lines }) => (
      <OneVisit visit={visit} sheet={sheet} lines={lines} key={key} />
    ))}
  </>
);

const OneVisit = ({ visit, sheet, lines }: SheetProps & { lines: readonly SheetLine[] }): VNode => {
  const w = requestWords[visit.language];
  const { place } = lines[0]!;
  const handOver = handOverOf(lines);
  // Where one goes next stands on the first screen.
  const isSaidAbove = isUnderWay(sheet.view.status);
  return (
    <div class="lb-panel">
      <h3>
        {w.place}: {softened(place.name)}
      </h3>
      <Facts
        facts={[
          [w.address, !isSaidAbove && (place.address ?? w.addressLater)],
          [w.access, !isSaidAbove && place.accessNotes],
          [w.pickUp, pickUpInWords(handOver, visit.timeZone, visit.language)],
          [w.returnDue, returnInWords(handOver, visit.timeZone, visit.language)],
        ]}
      />
      <ul class="lb-things" aria-label={w.caption(place.name)}>
        {lines.map((line) => (
          <Thing visit={visit} sheet={sheet} line={line} key={line.id} />
        ))}
      </ul>
    </div>
  );
};

const Thing = ({ visit, sheet, line }: SheetProps & { line: SheetLine }): VNode => {
  const w = requestWords[visit.language];
  const named = { name: line.itemName, category: line.category, photo: line.photo };
  return (
    <li class="lb-thing" id={`line-${line.id}`} data-cat={kindOf(line.category)}>
      <Pictured of={named} class="lb-thing__pic" />
      <div>
        <h4 class="lb-card__name">
          {line.isSetAside ? (
            softened(line.itemName)
          ) : (
            <a href={`${visit.home}/items/${line.itemId}`}>{softened(line.itemName)}</a>
          )}
        </h4>
        <p class="lb-small lb-quiet">{softened(w.owner(line.ownerName))}</p>
        <Decider visit={visit} sheet={sheet} line={line} />
        <Counted visit={visit} line={line} />
      </div>
      <HowMany {...{ visit, sheet, line }} />
      <Pictures visit={visit} sheet={sheet} line={line} />
    </li>
  );
};

/** While it is open: who decides about it, why, and until when. */
const Decider = ({
  visit: { language, timeZone },
  sheet: { view },
  line,
}: SheetProps & { line: SheetLine }): VNode | null => {
  const { ownerStatus, decider, deciderReason, ownerName } = line;
  if (!isOpen(view.status) || ownerStatus !== 'open') return null;
  const w = requestWords[language];
  // Where all of it is the coordination's, the page says so once.
  const isOneHand = view.lines.every((one) => one.decider !== 'owner' && plainReasons.has(one.deciderReason));
  if (isOneHand) return null;
  const by = dayAndTime(new Date(view.decideBy), timeZone, language);
  const said = decider === 'owner' ? w.ownerDecides(ownerName, by) : w.coordinationDecides(by);
  const why = plainReasons.has(deciderReason) ? '' : deciderSentences[deciderReason][language];
  return <p class="lb-small">{softened([said, why].filter(Boolean).join(' '))}</p>;
};

/** They say no more than who decides. */
const plainReasons: ReadonlySet<string> = new Set(['coordination', 'owner-asked']);

/** Once something went out: below the name, where there is room for it. */
const Counted = ({
  visit: { language },
  line,
}: Pick<SheetProps, 'visit'> & { line: SheetLine }): VNode | null => {
  const w = requestWords[language];
  const { handedOverQuantity, returnedQuantity, damagedQuantity, missingQuantity } = line;
  const { wornQuantity, uncleanedQuantity } = line;
  if (handedOverQuantity === 0) return null;
  const said = [
    w.handedOverSo(handedOverQuantity),
    w.returnedSo(returnedQuantity),
    damagedQuantity > 0 && w.damagedSo(damagedQuantity),
    missingQuantity > 0 && w.missingSo(missingQuantity),
    wornQuantity > 0 && w.wornSo(wornQuantity),
    uncleanedQuantity > 0 && w.uncleanedSo(uncleanedQuantity),
  ].filter((one) => one !== false);
  return <p class="lb-small">{said.join(' · ')}</p>;
};

/** What was reported and photographed of it, and the way to add a picture. */
const Pictures = ({ visit, sheet, line }: SheetProps & { line: SheetLine }): VNode | null => {
  const { language, home } = visit;
  const { photos, mayAddPhoto, reported, itemName, unit } = line;
  const w = photoWords[language];
  if (photos.length === 0 && !mayAddPhoto && reported.quantity === 0) return null;
  const said = [w.reported(amount(reported.quantity, unit, language)), reported.note].filter(Boolean);
  return (
    <div class="lb-thing__more">
      {reported.quantity > 0 && <p class="lb-small">{softened(said.join(' – '))}</p>}
      <PhotoStrip photos={photos} of={itemName} language={language} />
      {mayAddPhoto && (
        <p class="lb-no-print">
          <ButtonLink href={`${home}/requests/${sheet.view.id}/photo?line=${line.id}`} weight="tertiary">
            {w.add}
            <span class="lb-sr">: {itemName}</span>
          </ButtonLink>
        </p>
      )}
    </div>
  );
};

/** What is promised counts, else what was asked for; what has not begun is not said. */
const HowMany = ({ visit: { language }, sheet, line }: SheetProps & { line: SheetLine }): VNode => {
  const w = requestWords[language];
  const { quantity, approvedQuantity, unit } = line;
  const asked = amount(quantity, unit, language);
  const isLess = approvedQuantity !== null && approvedQuantity !== quantity;
  const said = [
    approvedQuantity === null && isOpen(sheet.view.status) && w.askedFor,
    isLess && w.ofAsked(asked),
  ].filter((one) => one !== false);
  return (
    <p class="lb-thing__n">
      {amount(approvedQuantity ?? quantity, unit, language)}
      {said.map((one) => (
        <small key={one}> {one}</small>
      ))}
    </p>
  );
};
