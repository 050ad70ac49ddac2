/** Walks through the pages as a person with a role does: every link that leads to a page of a kind not seen yet, and every form that can be refused. */
import type { Page } from 'playwright-core';
import type { Watch } from './page-checks.js';

export interface Found {
  /** Kind of page: its address without ids. */
  kind: string;
  status: number;
  faults: string[];
}

interface Walk {
  page: Page;
  watch: Watch;
  origin: string;
  starts: readonly string[];
  /** What is wrong with the page that has just been opened. */
  look: () => Promise<string[]>;
  /** No more kinds of pages than this. */
  most?: number;
  /** Sends every form with nonsense as well. */
  hasForms?: boolean;
}

/** Addresses that answer with files or programs' documents, and no pages. */
const NO_PAGES = /^\/(api|assets|feeds|health)(\/|$)|\.(ics|csv|xlsx|pdf|txt|json)$/;

/** Forms that take whatever comes, and why. */
const KEEPS: Readonly<Record<string, string>> = {
  '/b/:alliance/basket/items':
    'the basket keeps what was chosen, and its own page says what is wrong with it',
  '/b/:alliance/manage/import': 'whatever is pasted is a list, and its own page says what was read of it',
};

/** What stands for one of many: ids, secrets, days. */
export const kindOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address);
  const path = pathname
    .replace(/^\/b\/[^/]+/, '/b/:alliance')
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, ':id')
    .replace(/\/[\w-]{30,}/g, '/:secret');
  const asked = [...new Set(searchParams.keys())].toSorted().join('&');
  return asked === '' ? path : `${path}?${asked}`;
};

export async function walk({ most = 200, ...path }: Walk): Promise<Found[]> {
  const found = new Map<string, Found>();
  const forms = new Set<string>();
  const waiting = [...path.starts];
  while (waiting.length > 0 && found.size < most) {
    const address = waiting.shift()!;
    const kind = kindOf(address);
    if (found.has(kind) || !isPage(address, path.origin)) continue;
    const status = (await path.page.goto(address))?.status() ?? 0;
    found.set(kind, { kind, status, faults: await path.look() });
    waiting.push(...(await path.page.evaluate<string[]>('look.links()')));
    if (!path.hasForms) continue;
    for (const refused of await refusedForms(path, address, forms)) found.set(refused.kind, refused);
  }
  return [...found.values()];
}

const isPage = (address: string, origin: string): boolean =>
  address.startsWith(`${origin}/`) && !NO_PAGES.test(new URL(address).pathname);

/** Sends each form of the page that was not sent before, with what nobody takes; the page that follows must keep it. */
async function refusedForms(path: Omit<Walk, 'most'>, address: string, sent: Set<string>): Promise<Found[]> {
  const { page } = path;
  const actions = await page.evaluate<string[]>('look.forms()');
  const found: Found[] = [];
  for (const [index, action] of actions.entries()) {
    if (action === '' || sent.has(kindOf(action))) continue;
    sent.add(kindOf(action));
    await page.goto(address);
    found.push(await refusedForm(path, index, kindOf(action)));
  }
  return found;
}

async function refusedForm(
  { page, look }: Omit<Walk, 'most'>,
  index: number,
  action: string,
): Promise<Found> {
  const [answer, typed] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate<Record<string, string>>(`look.sendNonsense(${index})`),
  ]);
  const status = answer?.status() ?? 0;
  const kind = `${action} with nonsense`;
  if (status < 400 && KEEPS[action] !== undefined) return { kind, status, faults: await look() };
  if (status < 400)
    return { kind, status, faults: [`a form takes nonsense: ${Object.keys(typed).join(', ')}`] };
  const lost = await page.evaluate<string[]>(`look.lost(${JSON.stringify(typed)})`);
  return {
    kind,
    status,
    faults: [...lost.map((field) => `what was typed into ${field} is lost`), ...(await look())],
  };
}
