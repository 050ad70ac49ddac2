/** Damage reported by who borrows, while the thing is out: written down and told. It changes no stock; whoever takes it back says what is so. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { inDigits } from '../../shared/amounts.js';
import { Refusal } from '../../shared/refusal.js';
import { damageReportsOf, reportDamage } from '../record/damage-reports.query.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Found } from '../record/reservation-store.service.js';
import { openlyReported } from '../record/reported.js';
import type { ReservationView } from '../record/reservation.view.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import type { DamageDto } from './desk.dto.js';
import { countOf, DeskWork } from './desk-work.service.js';

@Injectable()
export class DamageReports {
  constructor(
    private readonly work: DeskWork,
    private readonly mails: DeskMails,
  ) {}

  /** Refuses (409) what was never handed over or is over, and (422) more than are out and not reported yet. */
  report(actor: Actor, id: string, said: DamageDto, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'desk.report-damage', id, ifMatch } as const;
    const { lineId, quantity = 1, note = '' } = said;
    return this.work.do(actor, order, async (turn, found) => {
      const { reservation } = found;
      reservation.requireLoan(turn.now);
      const line = await this.outLine(turn, found, { lineId, quantity });
      const { allianceId, itemId, reservationId } = line;
      const by = { personId: actor.personId, at: turn.now };
      await reportDamage(turn.tx, { allianceId, reservationId, lineId, quantity, note, ...by });
      reservation.touch(turn.now);
      const told = { alliance: actor.alliance, ...found };
      const noted = note === '' ? {} : { note };
      const count = countOf(found, itemId, { what: 'reported', quantity, ...noted });
      return {
        what: 'reportDamage',
        counts: [count],
        tell: () => this.mails.damageReported(turn, told, { itemId, count }),
      };
    });
  }

  private async outLine(
    { tx }: Turn,
    { reservation }: Found,
    { lineId, quantity }: { lineId: string; quantity: number },
  ): Promise<ReservationLine> {
    const line = reservation.lines.find(({ id }) => id === lineId);
    if (!line || line.outQuantity === 0) throw Refusal.invalidField('lineId', nothingOut);
    const reported = openlyReported(await damageReportsOf(tx, reservation, false), lineId);
    const left = Math.max(0, line.outQuantity - reported.quantity);
    if (quantity <= left) return line;
    throw Refusal.invalidField('quantity', {
      de: `So viele sind es nicht: Draußen und noch nicht gemeldet sind ${inDigits(left, 'de')}.`,
      en: `There are not so many: ${inDigits(left, 'en')} are out and not reported yet.`,
    });
  }
}

const nothingOut = {
  de: 'Davon ist nichts ausgegeben. Bitte wählen Sie, was Sie gerade haben.',
  en: 'Nothing of it is out. Please choose something that you have now.',
};
