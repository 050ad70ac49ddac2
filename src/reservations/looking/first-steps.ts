/** The first steps of an alliance: which are done, by what stands in it, and which were put off. */
import type { FirstStep } from '../../partners/alliances/put-off-step.entity.js';
import { usualRules, type AllianceRules } from '../../partners/who/alliance-rules.js';

export interface StepView {
  step: FirstStep;
  isDone: boolean;
  isPutOff: boolean;
}

/** Somebody has thought about them: one number at least is another than for everybody. */
export const areOwnRules = (rules: AllianceRules): boolean =>
  Object.entries(usualRules).some(([name, usual]) => rules[name as keyof AllianceRules] !== usual);

/** Neither done nor put off. */
export const isOpenStep = ({ isDone, isPutOff }: StepView): boolean => !isDone && !isPutOff;
