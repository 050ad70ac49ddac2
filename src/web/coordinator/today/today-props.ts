/** What the parts of the coordination's day are made of. */
import type { HolidayOutlook } from '../../../partners/holidays/school-holiday-rules.js';
import type { Today } from '../../../reservations/deciding/today.view.js';
import type { AllianceVisit } from '../../ui/visit.js';
import type { TodayWords } from './today-words.js';

export interface TodayProps {
  visit: AllianceVisit;
  today: Today;
  outlook: HolidayOutlook;
}

export type SpokenToday = TodayProps & { w: TodayWords };
