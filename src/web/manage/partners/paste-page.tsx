/** Several partners and people as pasted lines: the list, what would become of each line, and what is left of it afterwards. */
import type { VNode } from 'preact';
import {
  sumsOf,
  type JudgedLine,
  type LinePartner,
  type LineVerdict,
} from '../../../partners/members/partner-line-verdicts.js';
import type { FormState, Typed } from '../../forms/typed.js';
import { TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { choicesOf, Group } from '../choices.js';
import { Entries } from '../entries.js';
import { labelsOf } from '../fields.js';
import { managePage, manageOf, Table, type Column } from '../manage-frame.js';
import { partnerWords } from './partner-words.js';
import { pasteFields, pasteWords } from './paste-words.js';

const FORM = 'paste';

interface PasteFacts {
  form: FormState;
  /** What would become of the lines; undefined before anybody asked. */
  lines?: readonly JudgedLine[] | undefined;
  /** Of the form as it was looked at, so that nothing unseen is entered. */
  seen?: string | undefined;
  /** Changed since it was looked at. */
  isChanged?: boolean;
  /** What was entered just now. */
  entered?: readonly JudgedLine[] | undefined;
}

export function pastePage(visit: Visit, { form, lines, seen, isChanged = false, entered }: PasteFacts): Page {
  const w = pasteWords[visit.language];
  const list = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const children = (
    <>
      <Refused form={form} labels={labelsOf(pasteFields, visit.language)} />
      {entered && <Entered visit={visit} lines={entered} />}
      {isChanged && <Alert kind="info" title={w.changed} isFocused />}
      {lines && !entered && <Preview visit={visit} lines={lines} />}
      {!lines && !entered && <p>{w.intro}</p>}
      <Form
        form={form}
        action={`${at}/paste`}
        id={FORM}
        hidden={seen === undefined ? {} : ({ seen } satisfies Typed)}
      >
        <PasteEntries form={form} />
        <Button weight={lines && !entered ? 'secondary' : 'primary'}>{lines ? w.checkAgain : w.check}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: list.paste, above: [[at, list.title]], look: 'wide', children });
}

const { text: listField, status, agreementSignedOn, isLender, isBorrower, withoutPeople } = pasteFields;
const ofAll = { status, agreementSignedOn, isLender, isBorrower };

const PasteEntries = ({ form }: { form: FormState }): VNode => {
  const w = pasteWords[form.language];
  const { label, hint } = listField;
  const choices = { status: choicesOf(partnerWords[form.language].statuses) };
  return (
    <>
      <TextArea form={form} name="text" label={label[form.language]} hint={hint[form.language]} rows={16} />
      <p class="lb-quiet">
        {w.example}: {w.exampleLines}
      </p>
      <Entries form={form} fields={{ withoutPeople }} />
      <Group title={w.ofAll} hint={w.ofAllHint}>
        <Entries form={form} fields={ofAll} choices={choices} />
      </Group>
    </>
  );
};

interface Judged {
  visit: Visit;
  lines: readonly JudgedLine[];
}

const Preview = ({ visit, lines }: Judged): VNode => {
  const w = pasteWords[visit.language];
  const { imported, invited } = sumsOf(lines);
  return (
    <>
      {imported === 0 ? (
        <Alert kind="warning" title={w.nothing} isFocused />
      ) : (
        <Alert kind="info" title={w.piles.import(imported)} isFocused>
          <p>{w.mails(invited)}</p>
          <Button form={FORM} name="take" value="true">
            {w.take(imported)}
          </Button>
        </Alert>
      )}
      <Piles visit={visit} lines={lines} />
    </>
  );
};

const isBlank = ({ reason }: JudgedLine): boolean => reason?.code === 'blank';

const Piles = ({ visit, lines }: Judged): VNode => {
  const w = pasteWords[visit.language];
  const of = (verdict: LineVerdict): JudgedLine[] => lines.filter((line) => line.verdict === verdict);
  const blank = lines.filter(isBlank).length;
  return (
    <>
      <Pile visit={visit} verdict="review" lines={of('review')} />
      {of('review').length > 0 && <p>{w.reviewHelp}</p>}
      <Pile visit={visit} verdict="import" lines={of('import')} />
      <Pile visit={visit} verdict="skip" lines={of('skip').filter((line) => !isBlank(line))} />
      {blank > 0 && <p class="lb-quiet">{w.blank(blank)}</p>}
    </>
  );
};

/** Nothing where no line ended there. */
const Pile = ({ visit, verdict, lines }: Judged & { verdict: LineVerdict }): VNode | null => {
  const w = pasteWords[visit.language];
  if (lines.length === 0) return null;
  const title = w.piles[verdict](lines.length);
  const columns = verdict === 'import' ? takenColumns(visit) : otherColumns(visit);
  return <Table caption={title} columns={columns} rows={lines} keyOf={({ line }) => String(line)} />;
};

function takenColumns({ language }: Visit): Column<JudgedLine>[] {
  const w = pasteWords[language];
  return [
    { head: w.line, cell: ({ line }) => w.lineOf(line) },
    {
      head: w.partner,
      cell: ({ partner }) => `${partner!.name} (${w[stateOf(partner!)]})`,
    },
    {
      head: w.person,
      cell: ({ read, address, partner }) => (address === null ? '' : read!.person || partner!.name),
    },
    { head: w.address, cell: ({ address }) => address ?? '' },
    { head: w.may, cell: ({ read, address }) => (address === null ? '' : w.roles[read!.role]) },
    { head: w.more, cell: (line) => besides(line, w, language).join(' ') },
  ];
}

const stateOf = ({ id, isOnlyInterested }: LinePartner): 'isNew' | 'isRaised' | 'isThere' =>
  id === null ? 'isNew' : isOnlyInterested ? 'isRaised' : 'isThere';

const besides = (
  { read, reason, partner }: JudgedLine,
  w: (typeof pasteWords)['de'],
  language: Visit['language'],
): string[] =>
  [
    partner?.id === null && read!.shortName !== '' && `${w.shortName(read!.shortName)}.`,
    partner?.id === null && read!.organisationType !== '' && `${w.kind(read!.organisationType)}.`,
    read!.unread.length > 0 && `${w.unread(read!.unread.join(', '))}.`,
    reason?.words[language],
  ].filter((said) => typeof said === 'string');

function otherColumns({ language }: Visit): Column<JudgedLine>[] {
  const w = pasteWords[language];
  return [
    { head: w.line, cell: ({ line }) => w.lineOf(line) },
    { head: w.pasted, cell: ({ text }) => text },
    { head: w.reason, cell: ({ reason }) => reason?.words[language] ?? '' },
  ];
}

/** What was entered, and what still waits in the list below. */
const Entered = ({ visit, lines }: Judged): VNode => {
  const w = pasteWords[visit.language];
  const { newPartners, invited } = sumsOf(lines);
  return (
    <>
      <Alert kind="success" title={w.done(newPartners, invited)} isFocused>
        <ButtonLink href={`${manageOf(visit)}/partners`}>{w.toPartners}</ButtonLink>
      </Alert>
      <Pile visit={visit} verdict="review" lines={lines.filter(({ verdict }) => verdict === 'review')} />
      <p>{w.left}</p>
    </>
  );
};
