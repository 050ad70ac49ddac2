/** Every timed job with its rhythm. */
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RequestKeys } from './database/request-keys.service.js';
import { ClosureSeriesService } from './items/closure-series.service.js';
import { ImportsService } from './items/import/imports.service.js';
import { DeliveryService } from './notifications/delivery.service.js';
import { MailSweeper } from './notifications/mail-sweeper.service.js';
import { ChangeDeadlines } from './reservations/changing/change-deadlines.service.js';
import { LateWarnings } from './reservations/desk/late-warnings.service.js';
import { DeadlinesService } from './reservations/deciding/deadlines.service.js';
import { DecisionReminders } from './reservations/reminding/decision-reminders.service.js';
import { Digests } from './reservations/reminding/digests.service.js';
import { KeeperLists } from './reservations/reminding/keeper-lists.service.js';
import { NoticeSweeper } from './reservations/reminding/notice-sweeper.service.js';
import { Reminders } from './reservations/reminding/reminders.service.js';
import { YearlyQuestions } from './reservations/reminding/yearly-questions.service.js';
import { WaitingOffers } from './reservations/waiting/waiting-offers.service.js';
import { ApplicantsService } from './reservations/admitting/applicants.service.js';
import { FoundingInvitations } from './partners/alliances/founding-invitations.service.js';
import { JoiningService } from './partners/members/joining.service.js';
import { SignInSweeper } from './partners/signing-in/sweeper.service.js';
import { Clock } from './shared/clock.service.js';
import { ClockWatch } from './shared/clock-watch.service.js';
import { FailureLog } from './shared/failure.log.js';
import { JobDiary } from './shared/job-diary.service.js';
import { timedJobs, type TimedJob } from './shared/timed-jobs.js';

@Injectable()
export class Jobs {
  private readonly failures = new FailureLog(Jobs.name);

  constructor(
    private readonly delivery: DeliveryService,
    private readonly deadlines: DeadlinesService,
    private readonly changes: ChangeDeadlines,
    private readonly late: LateWarnings,
    private readonly reminders: Reminders,
    private readonly digests: Digests,
    private readonly decisions: DecisionReminders,
    private readonly lists: KeeperLists,
    private readonly notices: NoticeSweeper,
    private readonly questions: YearlyQuestions,
    private readonly waiting: WaitingOffers,
    private readonly closures: ClosureSeriesService,
    private readonly keys: RequestKeys,
    private readonly signIns: SignInSweeper,
    private readonly applicants: ApplicantsService,
    private readonly joining: JoiningService,
    private readonly imports: ImportsService,
    private readonly mails: MailSweeper,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    private readonly foundings: FoundingInvitations,
    private readonly diary: JobDiary,
  ) {}

  @Interval(timedJobs['deliver mails'])
  deliverMails(): Promise<void> {
    return this.safely('deliver mails', () => this.delivery.deliverDue());
  }

  @Interval(timedJobs['expire requests'])
  expireRequests(): Promise<void> {
    return this.forGood('expire requests', () => this.deadlines.expireLapsed());
  }

  @Interval(timedJobs['expire changes'])
  expireChanges(): Promise<void> {
    return this.forGood('expire changes', () => this.changes.expireLapsed());
  }

  @Interval(timedJobs['warn of late loans'])
  warnOfLateLoans(): Promise<void> {
    return this.forGood('warn of late loans', () => this.late.tell());
  }

  @Interval(timedJobs['remind of loans'])
  remindOfLoans(): Promise<void> {
    return this.forGood('remind of loans', () => this.reminders.tell());
  }

  @Interval(timedJobs['list the next day'])
  listTheNextDay(): Promise<void> {
    return this.forGood('list the next day', () => this.lists.tell());
  }

  @Interval(timedJobs['tell what waits'])
  tellWhatWaits(): Promise<void> {
    return this.forGood('tell what waits', () => this.digests.tell());
  }

  @Interval(timedJobs['ask what still holds'])
  askWhatStillHolds(): Promise<void> {
    return this.forGood('ask what still holds', () => this.questions.tell());
  }

  @Interval(timedJobs['remind who decides'])
  remindWhoDecides(): Promise<void> {
    return this.forGood('remind who decides', () => this.decisions.tell());
  }

  @Interval(timedJobs['offer what is free'])
  offerWhatIsFree(): Promise<void> {
    return this.forGood('offer what is free', () => this.waiting.offerFreed());
  }

  @Interval(timedJobs['lengthen closures'])
  lengthenClosures(): Promise<void> {
    return this.forGood('lengthen closures', () => this.closures.lengthen());
  }

  @Interval(timedJobs['sweep waiting list'])
  sweepWaitingList(): Promise<void> {
    return this.forGood('sweep waiting list', () => this.waiting.sweep());
  }

  @Interval(timedJobs['sweep request keys'])
  sweepRequestKeys(): Promise<void> {
    return this.forGood('sweep request keys', () => this.keys.sweep(this.clock.now()));
  }

  @Interval(timedJobs['sweep sign-ins'])
  sweepSignIns(): Promise<void> {
    return this.forGood('sweep sign-ins', () => this.signIns.sweep());
  }

  @Interval(timedJobs['sweep applicants'])
  sweepApplicants(): Promise<void> {
    return this.forGood('sweep applicants', () => this.applicants.sweep());
  }

  @Interval(timedJobs['sweep foundings'])
  sweepFoundings(): Promise<void> {
    return this.forGood('sweep foundings', () => this.foundings.sweep());
  }

  @Interval(timedJobs['sweep invitation codes'])
  sweepInvitationCodes(): Promise<void> {
    return this.forGood('sweep invitation codes', () => this.joining.sweep());
  }

  @Interval(timedJobs['sweep imports'])
  sweepImports(): Promise<void> {
    return this.forGood('sweep imports', () => this.imports.sweep());
  }

  @Interval(timedJobs['sweep mails'])
  sweepMails(): Promise<void> {
    return this.forGood('sweep mails', () => this.mails.sweep());
  }

  @Interval(timedJobs['sweep notices'])
  sweepNotices(): Promise<void> {
    return this.forGood('sweep notices', () => this.notices.sweep());
  }

  /** What cannot be undone is not done by a clock that has only just jumped. */
  private async forGood(name: TimedJob, job: () => Promise<unknown>): Promise<void> {
    if (!this.watch.isInDoubt()) await this.safely(name, job);
  }

  /** A job that fails is tried again at its next hour; it never takes the process down. */
  private async safely(name: TimedJob, job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
      this.failures.worked(name);
      this.diary.worked(name);
    } catch (error) {
      this.failures.failed(name, error);
      this.diary.failed(name);
    }
  }
}
