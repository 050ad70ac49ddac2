/** All promises that the stock does not cover. */
import type { ListPart } from '../../../http/list-parts.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import { dictionary } from '../../../shared/words.js';
import type { Page } from '../../ui/page.js';
import type { Visit } from '../../ui/visit.js';
import { AtRisk, type AtRiskNames } from '../at-risk.js';
import { managePage, manageOf, NextPart } from '../manage-frame.js';

const words = dictionary(
  {
    title: 'Wem etwas fehlt',
    intro: 'Für diese Anfragen und Zusagen reicht der Bestand nicht mehr. Bitte sprechen Sie mit ihnen.',
    none: 'Niemandem: Der Bestand reicht für alles, was angefragt und zugesagt ist.',
  },
  {
    title: 'Who lacks something',
    intro: 'The stock no longer suffices for these requests and promises. Please talk to them.',
    none: 'Nobody: the stock suffices for all that was asked for and promised.',
  },
);

export function atRiskPage(visit: Visit, part: ListPart<AtRiskView>, names: AtRiskNames): Page {
  const w = words[visit.language];
  const children =
    part.items.length === 0 ? (
      <p>{w.none}</p>
    ) : (
      <>
        <p>{w.intro}</p>
        <AtRisk visit={visit} names={names} caption={w.title} rows={part.items} />
        <NextPart visit={visit} path={`${manageOf(visit)}/at-risk`} cursor={part.nextCursor} />
      </>
    );
  return managePage(visit, { title: w.title, look: 'wide', children });
}
