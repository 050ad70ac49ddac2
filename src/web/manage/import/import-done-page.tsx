/** What became of a list that was taken over, whom it hurts, and the way back. */
import type { VNode } from 'preact';
import type { Import } from '../../../items/import/import.entity.js';
import type { LineView } from '../../../items/import/line-view.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import type { FormState } from '../../forms/typed.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { AtRisk, type AtRiskNames } from '../at-risk.js';
import { managePage, manageOf } from '../manage-frame.js';
import { PileChips, PileLines, type Pile } from './import-lines.js';
import { calledIn, countsInWords, importsAt } from './import-start-page.js';
import { importWords } from './import-words.js';

interface Shown {
  import: Import;
  lines: readonly LineView[];
  atRisk: readonly AtRiskView[];
  names: AtRiskNames;
  form: FormState;
  pile: Pile;
  cursor: string | undefined;
}

export function importDonePage(visit: Visit, shown: Shown): Page {
  const w = importWords[visit.language];
  const { import: found, lines, pile, cursor, form, atRisk, names } = shown;
  const at = `${importsAt(visit)}/${found.id}`;
  const isDone = found.state === 'done';
  const told = found.counts ? countsInWords(found.counts, visit.language) : '';
  const children = (
    <>
      <Refused form={form} />
      <Alert
        kind={isDone ? 'success' : 'info'}
        title={isDone ? `${w.done}: ${told}.` : w.undone}
        isFocused={!form.refusal}
      />
      {atRisk.length > 0 && (
        <Alert kind="warning" title={w.hurt}>
          <p>{w.hurtHelp}</p>
        </Alert>
      )}
      {atRisk.length > 0 && <AtRisk visit={visit} names={names} caption={w.hurt} rows={atRisk} />}
      <div class="lb-row lb-fields">
        <ButtonLink href={`${manageOf(visit)}/items`} weight="primary">
          {w.toItems}
        </ButtonLink>
        <ButtonLink href={importsAt(visit)}>{w.another}</ButtonLink>
      </div>
      {isDone && <Undo visit={visit} at={at} form={form} />}
      {lines.length === 0 ? (
        <p>{w.forgotten}</p>
      ) : (
        <>
          <PileChips visit={visit} at={at} lines={lines} pile={pile} version={undefined} />
          <PileLines visit={visit} at={at} lines={lines} pile={pile} cursor={cursor} version={undefined} />
        </>
      )}
    </>
  );
  const title = calledIn(found, visit);
  return managePage(visit, { title, above: [[importsAt(visit), w.title]], look: 'wide', children });
}

const Undo = ({ visit, at, form }: { visit: Visit; at: string; form: FormState }): VNode => {
  const w = importWords[visit.language];
  return (
    <section class="lb-group">
      <Heading>{w.undo}</Heading>
      <p>{w.undoHelp}</p>
      <Form form={form} action={`${at}/undo`}>
        <Button weight="secondary">{w.undo}</Button>
      </Form>
    </section>
  );
};
