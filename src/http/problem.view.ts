/** Problem details (RFC 9457): what every refusal says over the wire, member by member. */
import { choice, instant, listOf, orMissing, Shows, whole } from './shown.decorators.js';

export class FieldFaultView {
  @Shows('Path in the body, such as `lines.0.quantity`, or name in the query.') field!: string;
  @Shows('What is wrong with it, for a person.') message!: string;
}

export class ReasonView {
  @Shows('Stable, kebab-case, such as `out-of-stock` or `too-long`.') code!: string;
  @Shows('The reason for a person.') message!: string;
  @Shows('The item it is about; missing where it is about the whole.', orMissing()) itemId?: string;
}

export class BecauseView {
  @Shows(
    'A part of the set, own use, a closure, the rest before and after loans, other promises, or there are no more.',
    choice(['part', 'own-use', 'closure', 'buffer', 'reserved', 'quantity']),
  )
  kind!: string;
  @Shows('The part that stands in the way; only for `part`.', orMissing()) itemId?: string;
}

export class ShortageView {
  @Shows('The item of the line.') itemId!: string;
  @Shows('Units that the line asks for.', whole) asked!: number;
  @Shows('Units that it could get, in whole packs.', whole) free!: number;
  @Shows('What stands in the way.') because!: BecauseView;
}

export class OfferedLineView {
  @Shows('The item.') itemId!: string;
  @Shows('Units of it.', whole) quantity!: number;
  @Shows('When this line is fetched.', instant) pickUpAt!: string;
  @Shows('When this line is returned.', instant) returnDueAt!: string;
}

export class OfferView {
  @Shows(
    'Fewer units, whole sets with loose parts, another time, or a similar item.',
    choice(['quantity', 'parts', 'period', 'similar']),
  )
  kind!: string;
  @Shows('The offer for a person.') message!: string;
  @Shows('The item that is replaced or completed; only for `parts` and `similar`.', orMissing())
  insteadOf?: string;
  @Shows('Earliest pick-up of the lines, for the body of the next request.', instant) pickUpAt!: string;
  @Shows('Latest return of the lines, for the body of the next request.', instant) returnDueAt!: string;
  @Shows('The lines to ask for instead of all that were refused, as they stand.', listOf(OfferedLineView))
  lines!: OfferedLineView[];
}

export class HarmedView {
  @Shows('The reservation; missing, like number and partner, where you may not see it.', orMissing())
  reservationId?: string;
  @Shows('What people call it.', { ...orMissing(), example: 'A-2027-0042' }) number?: string;
  @Shows('The partner who borrows.', orMissing()) partnerName?: string;
  @Shows('How far it is.') status!: string;
  @Shows('When it is fetched.', instant) pickUpAt!: string;
  @Shows('When it is returned.', instant) returnDueAt!: string;
}

export class Problem {
  @Shows('Always `about:blank`: `code` tells problems apart.') type!: string;
  @Shows('The name of the status in English.') title!: string;
  @Shows('The status of the answer.', whole) status!: number;
  @Shows('A sentence for a person, in the language of Accept-Language (de, en).') detail!: string;
  @Shows('Stable, kebab-case; what programs look at.') code!: string;
  @Shows('Names the request in the log of the server.', orMissing()) requestId?: string;
  @Shows('Every wrong field at once; with `invalid-input`.', orMissing(listOf(FieldFaultView)))
  errors?: FieldFaultView[];
  @Shows('All reasons at once why it cannot be lent so; with `refused`.', orMissing(listOf(ReasonView)))
  reasons?: ReasonView[];
  @Shows('The lines that are short of stock; with `refused`.', orMissing(listOf(ShortageView)))
  shortages?: readonly ShortageView[];
  @Shows(
    'What could be had instead, nearest to the wish first, where only the stock was in the way.',
    orMissing(listOf(OfferView)),
  )
  offers?: OfferView[];
  @Shows('Whom own use would hurt.', orMissing(listOf(HarmedView)))
  hurts?: readonly HarmedView[];
  @Shows('The status that the reservation has by now; with `wrong-status`.', orMissing())
  reservationStatus?: string;
}
