/** The loan slip as a page, to be printed. */
import type { Page } from '../../ui/page.js';
import { PaperArticle } from '../../paper/paper-article.js';
import { requestWords } from './request-words.js';
import { slipOf, type SlipProps } from './slip.js';

export function paperPage(props: SlipProps): Page {
  const { visit, sheet } = props;
  const paper = slipOf(props);
  const at = `${visit.home}/requests/${sheet.view.id}`;
  const back = { href: at, words: requestWords[visit.language].toRequest };
  const body = <PaperArticle paper={paper} pdf={`${at}/slip.pdf`} back={back} />;
  return { title: paper.title, body, place: 'requests' };
}
