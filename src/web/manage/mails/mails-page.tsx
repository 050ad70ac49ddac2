/** What the system sent to whom, with what failed first. */
import type { ListPart } from '../../../http/list-parts.js';
import type { SentMailView } from '../../../partners/log/sent-mail.dto.js';
import { isFiled } from '../../../notifications/mail-outcomes.js';
import { Select } from '../../ui/fields.js';
import type { Page } from '../../ui/page.js';
import { Badge, Button, Heading } from '../../ui/parts.js';
import type { FormState } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { choicesOf } from '../choices.js';
import { managePage, manageOf, NextPart, Table } from '../manage-frame.js';
import { momentInWords } from '../spoken.js';
import { dictionary } from '../../../shared/words.js';

const mailWords = dictionary(
  {
    title: 'Verschickte E-Mails',
    intro: 'Was das System an wen geschickt hat. Anmeldecodes stehen hier nicht.',
    failed: 'Gescheitert',
    failedHelp: 'Diese kamen nicht an. Bitte rufen Sie an.',
    all: 'Alle',
    none: {
      '': 'Noch hat das System keine E-Mail geschrieben.',
      due: 'Keine E-Mail wartet.',
      sent: 'Noch ging keine E-Mail hinaus.',
      dead: 'Keine E-Mail ist gescheitert.',
      expired: 'Keine E-Mail kam zu spät.',
      superseded: 'Keine E-Mail wurde überholt.',
    },
    filter: 'Zeigen',
    everyState: 'alle',
    show: 'Anzeigen',
    subject: 'Betreff',
    to: 'An',
    when: 'Geschrieben',
    state: 'Stand',
    states: {
      due: 'wartet',
      sent: 'vom Mailserver angenommen',
      dead: 'gescheitert',
      expired: 'nicht mehr gesendet',
      superseded: 'überholt',
    },
    filed: 'nur als Datei abgelegt',
    next: (when: string) => `Nächster Versuch: ${when}`,
  },
  {
    title: 'Mails that were sent',
    intro: 'What the system sent to whom. Sign-in codes are not listed here.',
    failed: 'Failed',
    failedHelp: 'These did not arrive. Please call.',
    all: 'All',
    none: {
      '': 'The system has not written a mail yet.',
      due: 'No mail waits.',
      sent: 'No mail has left yet.',
      dead: 'No mail failed.',
      expired: 'No mail came too late.',
      superseded: 'No mail was overtaken.',
    },
    filter: 'Show',
    everyState: 'all',
    show: 'Show',
    subject: 'Subject',
    to: 'To',
    when: 'Written',
    state: 'State',
    states: {
      due: 'waits',
      sent: 'taken by the mail server',
      dead: 'failed',
      expired: 'not sent any more',
      superseded: 'overtaken',
    },
    filed: 'kept as a file only',
    next: (when: string) => `Next try: ${when}`,
  },
);

interface MailFacts {
  form: FormState;
  part: ListPart<SentMailView>;
  /** Undefined where the list itself was asked for by state, or is a later part. */
  failed: readonly SentMailView[] | undefined;
}

export function mailsPage(visit: Visit, { form, part, failed }: MailFacts): Page {
  const w = mailWords[visit.language];
  const at = `${manageOf(visit)}/mails`;
  const { state = '' } = form.typed;
  const children = (
    <>
      <p>{w.intro}</p>
      {failed && failed.length > 0 && (
        <>
          <Heading>{w.failed}</Heading>
          <p>{w.failedHelp}</p>
          <Mails visit={visit} caption={w.failed} mails={failed} />
        </>
      )}
      <Heading>{w.all}</Heading>
      <form method="get" action={at} class="lb-row lb-fields">
        <Select
          form={form}
          name="state"
          label={w.filter}
          choices={[{ value: '', label: w.everyState }, ...choicesOf(w.states)]}
        />
        <Button weight="secondary">{w.show}</Button>
      </form>
      <Mails visit={visit} caption={w.title} mails={part.items} only={state} />
      <NextPart visit={visit} path={at} cursor={part.nextCursor} query={{ state }} />
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', children });
}

const kinds = {
  due: 'info',
  sent: 'success',
  dead: 'danger',
  expired: 'warning',
  superseded: 'info',
} as const;

interface MailsProps {
  visit: Visit;
  caption: string;
  mails: readonly SentMailView[];
  /** What was asked for; empty: all. */
  only?: string;
}

const Mails = ({ visit, caption, mails, only = '' }: MailsProps) => {
  const w = mailWords[visit.language];
  const none: Readonly<Record<string, string>> = w.none;
  if (mails.length === 0) return <p>{none[only] ?? w.none['']}</p>;
  const columns = [
    { head: w.subject, cell: ({ subject }: SentMailView) => subject },
    { head: w.to, cell: ({ recipient }: SentMailView) => recipient },
    { head: w.when, cell: ({ createdAt }: SentMailView) => momentInWords(visit, createdAt) },
    {
      head: w.state,
      cell: ({ state, reason, nextAt, lastCode }: SentMailView) => (
        <>
          {isFiled({ state, lastCode }) ? (
            <Badge kind="warning">{w.filed}</Badge>
          ) : (
            <Badge kind={kinds[state]}>{w.states[state]}</Badge>
          )}{' '}
          {reason}
          {nextAt !== null && ` ${w.next(momentInWords(visit, nextAt))}`}
        </>
      ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={mails} keyOf={({ id }) => id} />;
};
