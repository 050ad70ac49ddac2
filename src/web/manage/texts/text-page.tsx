/** The alliance's texts: which there are; and one of them, to edit, to look at before it is published, with its versions. */
import type { VNode } from 'preact';
import type { TextKind } from '../../../partners/alliances/alliance-text.entity.js';
import { isUnread, type TextState } from '../../../partners/alliances/text-states.js';
import type { PublishedText, TextVersion } from '../../../partners/alliances/text.dto.js';
import { Form, Refused } from '../../ui/form.js';
import { TextArea } from '../../ui/fields.js';
import type { Page } from '../../ui/page.js';
import { Button, Heading, Link } from '../../ui/parts.js';
import { PlainText } from '../../ui/plain-text.js';
import type { FormState } from '../../forms/typed.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { managePage, manageOf, Table } from '../manage-frame.js';
import { dayInWords } from '../spoken.js';
import { publicPath, textWords } from './text-words.js';

/** A text as the list shows it. */
export interface ListedText {
  kind: TextKind;
  state: TextState;
  published: PublishedText | undefined;
}

export function textsPage(visit: Visit, texts: readonly ListedText[], done?: string): Page {
  const w = textWords[visit.language];
  const at = `${manageOf(visit)}/texts`;
  const columns = [
    {
      head: w.what,
      cell: ({ kind }: ListedText) => <Link href={`${at}/${kind}`}>{w.kinds[kind]}</Link>,
    },
    { head: w.state, cell: (text: ListedText) => <StateOf visit={visit} {...text} /> },
  ];
  const children = (
    <>
      <p>{w.intro}</p>
      <Table caption={w.title} columns={columns} rows={texts} keyOf={({ kind }) => kind} />
    </>
  );
  return managePage(visit, { title: w.title, done, children });
}

/** In words, and the way to read what nobody has read. */
const StateOf = ({ visit, kind, state, published }: ListedText & { visit: Visit }): VNode => {
  const w = textWords[visit.language];
  const day = published ? dayInWords(visit, published.publishedAt) : '';
  return (
    <>
      {w.states[state](published?.version ?? 0, day)}{' '}
      {isUnread(state) && (
        <Link href={`${manageOf(visit)}/texts/${kind}/read`}>
          {w.read}
          <span class="lb-sr">: {w.kinds[kind]}</span>
        </Link>
      )}
    </>
  );
};

interface TextFacts {
  kind: TextKind;
  form: FormState;
  current: PublishedText | undefined;
  versions: readonly TextVersion[];
  /** What would be published, where somebody asked to see it first. */
  preview?: string | undefined;
  done?: string | undefined;
}

export function textPage(visit: Visit, { kind, form, current, versions, preview, done }: TextFacts): Page {
  const w = textWords[visit.language];
  const at = `${manageOf(visit)}/texts`;
  const children = (
    <>
      <p>{w.hints[kind]}</p>
      <Refused form={form} />
      {preview !== undefined && (
        <section class="lb-preview" aria-label={w.previewTitle}>
          <Heading>{w.previewTitle}</Heading>
          <PlainText text={preview} isInner />
        </section>
      )}
      <Form form={form} action={`${at}/${kind}`}>
        <TextArea form={form} name="text" label={w.edit} hint={w.format} rows={16} />
        <div class="lb-row lb-fields">
          <Button weight="secondary" name="preview" value="true">
            {w.preview}
          </Button>
          <Button>{w.publish}</Button>
        </div>
      </Form>
      {current && (
        <section class="lb-preview" aria-label={w.current}>
          <Heading>{w.current}</Heading>
          <PlainText text={current.text} isInner />
          <p>
            <Link href={`${homeOf(visit.actor!)}${publicPath[kind]}`}>{w.open}</Link>
          </p>
        </section>
      )}
      {versions.length > 0 && <Versions visit={visit} kind={kind} versions={versions} />}
    </>
  );
  return managePage(visit, { title: w.kinds[kind], above: [[at, w.title]], done, children });
}

const Versions = ({ visit, kind, versions }: Pick<TextFacts, 'kind' | 'versions'> & { visit: Visit }) => {
  const w = textWords[visit.language];
  const at = `${manageOf(visit)}/texts/${kind}`;
  const columns = [
    {
      head: w.what,
      cell: ({ version }: TextVersion) => (
        <Link href={`${at}/versions/${version}`}>{w.version(version)}</Link>
      ),
    },
    { head: w.when, cell: ({ publishedAt }: TextVersion) => dayInWords(visit, publishedAt) },
    { head: w.who, cell: ({ who }: TextVersion) => who },
  ];
  return (
    <Table caption={w.versions} columns={columns} rows={versions} keyOf={({ version }) => String(version)} />
  );
};

/** An earlier version, as it was published. */
export function textVersionPage(visit: Visit, kind: TextKind, text: PublishedText): Page {
  const w = textWords[visit.language];
  const at = `${manageOf(visit)}/texts`;
  const title = `${w.kinds[kind]}: ${w.since(text.version, dayInWords(visit, text.publishedAt))}`;
  const above = [
    [at, w.title],
    [`${at}/${kind}`, w.kinds[kind]],
  ] as const;
  return managePage(visit, { title, above, children: <PlainText text={text.text} /> });
}
