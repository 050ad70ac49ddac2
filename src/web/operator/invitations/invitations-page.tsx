/** Invitations to found: sending one, and what became of those that were sent. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import { INVITATION_DAYS, type InvitationState } from '../../../partners/alliances/founding-states.js';
import type { FoundingInvitationView } from '../../../partners/alliances/founding.dto.js';
import { dictionary } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Empty } from '../../ui/empty.js';
import { Input } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Badge, Button, Facts, Heading } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { moment, NextPart, OPERATOR, operatorPage } from '../operator-frame.js';

const words = dictionary(
  {
    title: 'Zum Gründen einladen',
    help:
      `Wer die E-Mail bekommt, gründet damit ein Bündnis und koordiniert es. Die Einladung gilt ${INVITATION_DAYS} Tage ` +
      'und nur einmal. Das Bündnis ist erst öffentlich, wenn die Koordination es öffentlich macht.',
    email: 'E-Mail-Adresse',
    emailHint: 'Damit meldet sich an, wer gründet.',
    allianceName: 'Name des Bündnisses',
    allianceNameHint: 'Ein Vorschlag; wer gründet, kann ihn ändern.',
    send: 'Einladung senden',
    sent: 'Eingeladen. Die E-Mail ist unterwegs.',
    revoked: 'Die Einladung ist zurückgenommen.',
    list: 'Einladungen',
    none: 'Noch haben Sie niemanden eingeladen.',
    states: { open: 'offen', used: 'gegründet', ended: 'zurückgenommen', lapsed: 'abgelaufen' },
    alliance: 'Bündnis',
    proposed: 'Vorschlag',
    at: 'Gesendet',
    until: 'Gilt bis',
    revoke: 'Zurücknehmen',
  },
  {
    title: 'Invite to found',
    help:
      `Whoever gets the mail founds an alliance with it, and coordinates it. The invitation is valid for ${INVITATION_DAYS} days, ` +
      'and only once. The alliance is public only once its coordination makes it public.',
    email: 'Mail address',
    emailHint: 'Whoever founds signs in with it.',
    allianceName: 'Name of the alliance',
    allianceNameHint: 'A proposal; whoever founds may change it.',
    send: 'Send the invitation',
    sent: 'Invited. The mail is on its way.',
    revoked: 'The invitation is taken back.',
    list: 'Invitations',
    none: 'You have not invited anybody yet.',
    states: { open: 'open', used: 'founded', ended: 'taken back', lapsed: 'lapsed' },
    alliance: 'Alliance',
    proposed: 'Proposal',
    at: 'Sent',
    until: 'Valid until',
    revoke: 'Take back',
  },
);

export const INVITATIONS = `${OPERATOR}/invitations`;

const kinds = { open: 'info', used: 'success', ended: 'danger', lapsed: 'warning' } as const satisfies Record<
  InvitationState,
  string
>;

interface InvitationsFacts {
  form: FormState;
  part: ListPart<FoundingInvitationView>;
  done?: string | undefined;
}

export function invitationsPage(visit: Visit, { form, part, done }: InvitationsFacts): Page {
  const { language } = visit;
  const w = words[language];
  const said = done === 'sent' || done === 'revoked' ? w[done] : undefined;
  const children = (
    <>
      {said !== undefined && <Alert kind="success" title={said} isFocused />}
      <Refused form={form} labels={w} />
      <p>{w.help}</p>
      <Form form={form} action={INVITATIONS}>
        <Input form={form} name="email" type="email" label={w.email} hint={w.emailHint} autocomplete="off" />
        <Input
          form={form}
          name="allianceName"
          label={w.allianceName}
          hint={w.allianceNameHint}
          maxLength={120}
          isOptional
        />
        <Button>{w.send}</Button>
      </Form>
      <Heading>{w.list}</Heading>
      {part.items.length === 0 && <Empty title={w.none} />}
      {part.items.map((one) => (
        <Invitation visit={visit} invitation={one} key={one.id} />
      ))}
      <NextPart path={INVITATIONS} cursor={part.nextCursor} language={language} />
    </>
  );
  return operatorPage(visit, { title: w.title, children });
}

const Invitation = ({ visit, invitation }: { visit: Visit; invitation: FoundingInvitationView }): VNode => {
  const { language } = visit;
  const w = words[language];
  const { id, email, allianceName, state, createdAt, expiresAt, founded } = invitation;
  return (
    <section class="lb-panel lb-stack">
      <h3>{email}</h3>
      <p>
        <Badge kind={kinds[state]}>{w.states[state]}</Badge>
      </p>
      <Facts
        facts={[
          [w.alliance, founded],
          [w.proposed, founded === '' && allianceName],
          [w.at, moment(createdAt, language)],
          [w.until, state === 'open' && moment(expiresAt, language)],
        ]}
      />
      {state === 'open' && (
        <Form form={formState(visit)} action={`${INVITATIONS}/${id}/revoke`}>
          <Button weight="secondary" of={email}>
            {w.revoke}
          </Button>
        </Form>
      )}
    </section>
  );
};
