/** The alliance's own settings: the numbers by which requests are judged, and what everybody reads of it. */
import type { Page } from '../../ui/page.js';
import type { FormState } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { landName, landNames, landOf } from '../../../partners/holidays/lands.js';
import { chosenFrom, choicesOf, withOwn, type Answer } from '../choices.js';
import { EditForm } from '../edit-form.js';
import { managePage, manageOf } from '../manage-frame.js';
import { portraitFields, rulesFields } from '../settings-fields.js';
import { dictionary } from '../../../shared/words.js';

const settingsWords = dictionary(
  {
    noLand: 'kein Land: Feiertage sind keine bekannt',
    rules: 'Regeln',
    portrait: 'Porträt und Liste',
    rulesHelp:
      'Nach diesen Zahlen werden neue Anfragen beurteilt. Was angefragt und zugesagt ist, behält seine Frist. Eine längere Pufferzeit gilt auch zwischen Zusagen, die schon bestehen; was dann nicht mehr passt, sehen Sie in der Verwaltung.',
    colours: {
      petrol: 'Petrol',
      fluss: 'Fluss (Blau)',
      moos: 'Moos (Grün)',
      ziegel: 'Ziegel (Rot)',
      beere: 'Beere (Pink)',
      pflaume: 'Pflaume (Lila)',
    },
    visibilities: {
      public: ['Alle', 'Jeder sieht, was es gibt und was frei ist. Namen, Wohnungen und Ausleihen nie.'],
      partners: ['Nur die Partner', 'Wer die Liste sehen will, meldet sich an.'],
    },
  },
  {
    noLand: 'no Land: no public holidays are known',
    rules: 'Rules',
    portrait: 'Portrait and list',
    rulesHelp:
      'New requests are judged by these numbers. What was asked for and promised keeps its deadline. A longer rest also holds between promises that exist already; what no longer fits then is shown in the housekeeping.',
    colours: {
      petrol: 'Petrol',
      fluss: 'River (blue)',
      moos: 'Moss (green)',
      ziegel: 'Brick (red)',
      beere: 'Berry (pink)',
      pflaume: 'Plum (purple)',
    },
    visibilities: {
      public: ['Everybody', 'Anyone sees what there is and what is free. Never names, homes or loans.'],
      partners: ['Only the partners', 'Whoever wants to see the list signs in.'],
    },
  },
);

/** By their pages, which the address names. */
export const settingsFields = { rules: rulesFields, portrait: portraitFields };

export type Settings = keyof typeof settingsFields;

/** What somebody once typed stays; where it names no Land, that is said. */
function landsWith(own: string | undefined, none: string): readonly Answer[] {
  const lands = landNames.map((name) => ({ value: name, label: name }));
  const known = landOf(own ?? '');
  return withOwn([{ value: '', label: none }, ...lands], own).map(({ value, label }) =>
    value !== own || value === ''
      ? { value, label }
      : { value, label: known ? landName(known) : `${own} – ${none}` },
  );
}

interface SettingsForm {
  form: FormState;
  /** Of the list, as they are called on the items. */
  categories: readonly string[];
  done?: string | undefined;
}

export function settingsPage(visit: Visit, what: Settings, { form, categories, done }: SettingsForm): Page {
  const w = settingsWords[visit.language];
  const children = (
    <EditForm
      form={form}
      action={`${manageOf(visit)}/${what}`}
      sections={[{ fields: settingsFields[what] }]}
      choices={{
        visibility: choicesOf(w.visibilities),
        colour: choicesOf(w.colours).map((answer) => ({ ...answer, colour: answer.value })),
        state: landsWith(form.typed['state'], w.noLand),
        'categoryWords.category': categoryChoices(form, categories),
      }}
      help={what === 'rules' ? w.rulesHelp : undefined}
    />
  );
  return managePage(visit, { title: w[what], done, children });
}

/** Also those that were named once and have no items any more. */
function categoryChoices({ typed }: FormState, categories: readonly string[]) {
  const named = Object.entries(typed).flatMap(([name, said = '']) =>
    /^categoryWords\.\d+\.category$/.test(name) && said !== '' ? [said] : [],
  );
  return chosenFrom(
    '–',
    [...new Set([...categories, ...named])].map((name) => ({ id: name, name })),
  );
}
