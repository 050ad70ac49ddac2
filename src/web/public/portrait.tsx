/** The portrait of an alliance: in short above its list, and how to reach it. */
import type { VNode } from 'preact';
import type { AllianceView } from '../../partners/alliance.view.js';
import type { Language } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';
import { Link } from '../ui/parts.js';
import { listWords } from './list-words.js';

export type Portrait = AllianceView;

const words = dictionary(
  {
    phone: 'Telefon',
    mail: 'Mail',
    hours: 'Erreichbar',
  },
  {
    phone: 'Phone',
    mail: 'Mail',
    hours: 'Hours',
  },
);

interface AboutFacts {
  portrait: Portrait;
  home: string;
  language: Language;
}

/** In two sentences; the page behind the link holds the alliance's own words. */
export const About = ({ portrait: { place, state }, home, language }: AboutFacts): VNode => {
  const w = listWords[language];
  return (
    <p class="kern-body">
      {w.portrait(`${place}, ${state}`)} <Link href={`${home}/kontakt`}>{w.moreAbout}</Link>
    </p>
  );
};

/** The office that answers, not a private person. */
export const Contact = ({ portrait, language }: { portrait: Portrait; language: Language }): VNode => {
  const w = words[language];
  const { name, phone, email, hours } = portrait.contact;
  return (
    <address class="kern-body lb-contact">
      <p>
        {name}, {portrait.place}
      </p>
      <p>
        {w.phone}: <Link href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</Link>
      </p>
      <p>
        {w.mail}: <Link href={`mailto:${encodeURI(email)}`}>{email}</Link>
      </p>
      {hours !== '' && (
        <p>
          {w.hours}: {hours}
        </p>
      )}
    </address>
  );
};
