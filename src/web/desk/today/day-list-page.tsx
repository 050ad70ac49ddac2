/** The list of a day as a page, to be printed. */
import type { DayList } from '../../../reservations/desk/day-list.view.js';
import { PaperArticle } from '../../paper/paper-article.js';
import type { Page } from '../../ui/page.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { dayListWords } from './day-list-words.js';
import { dayList } from './day-list.js';

export function dayListPage(visit: AllianceVisit, list: DayList, placeId: string): Page {
  const paper = dayList(visit, list);
  const desk = `${visit.home}/desk`;
  const back = { href: desk, words: dayListWords[visit.language].toDesk };
  const body = <PaperArticle paper={paper} pdf={`${desk}/places/${placeId}/list.pdf`} back={back} />;
  return { title: paper.title, body, place: 'today' };
}
