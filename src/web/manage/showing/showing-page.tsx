/** Making an alliance public and hiding it again: what everybody sees then, and the button. */
import { dictionary } from '../../../shared/words.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf, managePage } from '../manage-frame.js';

const words = dictionary(
  {
    title: 'Öffentlich oder nicht',
    hidden: 'Noch nicht öffentlich: Nur wer dazugehört, sieht dieses Bündnis.',
    shown: 'Dieses Bündnis ist öffentlich.',
    afterwards: 'Machen Sie es öffentlich, dann sieht jeder:',
    now: 'Jeder sieht:',
    portrait: 'Name, Ort und Kontakt, auf der Startseite und auf der Karte',
    texts: 'Impressum, Datenschutz und die anderen Texte',
    list: 'die Liste: was es gibt und was frei ist',
    noList: 'die Liste nicht: Sie ist nur für Partner',
    ask: 'dass man fragen kann, ob man mitmachen darf',
    never: 'Namen von Personen, Wohnungen und Ausleihen sieht niemand, der nicht dazugehört.',
    show: 'Jetzt öffentlich machen',
    hide: 'Wieder verbergen',
    hideHelp:
      'Verbergen Sie es, dann findet es niemand mehr, der nicht dazugehört, auch nicht unter seiner Adresse. Wer dazugehört, merkt nichts davon.',
  },
  {
    title: 'Public or not',
    hidden: 'Not public yet: only who belongs to it sees this alliance.',
    shown: 'This alliance is public.',
    afterwards: 'If you make it public, everybody sees:',
    now: 'Everybody sees:',
    portrait: 'name, place and contact, on the front page and on the map',
    texts: 'legal notice, privacy and the other texts',
    list: 'the list: what there is and what is free',
    noList: 'not the list: it is for partners only',
    ask: 'that one may ask to take part',
    never: 'Names of people, homes and loans are seen by nobody who does not belong to it.',
    show: 'Make it public now',
    hide: 'Hide it again',
    hideHelp:
      'If you hide it, nobody who does not belong to it finds it any more, not even at its address. Who belongs to it notices nothing.',
  },
);

export const showingAt = (visit: Visit): string => `${manageOf(visit)}/showing`;

export function showingPage(visit: Visit, done?: string): Page {
  const w = words[visit.language];
  const { listedAt, visibility } = visit.actor!.alliance;
  const isShown = listedAt !== null;
  const children = (
    <>
      <p>
        <b>{isShown ? w.shown : w.hidden}</b>
      </p>
      <p>{isShown ? w.now : w.afterwards}</p>
      <ul class="lb-list">
        <li>{w.portrait}</li>
        <li>{visibility === 'public' ? w.list : w.noList}</li>
        <li>{w.texts}</li>
        <li>{w.ask}</li>
      </ul>
      <p>{w.never}</p>
      {isShown && <p>{w.hideHelp}</p>}
      <Form form={formState(visit)} action={`${showingAt(visit)}/${isShown ? 'hide' : 'show'}`}>
        <Button weight={isShown ? 'secondary' : 'primary'}>{isShown ? w.hide : w.show}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.title, done, children });
}
