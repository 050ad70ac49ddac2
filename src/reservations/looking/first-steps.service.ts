/** The first steps: shown to the coordination until they are done or put off. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../database/columns.js';
import { firstSteps, PutOffStep, type FirstStep } from '../../partners/alliances/put-off-step.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { areOwnRules, type StepView } from './first-steps.js';
import { doneSteps } from './first-steps.query.js';

@Injectable()
export class FirstStepsService {
  constructor(private readonly turns: Turns) {}

  /** What is done follows from what is there, and is kept nowhere. */
  steps(actor: Actor): Promise<StepView[]> {
    actor.require('manage.look');
    const { allianceId, alliance } = actor;
    return this.turns.look(actor, async ({ tx }) => {
      const own = { rules: areOwnRules(alliance.rules), showing: alliance.listedAt !== null };
      const done = { ...(await doneSteps(tx, allianceId)), ...own };
      const putOff = new Set((await tx.findBy(PutOffStep, { allianceId })).map(({ step }) => step));
      return firstSteps.map((step) => ({ step, isDone: done[step], isPutOff: putOff.has(step) }));
    });
  }

  /** Puts a step off, or brings it back; twice is as good as once. */
  async putOff(actor: Actor, step: FirstStep, isPutOff: boolean): Promise<void> {
    actor.require('manage.look');
    const { allianceId } = actor;
    await this.turns.take(actor, async ({ tx, now }) => {
      await tx.delete(PutOffStep, { allianceId, step });
      if (isPutOff) await tx.insert(PutOffStep, { id: newId(), allianceId, step, putOffAt: now });
    });
  }
}
