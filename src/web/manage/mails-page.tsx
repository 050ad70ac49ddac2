/** What the system sent to whom, with what failed first. */
import type { Page as Part } from '../../http/pages.js';
import type { SentMailView } from '../../partners/sent-mail.dto.js';
import { Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Badge, Button, Heading } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';
import { mailWords } from './mail-words.js';
import { momentInWords } from './spoken.js';

interface MailFacts {
  form: FormState;
  part: Part<SentMailView>;
  /** Undefined where the list itself was asked for by state, or is a later part. */
  failed: readonly SentMailView[] | undefined;
}

export function mailsPage(visit: Visit, { form, part, failed }: MailFacts): Page {
  const w = mailWords[visit.language];
  const at = `${manageOf(visit)}/mails`;
  const { state = '' } = form.typed;
  const states = Object.entries(w.states).map(([value, label]) => ({ value, label }));
  const children = (
    <>
      <p class="kern-body">{w.intro}</p>
      {failed && failed.length > 0 && (
        <>
          <Heading>{w.failed}</Heading>
          <p class="kern-body">{w.failedHelp}</p>
          <Mails visit={visit} caption={w.failed} mails={failed} />
        </>
      )}
      <Heading>{w.all}</Heading>
      <form method="get" action={at} class="lb-row lb-fields">
        <Select
          form={form}
          name="state"
          label={w.filter}
          choices={[{ value: '', label: w.everyState }, ...states]}
        />
        <Button weight="secondary">{w.show}</Button>
      </form>
      <Mails visit={visit} caption={w.title} mails={part.items} />
      <NextPart visit={visit} path={at} cursor={part.nextCursor} query={{ state }} />
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, children });
}

const kinds = {
  due: 'info',
  sent: 'success',
  dead: 'danger',
  expired: 'warning',
  superseded: 'info',
} as const;

const Mails = ({
  visit,
  caption,
  mails,
}: {
  visit: Visit;
  caption: string;
  mails: readonly SentMailView[];
}) => {
  const w = mailWords[visit.language];
  if (mails.length === 0) return <p class="kern-body">{w.none}</p>;
  const columns = [
    { head: w.subject, cell: ({ subject }: SentMailView) => subject },
    { head: w.to, cell: ({ recipient }: SentMailView) => recipient },
    { head: w.when, cell: ({ createdAt }: SentMailView) => momentInWords(visit, createdAt) },
    {
      head: w.state,
      cell: ({ state, reason, nextAt }: SentMailView) => (
        <>
          <Badge kind={kinds[state]}>{w.states[state]}</Badge> {reason}
          {nextAt !== null && ` ${w.next(momentInWords(visit, nextAt))}`}
        </>
      ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={mails} keyOf={({ id }) => id} />;
};
