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
