/** Questions and answers on a request: on its page, and on a page of their own, to which mails lead. */
import type { VNode } from 'preact';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import type { MessageView } from '../../../reservations/record/message.view.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { dictionary } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Heading, Lines, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';

const words = dictionary(
  {
    title: 'Fragen und Antworten',
    coordination: 'Koordination',
    none: 'Hier können Sie etwas fragen, zum Beispiel, ob das Tor breit genug ist.',
    text: 'Ihre Nachricht',
    readBy: 'Das lesen alle, die mit dieser Anfrage zu tun haben: Ausleihende, Eigentümer und Koordination.',
    send: 'Nachricht senden',
    toRequest: 'Zur Anfrage',
  },
  {
    title: 'Questions and answers',
    coordination: 'Coordination',
    none: 'You can ask something here, for example whether the gate is wide enough.',
    text: 'Your message',
    readBy: 'Everybody concerned with this request reads it: who borrows, the owners and the coordination.',
    send: 'Send the message',
    toRequest: 'To the request',
  },
);

interface MessagesProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  form: FormState;
}

export function messagesPage(props: MessagesProps): Page {
  const { visit, sheet, form } = props;
  const { view } = sheet;
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} labels={w} />
      <p>
        {view.number}: {softened(view.occasion.name)}
      </p>
      <Said {...props} />
      <ButtonLink href={`${visit.home}/requests/${view.id}`}>{w.toRequest}</ButtonLink>
    </>
  );
  return { title: `${w.title}: ${view.number}`, body, place: 'requests' };
}

/** Nothing where none was written and the reader writes none. */
export const Messages = (props: MessagesProps): VNode | null => {
  const { visit, sheet } = props;
  if (sheet.messages.length === 0 && !sheet.mayWrite) return null;
  return (
    <section class="lb-panel" aria-labelledby="messages">
      <Heading id="messages">{words[visit.language].title}</Heading>
      <Said {...props} />
    </section>
  );
};

const Said = ({ visit, sheet, form }: MessagesProps): VNode => {
  const { messages, mayWrite, view } = sheet;
  const w = words[visit.language];
  return (
    <>
      {messages.length > 0 && (
        <ol class="lb-list">
          {messages.map((message) => (
            <One visit={visit} message={message} key={message.id} />
          ))}
        </ol>
      )}
      {mayWrite && (
        <Form form={form} action={`${visit.home}/requests/${view.id}/messages`} class="lb-form lb-no-print">
          {messages.length === 0 && <p>{w.none}</p>}
          <TextArea form={form} name="text" label={w.text} hint={w.readBy} maxLength={1000} />
          <Button weight="secondary">{w.send}</Button>
        </Form>
      )}
    </>
  );
};

const One = ({
  visit: { timeZone, language },
  message,
}: Pick<MessagesProps, 'visit'> & { message: MessageView }): VNode => {
  const partner = message.partnerName || words[language].coordination;
  const author = message.who === '' ? partner : `${message.who} (${partner})`;
  return (
    <li>
      <b>{softened(author)}</b>, {dayAndTime(new Date(message.at), timeZone, language)}
      <Lines text={message.text} />
    </li>
  );
};
