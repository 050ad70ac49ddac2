/** What borrowers reported of things that are out: written down, read, and settled when the things are back. */
import { In, IsNull, type EntityManager } from 'typeorm';
import { instantFrom, newId } from '../../database/columns.js';
import { flagFrom, rowsOf } from '../../database/sql.query.js';
import { DamageReport } from './damage-report.entity.js';
import type { DamageReportView } from './reservation.view.js';

const REPORTS = `
  SELECT report.id AS "id", report.line_id AS "lineId", report.quantity AS "quantity", report.note AS "note",
    report.at AS "at", person.name AS "who", (report.settled_at IS NOT NULL) AS "isSettled"
  FROM damage_reports report JOIN people person ON person.id = report.person_id
  WHERE report.alliance_id = $1 AND report.reservation_id = $2
  ORDER BY report.id`;

type Row = Omit<DamageReportView, 'at' | 'isSettled'> & { at: Date | string; isSettled: boolean | number };

/** Oldest first; `isTold` where the reader may know people's names. */
export async function damageReportsOf(
  tx: EntityManager,
  { allianceId, id }: { allianceId: string; id: string },
  isTold: boolean,
): Promise<DamageReportView[]> {
  const rows = await rowsOf<Row>(tx, REPORTS, [allianceId, id]);
  return rows.map(({ at, who, isSettled, ...report }) => ({
    ...report,
    at: instantFrom(at).toISOString(),
    who: isTold ? who : '',
    isSettled: flagFrom(isSettled),
  }));
}

export const reportDamage = async (
  tx: EntityManager,
  report: Omit<DamageReport, 'id' | 'settledAt'>,
): Promise<void> => {
  await tx.insert(DamageReport, { ...report, id: newId(), settledAt: null });
};

/** Whoever took these lines back has looked. */
export const settleReports = async (
  tx: EntityManager,
  lineIds: readonly string[],
  settledAt: Date,
): Promise<void> => {
  await tx.update(DamageReport, { lineId: In([...lineIds]), settledAt: IsNull() }, { settledAt });
};
