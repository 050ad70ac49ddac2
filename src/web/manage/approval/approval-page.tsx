/** The rules of who says yes: the list, a new one, changing one, and taking one away. */
import type { VNode } from 'preact';
import type { ApprovalRuleView } from '../../../reservations/deciding/approval-rule.dto.js';
import { inDigits } from '../../../shared/amounts.js';
import { euros } from '../../../shared/euros.js';
import type { Language } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { choicesOf } from '../choices.js';
import { EditForm } from '../edit-form.js';
import type { Choices } from '../entries.js';
import { managePage, manageOf, Table, type Column } from '../manage-frame.js';
import { newRuleSections, ruleSections } from './approval-fields.js';
import { approvalWords } from './approval-words.js';

export const rulesAt = (visit: Visit): string => `${manageOf(visit)}/approval-rules`;

const knowsPartners = (visit: Visit): boolean => visit.actor!.isCoordination;

export function approvalRulesPage(
  visit: Visit,
  rules: readonly ApprovalRuleView[],
  done: string | undefined,
): Page {
  const w = approvalWords[visit.language];
  const at = rulesAt(visit);
  const ways = {
    head: w.edit,
    cell: ({ id }: ApprovalRuleView): VNode => (
      <>
        <Link href={`${at}/${id}/edit`}>{w.edit}</Link> <Link href={`${at}/${id}/remove`}>{w.remove}</Link>
      </>
    ),
  };
  const children = (
    <>
      <p>{w.intro}</p>
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      {rules.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Table caption={w.title} columns={[...columnsOf(visit), ways]} rows={rules} keyOf={({ id }) => id} />
      )}
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', done, children });
}

function columnsOf({ language }: Visit): Column<ApprovalRuleView>[] {
  const w = approvalWords[language];
  return [
    { head: w.about, cell: (rule) => subjectInWords(rule, language) },
    { head: w.who, cell: ({ mode }) => w.modes[mode][0] },
    { head: w.limits, cell: (rule) => limitsInWords(rule, language) },
  ];
}

const subjectInWords = ({ scope, subjectName }: ApprovalRuleView, language: Language): string =>
  approvalWords[language].scopes[scope](subjectName);

/** "bis zu 5 Stück, höchstens 30 Tage im Voraus, sonst entscheidet die Koordination" */
export function limitsInWords(rule: ApprovalRuleView, language: Language): string {
  const w = approvalWords[language];
  if (rule.mode !== 'automatic') return '';
  const { upToQuantity, upToValueCents, upToDaysAhead, partnerIds } = rule;
  const said = [
    upToQuantity === null ? '' : w.quantity(inDigits(upToQuantity, language)),
    upToValueCents === null ? '' : w.value(euros(upToValueCents, language)),
    upToDaysAhead === null ? '' : w.ahead(inDigits(upToDaysAhead, language)),
    partnerIds === null ? '' : w.somePartners(partnerIds.length),
  ].filter(Boolean);
  return said.length === 0 ? w.noLimits : [...said, w.otherwise[rule.otherwise]].join(', ');
}

/** What the form lets people choose from besides. */
const usualChoices = (language: Language): Choices => {
  const w = approvalWords[language];
  return { mode: choicesOf(w.modes), otherwise: choicesOf(w.others) };
};

export function newRulePage(visit: Visit, form: FormState, choices: Choices): Page {
  const w = approvalWords[visit.language];
  const at = rulesAt(visit);
  const children = (
    <EditForm
      form={form}
      action={`${at}/new`}
      sections={newRuleSections(knowsPartners(visit))}
      choices={{ ...usualChoices(visit.language), ...choices }}
      isNew
    />
  );
  return managePage(visit, { title: w.newTitle, above: [[at, w.title]], children });
}

export function editRulePage(
  visit: Visit,
  form: FormState,
  { rule, choices }: { rule: ApprovalRuleView; choices: Choices },
): Page {
  const w = approvalWords[visit.language];
  const at = rulesAt(visit);
  const children = (
    <EditForm
      form={form}
      action={`${at}/${rule.id}/edit`}
      sections={ruleSections(knowsPartners(visit))}
      choices={{ ...usualChoices(visit.language), ...choices }}
    />
  );
  const title = w.editTitle(subjectInWords(rule, visit.language));
  return managePage(visit, { title, above: [[at, w.title]], children });
}

export function removeRulePage(visit: Visit, rule: ApprovalRuleView): Page {
  const w = approvalWords[visit.language];
  const at = rulesAt(visit);
  const facts = columnsOf(visit).map(({ head, cell }) => [head, cell(rule)] as const);
  const children = (
    <>
      <Facts facts={facts} />
      <p>{w.removeHelp}</p>
      <Form form={formState(visit)} action={`${at}/${rule.id}/remove`}>
        <div class="lb-row lb-fields">
          <Button>{w.remove}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.removeTitle, above: [[at, w.title]], children });
}
