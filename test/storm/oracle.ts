/** The oracle: judges a storm by what clients were told and what the tables say in the end. It shares no code with the application. */
import { answerComplaints } from './oracle-answers.js';
import { mailComplaints } from './oracle-mails.js';
import { Pool } from './oracle-pool.js';
import { recordOf } from './oracle-record.js';
import { riskComplaints } from './oracle-risk.js';
import { stockComplaints } from './oracle-stock.js';
import { tableComplaints } from './oracle-tables.js';
import type { Stage } from './stage.js';
import type { Tables } from './tables.js';
import type { Complaint, Told } from './told.js';

/** Everything that is wrong. */
export function judge(told: Told, stage: Stage, tables: Tables): Complaint[] {
  const record = recordOf(told, tables);
  const { loans } = record;
  const stormy = new Set(stage.alliances.map(({ slug }) => tables.alliances.get(slug)!));
  return [
    ...told.complaints.map((what) => ({ what, about: [] })),
    ...answerComplaints(told.deeds, loans),
    ...tableComplaints(tables, told.deeds, loans, stormy),
    ...mailComplaints(tables, loans),
    ...stage.alliances.flatMap((alliance) => {
      const pool = new Pool(alliance, record);
      return [...stockComplaints(pool, told.deeds), ...riskComplaints(pool, told.deeds)];
    }),
  ];
}

/** What was there before in an alliance that nobody touches, and is not, or the other way round. */
export const wallComplaints = (before: readonly string[], after: readonly string[]): Complaint[] => {
  const [old, present] = [new Set(before), new Set(after)];
  const changed = [...before.filter((row) => !present.has(row)), ...after.filter((row) => !old.has(row))];
  return changed.map((row) => ({ what: `The alliance that nobody touched: ${row}`, about: [] }));
};
