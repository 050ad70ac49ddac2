/** A week to tap: its days, and how much can be had on them, as a sign with its words. */
import type { VNode } from 'preact';
import { isSameDay, type Days } from '../../shared/days.js';
import { shortDay } from '../../shared/spoken-time.js';
import { dictionary, type Language } from '../../shared/words.js';
import { Icon } from './icon.js';

const words = dictionary({ until: (day: string) => `bis ${day}` }, { until: (day: string) => `to ${day}` });

/** All of it, a part, or none. */
export type WeekLook = 'ok' | 'part' | 'no';

const signs = { ok: 'check', part: 'late', no: 'cross' } as const;

interface WeekProps {
  days: Days;
  language: Language;
}

export const FirstDay = ({ days, language }: WeekProps): VNode => <b>{shortDay(days.from, language)}</b>;

export const WeekDays = ({ days, language }: WeekProps): VNode => (
  <>
    <FirstDay days={days} language={language} />
    {!isSameDay(days.from, days.until) && (
      <small> {words[language].until(shortDay(days.until, language))}</small>
    )}
  </>
);

export const WeekState = ({ look, says }: { look: WeekLook; says: string }): VNode => (
  <span>
    <Icon name={signs[look]} isSmall />
    {says}
  </span>
);
