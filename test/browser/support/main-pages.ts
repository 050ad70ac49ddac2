/** The main pages: what people see most, each with who sees it there. */
import { demoPeople, type Site } from './site.js';

export interface MainPage {
  name: string;
  /** Undefined for a stranger. */
  who?: string;
  /** From the origin on. */
  path: (site: Site) => string;
}

/** A weekend on which the demo lends, seen from the day on which these pages are looked at. */
export const LOOKED_AT = '2026-11-30T08:05:00+01:00';
export const WEEKEND = { from: '2026-12-18', until: '2026-12-21' } as const;

const days = new URLSearchParams(WEEKEND).toString();
const { coordinator, keeper, member } = demoPeople;

const inside =
  (rest: string) =>
  (site: Site): string =>
    new URL(site.at(rest)).pathname + new URL(site.at(rest)).search;

export const mainPages: readonly MainPage[] = [
  { name: 'front', path: () => '/' },
  { name: 'portrait', path: inside('/kontakt') },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'list-without-days', path: inside('') },
  { name: 'list', path: inside(`?${days}`) },
  { name: 'list-as-table', path: inside(`?${days}&view=table`) },
  { name: 'list-found', path: inside(`?${days}&search=zelt`) },
  { name: 'item', path: (site) => inside(`/items/${site.item('A-001')}?${days}`)(site) },
  { name: 'basket', who: member, path: inside('/basket') },
  { name: 'requests', who: member, path: inside('/requests') },
  { name: 'account', who: member, path: () => '/me' },
  { name: 'today', who: coordinator, path: inside('/today') },
  { name: 'decisions', who: coordinator, path: inside('/decisions') },
  { name: 'calendar', who: coordinator, path: inside('/calendar') },
  { name: 'for-caller', who: coordinator, path: inside('/for-caller') },
  { name: 'manage', who: coordinator, path: inside('/manage') },
  { name: 'manage-items', who: coordinator, path: inside('/manage/items') },
  { name: 'manage-portrait', who: coordinator, path: inside('/manage/portrait') },
  { name: 'desk', who: keeper, path: inside('/desk') },
  { name: 'legal-notice', path: inside('/impressum') },
];
