/** Loans that a journey needs beforehand, made over the API. */
import { CLUB, demoPeople, type Loan, type Site } from './site.js';
import { at, type Weekend } from './weekends.js';

const { coordinator, member } = demoPeople;

export interface Wish {
  occasion: string;
  when: Weekend;
  /** Units by inventory number. */
  things: Readonly<Record<string, number>>;
  /** When the storage place gives out on Friday and takes back on Monday; the Bauhof does at ten. */
  hours?: readonly [pickUp: string, giveBack: string];
}

/** A request of the club. */
export const asked = async (site: Site, wish: Wish): Promise<Loan> =>
  site.done<Loan>('reservations', member, await body(site, wish));

/** An approved one. */
export async function approved(site: Site, wish: Wish): Promise<Loan> {
  const { id } = await asked(site, wish);
  return site.done<Loan>(`reservations/${id}/approve`, coordinator, {});
}

const STAMP = '%Y-%m-%d %H:%M:%f';

/** Somebody stands at the desk now to fetch a promised loan, and brings it back in so many seconds. */
export async function standsThere(site: Site, id: string, seconds: number): Promise<void> {
  const [now, later] = [`strftime('${STAMP}', 'now')`, `strftime('${STAMP}', 'now', '+${seconds} seconds')`];
  const times = `pick_up_at = ${now}, return_due_at = ${later}`;
  const windows = 'pick_up_until = NULL, return_from = NULL';
  await site.installation.change(
    `UPDATE reservation_lines SET ${times}, ${windows} WHERE reservation_id = '${id}'`,
  );
  await site.installation.change(`UPDATE reservations SET ${times} WHERE id = '${id}'`);
}

/** The first of its things was fetched just now, the others still wait. */
export async function halfFetched(site: Site, wish: Wish): Promise<void> {
  const { id, lines } = await approved(site, wish);
  await standsThere(site, id, 90);
  const [{ id: lineId, quantity } = { id: '', quantity: 0 }] = lines;
  await site.done(`reservations/${id}/hand-over`, coordinator, { lines: [{ lineId, quantity }] });
}

/** Fetched in whole just now, with a deposit of so many cents, of which something was kept. */
export async function withDeposit(site: Site, wish: Wish, depositCents: number): Promise<void> {
  const { id } = await approved(site, wish);
  await standsThere(site, id, 90);
  await site.done(`reservations/${id}/hand-over`, coordinator, { depositCents });
  const kept = { kind: 'kept', cents: 1250, reason: 'Ein Kabel fehlt' };
  await site.done(`reservations/${id}/money`, coordinator, kept);
}

/** The club would like to have one more of everything than was promised. */
export async function wishedMore(site: Site, wish: Wish): Promise<void> {
  const { id, lines } = await approved(site, wish);
  const more = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity: quantity + 1 }));
  const { status, text } = await site.send('PATCH', `reservations/${id}`, member, { lines: more });
  if (status !== 202) throw new Error(`${status} ${text}`);
}

const body = async (
  site: Site,
  { occasion, when, things, hours: [pickUp, giveBack] = ['10:00', '10:00'] }: Wish,
): Promise<object> => ({
  partnerId: await site.partner(CLUB),
  occasion: { name: occasion },
  pickUpAt: at(when.from, pickUp),
  returnDueAt: at(when.until, giveBack),
  lines: Object.entries(things).map(([number, quantity]) => ({ itemId: site.item(number), quantity })),
  contact: { name: 'Jürgen Brackwede' },
});

/** Requests of that name that the coordination finds. */
export async function requestsFor(site: Site, occasion: string): Promise<Loan[]> {
  const { items } = await site.read<{ items: (Loan & { occasion: { name: string } })[] }>(
    'reservations?limit=200',
    coordinator,
  );
  return items.filter((one) => one.occasion.name === occasion);
}
