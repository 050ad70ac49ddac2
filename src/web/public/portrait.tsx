/** The portrait of an alliance: in short above its list, and how to reach it. */
import type { VNode } from 'preact';
import type { AllianceView } from '../../partners/alliances/alliance.view.js';
import type { Language } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';
import { Icon } from '../ui/icon.js';
import { Link } from '../ui/parts.js';
import { telephone } from '../ui/telephone.js';

export type Portrait = AllianceView;

const words = dictionary(
  {
    phone: 'Telefon',
    mail: 'E-Mail',
    hours: 'Erreichbar',
    portrait: (place: string) =>
      `Die Partner dieses Bündnisses in ${place} leihen einander, was sie haben. ` +
      'Sie suchen aus und fragen an, die Koordination sagt zu.',
    moreAbout: 'Über das Bündnis und wie Sie es erreichen',
  },
  {
    phone: 'Phone',
    mail: 'Mail',
    hours: 'Hours',
    portrait: (place: string) =>
      `The partners of this alliance in ${place} lend each other what they have. ` +
      'You choose and ask, the coordination approves.',
    moreAbout: 'About the alliance and how to reach it',
  },
);

interface AboutFacts {
  portrait: Portrait;
  home: string;
  language: Language;
}

/** Its own sentences, which are German, or the usual ones. */
export const InShort = ({ portrait, language }: Omit<AboutFacts, 'home'>): VNode => {
  const { about, place, state } = portrait;
  if (about !== '') return <span lang="de">{about}</span>;
  return <>{words[language].portrait([place, state].filter(Boolean).join(', '))}</>;
};

/** In short; the page behind the link is its portrait. */
export const About = ({ portrait, home, language }: AboutFacts): VNode => (
  <p>
    <InShort portrait={portrait} language={language} />{' '}
    <Link href={`${home}/kontakt`}>{words[language].moreAbout}</Link>
  </p>
);

/** The office that answers, not a private person. */
export const Contact = ({ portrait, language }: { portrait: Portrait; language: Language }): VNode => {
  const w = words[language];
  const { name, phone, email, hours } = portrait.contact;
  return (
    <address>
      <ul class="lb-signs">
        <li>
          <Icon name="user" />
          <span>
            <b>{name}</b>, {portrait.place}
          </span>
        </li>
        {phone !== '' && (
          <li>
            <Icon name="phone" />
            <span>
              {w.phone}: <a href={telephone(phone)}>{phone}</a>
            </span>
          </li>
        )}
        <li>
          <Icon name="mail" />
          <span>
            {w.mail}: <a href={`mailto:${encodeURI(email)}`}>{email}</a>
          </span>
        </li>
        {hours !== '' && (
          <li>
            <Icon name="clock" />
            <span>
              {w.hours}: {hours}
            </span>
          </li>
        )}
      </ul>
    </address>
  );
};
