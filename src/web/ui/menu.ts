/** The menu, as far as whoever looks may go. */
import type { Actor } from '../../partners/who/actor.js';
import { allows } from '../../partners/who/policy.js';
import type { Frame } from './frame.js';
import { frameWords } from './frame-words.js';
import type { MenuEntry } from './page.js';
import { homeOf, startOf, type Visit } from './visit.js';

export interface MenuLink {
  entry?: MenuEntry;
  path: string;
  label: string;
  /** How many wait behind it. */
  count?: number;
}

/** The policy decides; nobody is offered a page that would turn them away. The basket stands beside the menu. */
export function entriesOf(
  actor: Actor,
  { language }: Visit,
  { waiting = 0, asked }: Pick<Frame, 'waiting' | 'asked'>,
): MenuLink[] {
  const w = frameWords[language];
  const at = homeOf(actor);
  const start = startOf(actor);
  const entries: (MenuLink | false)[] = [
    start !== at && { entry: 'today', path: start, label: w.today },
    actor.may('items.read') && { entry: 'list', path: at, label: w.list },
    actor.isInsider && { entry: 'requests', path: `${at}/requests`, label: w.requests },
    asked > 0 && { entry: 'consents', path: `${at}/consents`, label: w.consents, count: asked },
    actor.isCoordination && {
      entry: 'decisions',
      path: `${at}/decisions`,
      label: w.decisions,
      count: waiting,
    },
    actor.isCoordination && { entry: 'calendar', path: `${at}/calendar`, label: w.calendar },
    actor.isCoordination && { entry: 'manage', path: `${at}/manage`, label: w.manage },
    !actor.isCoordination &&
      actor.managedIds.length > 0 && { entry: 'manage', path: peopleOf(actor), label: w.people },
    !actor.isCoordination && { entry: 'about', path: `${at}/kontakt`, label: w.aboutAlliance },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Whoever operates the installation does so outside of alliances. */
export const operatorEntries = ({ caller, language }: Visit): MenuLink[] =>
  allows('installation.operate', caller.relations())
    ? [{ entry: 'operator', path: '/operator', label: frameWords[language].operator }]
    : [];

/** Whoever manages one partner need not choose. */
function peopleOf(actor: Actor): string {
  const [only, ...others] = actor.managedIds;
  const at = `${homeOf(actor)}/manage`;
  return others.length === 0 ? `${at}/partners/${only}` : `${at}/people`;
}
