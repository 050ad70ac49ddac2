/** Rules that hold for one owner or one item alone: the list, a new one, changing one, and removing it. */
import type { ListPart } from '../../../http/list-parts.js';
import type { LendingRuleView } from '../../../items/lending/lending-rule.dto.js';
import { lineRuleNames } from '../../../partners/who/alliance-rules.js';
import { dictionary } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { EditForm } from '../edit-form.js';
import { listPage } from '../list-page.js';
import { managePage, manageOf, type Column } from '../manage-frame.js';
import { ownRuleFields, ruleCalled, ruleInWords, subjectField } from './own-rule-fields.js';

export const ownRulesWords = dictionary(
  {
    title: 'Regeln je Partner und Gegenstand',
    intro:
      'Was hier steht, gilt anders als im Bündnis: zuerst die Regel des Gegenstands, dann die seines Partners, dann die des Bündnisses.',
    own: 'Eigene Regeln für alles von diesem Partner',
    new: 'Neue Regel',
    none: 'Für alle und alles gelten die Regeln des Bündnisses.',
    next: 'Für einen Partner oder einen Gegenstand können Sie einzelne davon ändern.',
    about: 'Wofür',
    scopes: { owner: 'alles von diesem Partner', item: 'dieser Gegenstand' },
    allOf: (partner: string) => `Alles von ${partner}`,
    rules: 'Was anders ist',
    nothing: 'nichts',
    usually: (said: string, usual: string) => `${said} (sonst ${usual})`,
    choose: 'Bitte wählen',
    help: 'Füllen Sie nur aus, was anders sein soll. Es gilt ab der nächsten Anfrage.',
    remove: 'Diese Regel entfernen',
    removeTitle: (name: string) => `${name}: Regel entfernen`,
    removeHelp: 'Danach gilt wieder, was beim Partner oder im Bündnis steht. Zusagen bleiben, wie sie sind.',
    keep: 'Nicht entfernen',
  },
  {
    title: 'Rules of partners and items',
    intro:
      'What stands here is other than in the alliance: first the item’s rule holds, then its partner’s, then the alliance’s.',
    own: 'Own rules for all of this partner',
    new: 'New rule',
    none: 'The rules of the alliance hold for everybody and everything.',
    next: 'You can change some of them for a partner or an item.',
    about: 'What for',
    scopes: { owner: 'all of this partner', item: 'this item' },
    allOf: (partner: string) => `All of ${partner}`,
    rules: 'What is other',
    nothing: 'nothing',
    usually: (said: string, usual: string) => `${said} (else ${usual})`,
    choose: 'Please choose',
    help: 'Fill in only what is to be other. It holds from the next request on.',
    remove: 'Remove this rule',
    removeTitle: (name: string) => `${name}: remove the rule`,
    removeHelp:
      'After that, what stands at the partner or in the alliance holds again. Promises stay as they are.',
    keep: 'Do not remove',
  },
);

export const ownRulesOf = (visit: Visit): string => `${manageOf(visit)}/own-rules`;

export function ownRulesPage(
  visit: Visit,
  { items: rows, nextCursor: cursor }: ListPart<LendingRuleView>,
  done: string | undefined,
): Page {
  const w = ownRulesWords[visit.language];
  const columns: Column<LendingRuleView>[] = [
    {
      head: w.about,
      cell: ({ id, subjectName, scope }) => (
        <>
          <Link href={`${ownRulesOf(visit)}/${id}`}>{subjectName}</Link>{' '}
          <span class="lb-quiet">{w.scopes[scope]}</span>
        </>
      ),
    },
    { head: w.rules, cell: (rule) => <Others visit={visit} rule={rule} /> },
  ];
  return listPage(visit, { path: 'own-rules', words: w, columns, rows, cursor, done });
}

/** Each number that is said, and what it would be otherwise. */
const Others = ({ visit, rule }: { visit: Visit; rule: LendingRuleView }) => {
  const { language, actor } = visit;
  const w = ownRulesWords[language];
  const said = lineRuleNames.filter((name) => rule[name] !== null);
  if (said.length === 0) return <>{w.nothing}</>;
  return (
    <ul class="lb-plain-list">
      {said.map((name) => {
        const usual = ruleInWords(name, actor!.alliance.rules[name], language);
        return (
          <li key={name}>
            {ruleCalled(name, language)}: {w.usually(ruleInWords(name, rule[name], language), usual)}
          </li>
        );
      })}
    </ul>
  );
};

/** What a rule can be about; partners come first. */
export interface Subjects {
  owners: readonly Named[];
  items: readonly Named[];
}

export function newOwnRulePage(visit: Visit, form: FormState, { owners, items }: Subjects): Page {
  const w = ownRulesWords[visit.language];
  const children = (
    <EditForm
      form={form}
      action={`${ownRulesOf(visit)}/new`}
      sections={[{ fields: subjectField }, { fields: ownRuleFields(visit.actor!.alliance.rules) }]}
      choices={{
        subjectId: [
          { value: '', label: w.choose },
          ...owners.map(({ id, name }) => ({ value: `owner ${id}`, label: w.allOf(name) })),
          ...items.map(({ id, name }) => ({ value: `item ${id}`, label: name })),
        ],
      }}
      help={w.help}
      isNew
    />
  );
  return managePage(visit, { title: w.new, above: [[ownRulesOf(visit), w.title]], children });
}

export function ownRulePage(visit: Visit, form: FormState, rule: LendingRuleView): Page {
  const w = ownRulesWords[visit.language];
  const at = `${ownRulesOf(visit)}/${rule.id}`;
  const children = (
    <>
      <EditForm
        form={form}
        action={at}
        sections={[{ fields: ownRuleFields(visit.actor!.alliance.rules) }]}
        help={w.help}
      />
      <p>
        <Link href={`${at}/remove`}>{w.remove}</Link>
      </p>
    </>
  );
  const title = rule.scope === 'owner' ? w.allOf(rule.subjectName) : rule.subjectName;
  return managePage(visit, { title, above: [[ownRulesOf(visit), w.title]], children });
}

export function removeOwnRulePage(visit: Visit, rule: LendingRuleView): Page {
  const w = ownRulesWords[visit.language];
  const at = `${ownRulesOf(visit)}/${rule.id}`;
  const children = (
    <Form form={formState(visit)} action={`${at}/remove`}>
      <Others visit={visit} rule={rule} />
      <p>{w.removeHelp}</p>
      <div class="lb-row lb-fields">
        <Button>{w.remove}</Button>
        <ButtonLink href={at}>{w.keep}</ButtonLink>
      </div>
    </Form>
  );
  const above = [[ownRulesOf(visit), w.title]] as const;
  return managePage(visit, { title: w.removeTitle(rule.subjectName), above, children });
}
