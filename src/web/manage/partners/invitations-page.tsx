/** The invitations of a partner that still run, making another, and the sheet that is printed when it is made. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { InvitationLinkView, NewInvitationLinkView } from '../../../partners/members/invitation.dto.js';
import type { PartnerView } from '../../../partners/members/partner.dto.js';
import type { FormState } from '../../forms/typed.js';
import { CodeMark } from '../../paper/code-mark.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Heading } from '../../ui/parts.js';
import { ShownOnce } from '../../ui/shown-once.js';
import { softened } from '../../ui/soft.js';
import type { Visit } from '../../ui/visit.js';
import { Entries } from '../entries.js';
import { labelsOf } from '../fields.js';
import { managePage, manageOf, NextPart } from '../manage-frame.js';
import { invitationLinkFields } from '../partner-fields.js';
import { dayInWords } from '../spoken.js';
import { aboveIn } from './above.js';
import { invitationWords } from './invitation-words.js';

interface InvitationsFacts {
  partner: PartnerView;
  invitations: ListPart<InvitationLinkView>;
  form: FormState;
  done?: string | undefined;
}

const invitationsOf = (visit: Visit, { id }: PartnerView): string =>
  `${manageOf(visit)}/partners/${id}/invitations`;

export function invitationsPage(visit: Visit, { partner, invitations, form, done }: InvitationsFacts): Page {
  const w = invitationWords[visit.language];
  const at = invitationsOf(visit, partner);
  const children = (
    <>
      <Refused form={form} labels={labelsOf(invitationLinkFields, visit.language)} />
      <p>{w.what}</p>
      <p>{w.careful}</p>
      <Heading>{w.new}</Heading>
      <Form form={form} action={at} class="lb-form lb-short">
        <Entries form={form} fields={invitationLinkFields} />
        <Button>{w.make}</Button>
      </Form>
      <Heading>{w.running}</Heading>
      {invitations.items.length === 0 && <p>{w.none}</p>}
      <ul class="lb-plain-list lb-own">
        {invitations.items.map((one) => (
          <Running visit={visit} at={at} form={form} one={one} key={one.id} />
        ))}
      </ul>
      <NextPart visit={visit} path={at} cursor={invitations.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.of(partner.name), above: aboveIn(visit, partner), done, children });
}

interface RunningProps {
  visit: Visit;
  at: string;
  form: FormState;
  one: InvitationLinkView;
}

const Running = ({ visit, at, form, one }: RunningProps): VNode => {
  const w = invitationWords[visit.language];
  const made = w.made(dayInWords(visit, new Date(one.createdAt)));
  return (
    <li class="lb-own__thing">
      <div>
        <p>
          <b>{w.used(one.uses, one.mostUses)}</b>
        </p>
        <p>{w.until(dayInWords(visit, new Date(one.expiresAt)))}</p>
        <p>{made}</p>
      </div>
      <div class="lb-row">
        <Form form={form} action={`${at}/${one.id}/revoke`}>
          <Button weight="secondary" of={made}>
            {w.revoke}
          </Button>
        </Form>
      </div>
    </li>
  );
};

/** Shown this once, with the sheet right there: the address is not kept. */
export function newInvitationPage(visit: Visit, partner: PartnerView, made: NewInvitationLinkView): Page {
  const w = invitationWords[visit.language];
  const at = invitationsOf(visit, partner);
  const children = (
    <>
      <div class="lb-no-print lb-stack">
        <ShownOnce
          language={visit.language}
          label={w.link}
          secret={made.link}
          isAnew={made.insteadOf !== undefined}
        />
        <p>
          {w.print} {w.again}
        </p>
        <ButtonLink href={at}>{w.back}</ButtonLink>
      </div>
      <Sheet visit={visit} partner={partner} made={made} />
    </>
  );
  const above = [...aboveIn(visit, partner), [at, w.title] as const];
  return managePage(visit, { title: w.madeTitle(partner.name), above, children });
}

interface SheetProps {
  visit: Visit;
  partner: PartnerView;
  made: NewInvitationLinkView;
}

const Sheet = ({ visit, partner: { name }, made: { link, expiresAt, mostUses } }: SheetProps): VNode => {
  const w = invitationWords[visit.language];
  return (
    <article class="lb-paper lb-poster lb-stack">
      <p>{softened(visit.actor!.alliance.name)}</p>
      <h2>{softened(w.invites(name))}</h2>
      <CodeMark address={link} />
      <p class="lb-poster__address">{link.replace('https://', '')}</p>
      <ol>
        {[w.scan, w.say, softened(w.enter(name))].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{w.valid(dayInWords(visit, new Date(expiresAt)), mostUses)}</p>
    </article>
  );
};
