/** The alliance's page for visitors where its list is not public: who it is, and how to get in. */
import type { Page } from '../ui/page.js';
import { Alert, ButtonLink, Heading, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { listWords } from './list-words.js';
import { About, Contact, type Portrait } from './portrait.js';

export function partnersOnlyPage({ language, path, caller }: Visit, portrait: Portrait, home: string): Page {
  const w = listWords[language];
  const body = (
    <>
      <Title>{portrait.name}</Title>
      <About portrait={portrait} home={home} language={language} />
      <Alert kind="info" title={w.forPartners}>
        <p class="kern-body">{caller.person ? w.notYet : w.forPartnersHelp}</p>
      </Alert>
      {!caller.person && (
        <p>
          <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`} weight="primary">
            {w.signIn}
          </ButtonLink>
        </p>
      )}
      <Heading>{w.contact}</Heading>
      {!caller.person && <p class="kern-body">{w.notYet}</p>}
      <Contact portrait={portrait} language={language} />
    </>
  );
  return { title: portrait.name, body, place: 'list' };
}
