/** The operator's page: which alliances there are and how they fare, what failed, what runs, and the last backup. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { FailedMails } from '../../../notifications/failed-mails.js';
import type { AllianceFigures } from '../../../reservations/looking/installation.view.js';
import type { JobEntry } from '../../../shared/timed-jobs.js';
import type { Language } from '../../../shared/words.js';
import type { HealthWarning, NotReady } from '../../health/health-warnings.js';
import type { KeptFile } from '../../health/kept-file.js';
import { Empty } from '../../ui/empty.js';
import type { Page } from '../../ui/page.js';
import { Alert, Badge, ButtonLink, Facts, Heading } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { Visit } from '../../ui/visit.js';
import { dayOnly, moment, NextPart, OPERATOR, operatorPage } from '../operator-frame.js';
import { installationWords } from './installation-words.js';
import { mailKindInWords } from './mail-kind-words.js';

export interface InstallationFacts {
  alliances: ListPart<AllianceFigures>;
  failedMails: readonly FailedMails[];
  health: { reason: NotReady } | { warnings: readonly HealthWarning[] };
  jobs: readonly JobEntry[];
  backup: KeptFile | undefined;
  backupDir: string;
}

interface Told {
  facts: InstallationFacts;
  language: Language;
}

export function installationPage(visit: Visit, facts: InstallationFacts): Page {
  const { language } = visit;
  const w = installationWords[language];
  const children = (
    <>
      <Health facts={facts} language={language} />
      <p>
        <ButtonLink href={`${OPERATOR}/invitations`} weight="primary">
          {w.invite}
        </ButtonLink>
      </p>
      <div class="lb-cols lb-cols--side">
        <Alliances facts={facts} language={language} />
        <div class="lb-stack">
          <Backup facts={facts} language={language} />
          <Jobs facts={facts} language={language} />
          <section class="lb-panel">
            <Heading>{w.ofNobody}</Heading>
            <p class="lb-small lb-quiet">{w.ofNobodyHelp}</p>
            <Failed mails={facts.failedMails} language={language} />
          </section>
        </div>
      </div>
    </>
  );
  return operatorPage(visit, { title: w.title, isStart: true, children });
}

const Health = ({ facts: { health }, language }: Told): VNode => {
  const w = installationWords[language];
  if ('reason' in health) return <Alert kind="danger" title={w.notReady[health.reason]} />;
  if (health.warnings.length === 0) return <Alert kind="success" title={w.allWell} />;
  return (
    <Alert kind="warning" title={w.lookAt}>
      <ul class="lb-list">
        {health.warnings.map((warning) => (
          <li key={warning}>{w.warnings[warning]}</li>
        ))}
      </ul>
    </Alert>
  );
};

const Alliances = ({ facts: { alliances }, language }: Told): VNode => {
  const w = installationWords[language];
  return (
    <section class="lb-stack" aria-labelledby="alliances">
      <Heading id="alliances">{w.alliances}</Heading>
      {alliances.items.length === 0 && <Empty title={w.none} />}
      {alliances.items.map((one) => (
        <One alliance={one} language={language} key={one.slug} />
      ))}
      <NextPart path={OPERATOR} cursor={alliances.nextCursor} language={language} />
    </section>
  );
};

const One = ({ alliance, language }: { alliance: AllianceFigures; language: Language }): VNode => {
  const w = installationWords[language];
  const { items, partners, reservations, lastSignInAt } = alliance;
  const sizes = [w.items(items), w.partners(partners), w.reservations(reservations)];
  return (
    <section class="lb-panel lb-stack">
      <h3>{softened(alliance.name)}</h3>
      <p>
        <Badge kind={alliance.showing === 'hidden' ? 'warning' : 'success'}>
          {w.showings[alliance.showing]}
        </Badge>
      </p>
      <Facts
        facts={[
          [w.founded, dayOnly(alliance.foundedAt, language)],
          [w.size, sizes.join(', ')],
          [w.photos, w.megabytes(megabytes(alliance.photoBytes, language))],
          [w.lastSignIn, lastSignInAt ? dayOnly(lastSignInAt, language) : w.longAgo],
          [w.failed, <Failed mails={alliance.failedMails} language={language} />],
        ]}
      />
    </section>
  );
};

const Failed = ({ mails, language }: { mails: readonly FailedMails[]; language: Language }): VNode => {
  const w = installationWords[language];
  if (mails.length === 0) return <span>{w.noneFailed}</span>;
  return (
    <ul class="lb-list">
      {mails.map(({ kind, count }) => (
        <li key={kind}>
          {count} × {mailKindInWords(kind, language)}
        </li>
      ))}
    </ul>
  );
};

const Jobs = ({ facts: { jobs }, language }: Told): VNode => {
  const w = installationWords[language];
  return (
    <section class="lb-panel">
      <Heading>{w.jobs}</Heading>
      <p class="lb-small lb-quiet">{w.jobsHelp}</p>
      <ul class="lb-list">
        {jobs.map((job) => (
          <li key={job.name}>
            {w.jobNames[job.name]}
            <br />
            <span class="lb-small lb-quiet">{stateOf(job, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

function stateOf({ everyMs, workedAt, failedAt }: JobEntry, language: Language): string {
  const w = installationWords[language];
  const seconds = everyMs / 1000;
  const rhythm = seconds < 60 ? w.seconds(seconds) : w.minutes(seconds / 60);
  const last = workedAt ? w.worked(moment(workedAt, language)) : w.notYet;
  return [rhythm, last, failedAt && w.jobFailed(moment(failedAt, language))].filter(Boolean).join(', ');
}

const Backup = ({ facts: { backup, backupDir }, language }: Told): VNode => {
  const w = installationWords[language];
  return (
    <section class="lb-panel">
      <Heading>{w.backups}</Heading>
      <Facts
        facts={[
          [w.last, backup ? moment(backup.at, language) : w.noBackup],
          [w.file, backup && `${backup.name} (${w.megabytes(megabytes(backup.bytes, language))})`],
          [w.where, backupDir],
        ]}
      />
    </section>
  );
};

/** "0,4" */
const megabytes = (bytes: number, language: Language): string =>
  (bytes / 1_000_000).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 });
