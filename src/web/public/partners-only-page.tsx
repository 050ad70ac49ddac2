/** The alliance's page for visitors where its list is not public: who it is, and how to get in. */
import { dictionary } from '../../shared/words.js';
import { joinWords } from '../ui/join.js';
import type { Page } from '../ui/page.js';
import { Alert, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import { mayTakePart, takePartWord } from '../ui/take-part.js';
import type { AllianceVisit } from '../ui/visit.js';
import { About, Contact, type Portrait } from './portrait.js';

const words = dictionary(
  {
    forPartners: 'Die Liste sehen nur die Partner des Bündnisses',
    forPartnersHelp:
      'Gehören Sie dazu? Dann melden Sie sich mit Ihrer E-Mail-Adresse an. Sie bekommen einen Code, ein Passwort brauchen Sie nicht.',
    notYet: 'Sie gehören noch nicht dazu? Die Koordination hilft Ihnen weiter.',
    signIn: 'Anmelden',
    contact: 'Koordination',
  },
  {
    forPartners: 'Only the partners of the alliance see the list',
    forPartnersHelp:
      'Do you belong to it? Then sign in with your mail address. You get a code; you need no password.',
    notYet: 'You do not belong to it yet? The coordination will help you.',
    signIn: 'Sign in',
    contact: 'Coordination',
  },
);

export function partnersOnlyPage(
  { actor, language, path, caller, home }: AllianceVisit,
  portrait: Portrait,
): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{portrait.name}</Title>
      <About portrait={portrait} home={home} language={language} />
      <Alert kind="info" title={w.forPartners}>
        <p>{caller.person ? w.notYet : w.forPartnersHelp}</p>
      </Alert>
      {!caller.person && (
        <p>
          <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`} weight="primary">
            {w.signIn}
          </ButtonLink>
        </p>
      )}
      <Heading>{w.contact}</Heading>
      {!caller.person && <p>{w.notYet}</p>}
      <p>
        <Link href={`${home}/join`}>{joinWords(language).title}</Link>
      </p>
      {mayTakePart(actor) && (
        <p>
          <Link href={`${home}/take-part`}>{takePartWord[language]}</Link>
        </p>
      )}
      <Contact portrait={portrait} language={language} />
    </>
  );
  return { title: portrait.name, body, place: 'list' };
}
