/** The first steps on top of the housekeeping: a tick for what is done, the way to what is not, and "later". */
import type { VNode } from 'preact';
import type { FirstStep } from '../../../partners/alliances/put-off-step.entity.js';
import { isOpenStep, type StepView } from '../../../reservations/looking/first-steps.js';
import { dictionary } from '../../../shared/words.js';
import { Form, formState } from '../../ui/form.js';
import { Badge, Button, Heading, Link } from '../../ui/parts.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';

const words = dictionary(
  {
    title: 'Erste Schritte',
    steps: {
      places: ['Lagerorte anlegen', 'Wo die Sachen stehen und wann jemand aufschließt.'],
      items: ['Ihre Liste einlesen', 'Was Sie verleihen, als Tabelle oder eingefügt.'],
      partners: ['Partner einladen', 'Mindestens zwei Partner, für die jemand handelt.'],
      rules: ['Regeln ansehen', 'Vorlauf, Leihdauer, Pufferzeit. Passt alles? Dann lassen Sie es so.'],
      texts: ['Texte lesen', 'Leihordnung, Impressum, Datenschutz und Barrierefreiheit sind vorbereitet.'],
      loan: ['Die erste Ausleihe zusagen', 'Fragen Sie selbst etwas an, und sagen Sie es zu.'],
      showing: ['Öffentlich machen', 'Bis dahin sieht nur Ihr Bündnis, was hier steht.'],
    },
    count: (done: number, all: number) => `${done} von ${all} erledigt`,
    done: 'erledigt',
    open: 'offen',
    putOff: 'später',
    later: 'Später',
    kept: 'bleibt so',
    keep: 'So lassen',
    back: 'Doch jetzt',
    toSteps: 'Erste Schritte',
  },
  {
    title: 'First steps',
    steps: {
      places: ['Make storage places', 'Where the things are, and when somebody opens.'],
      items: ['Bring your list', 'What you lend, as a spreadsheet or pasted.'],
      partners: ['Invite partners', 'At least two partners for which somebody acts.'],
      rules: ['Look at the rules', 'Lead time, length of loans, rest. All is well? Then leave it so.'],
      texts: ['Read the texts', 'Loan rules, legal notice, privacy and accessibility are prepared.'],
      loan: ['Promise the first loan', 'Ask for something yourself, and approve it.'],
      showing: ['Make it public', 'Until then only your alliance sees what stands here.'],
    },
    count: (done: number, all: number) => `${done} of ${all} done`,
    done: 'done',
    open: 'open',
    putOff: 'later',
    later: 'Later',
    kept: 'stays so',
    keep: 'Leave it so',
    back: 'Now after all',
    toSteps: 'First steps',
  },
);

/** Below the housekeeping's start; things mostly stand in a list already, and the first loan begins on ours. */
const paths: Readonly<Record<Exclude<FirstStep, 'loan'>, string>> = {
  places: 'places/new',
  items: 'import',
  partners: 'partners/paste',
  rules: 'rules',
  texts: 'texts',
  showing: 'showing',
};

interface StepsProps {
  visit: Visit;
  steps: readonly StepView[];
}

const pathOf = (visit: Visit, step: FirstStep): string =>
  step === 'loan' ? homeOf(visit.actor!) : `${manageOf(visit)}/${paths[step]}`;

export const FirstSteps = ({ visit, steps }: StepsProps): VNode => {
  const w = words[visit.language];
  return (
    <section class="lb-panel">
      <Heading id="first-steps">{w.title}</Heading>
      <p class="lb-quiet">{w.count(steps.filter(({ isDone }) => isDone).length, steps.length)}</p>
      <ul class="lb-plain-list">
        {steps.map((one) => (
          <Step visit={visit} one={one} key={one.step} />
        ))}
      </ul>
    </section>
  );
};

const Step = ({ visit, one: { step, isDone, isPutOff } }: { visit: Visit; one: StepView }): VNode => {
  const w = words[visit.language];
  const [name, help] = w.steps[step] as readonly [string, string];
  return (
    <li class="lb-first-step">
      <div>
        <Link href={pathOf(visit, step)}>{name}</Link>
        <p class="lb-quiet">{help}</p>
      </div>
      <Badge kind={isDone ? 'success' : 'info'}>{stateOf(w, { step, isDone, isPutOff })}</Badge>
      {!isDone && <PuttingOff visit={visit} step={step} isPutOff={isPutOff} name={name} />}
    </li>
  );
};

/** Rules that stay as they are were not put off: somebody looked at them. */
function stateOf(w: (typeof words)['de'], { step, isDone, isPutOff }: StepView): string {
  if (isDone) return w.done;
  if (!isPutOff) return w.open;
  return step === 'rules' ? w.kept : w.putOff;
}

interface PuttingOffProps {
  visit: Visit;
  step: FirstStep;
  isPutOff: boolean;
  name: string;
}

const PuttingOff = ({ visit, step, isPutOff, name }: PuttingOffProps): VNode => {
  const w = words[visit.language];
  return (
    <Form
      form={formState(visit)}
      action={`${manageOf(visit)}/first-steps`}
      class="lb-row"
      hidden={{ step, later: isPutOff ? 'false' : 'true' }}
    >
      <Button weight="tertiary" of={name}>
        {isPutOff ? w.back : step === 'rules' ? w.keep : w.later}
      </Button>
    </Form>
  );
};

/** Where all are done or put off, only the way back to them. */
export const WayToSteps = ({ visit }: { visit: Visit }): VNode => (
  <p class="lb-on">
    <Link href={`${manageOf(visit)}?steps=all#first-steps`}>{words[visit.language].toSteps}</Link>
  </p>
);

export const hasOpenStep = (steps: readonly StepView[]): boolean => steps.some(isOpenStep);
