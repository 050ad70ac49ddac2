/** What is reported of a line and nobody has looked at: how many are damaged, and what was said of them. */
import type { DamageReportView } from './reservation.view.js';

export interface Reported {
  quantity: number;
  /** One after the other; empty where nothing was said. */
  note: string;
}

export function openlyReported(
  reports: readonly Pick<DamageReportView, 'lineId' | 'quantity' | 'note' | 'isSettled'>[],
  lineId: string,
): Reported {
  const open = reports.filter((report) => report.lineId === lineId && !report.isSettled);
  return {
    quantity: open.reduce((sum, { quantity }) => sum + quantity, 0),
    note: open
      .map(({ note }) => note)
      .filter(Boolean)
      .join('; '),
  };
}
