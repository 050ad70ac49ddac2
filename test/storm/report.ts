/** The report of a storm: counts by kind and answer, and the smallest context of what is wrong. */
import type { Complaint, Deed, Told } from './told.js';

/** A table with a line for each kind, and what was answered how often. */
export function countsOf({ deeds, settled }: Told, seconds: number): string {
  const kinds = new Map<string, Map<string, number>>();
  for (const { operation, status, outcome } of deeds) {
    const answers = kinds.get(operation.kind) ?? new Map<string, number>();
    const answer = status === 0 ? outcome : String(status);
    kinds.set(operation.kind, answers.set(answer, (answers.get(answer) ?? 0) + 1));
  }
  const lines = [...kinds].map(([kind, answers]) => {
    const said = [...answers].toSorted().map(([answer, count]) => `${answer}: ${count}`);
    return `  ${kind.padEnd(9)} ${said.join(', ')}`;
  });
  const speed = Math.round(deeds.length / seconds);
  const faults = settled.length === 0 ? '' : `, ${settled.length} faults`;
  return [...lines, `${deeds.length} operations in ${seconds.toFixed(1)} s, ${speed} a second${faults}`].join(
    '\n',
  );
}

const MOST_COMPLAINTS = 20;
const MOST_DEEDS = 40;

/** Each complaint with the operations that it is about, as they went. */
export function contextOf(complaints: readonly Complaint[], told: Told): string {
  const shown = complaints.slice(0, MOST_COMPLAINTS).flatMap(({ what, about }) => [
    `! ${what}`,
    ...told.deeds
      .filter((deed) => concerns(deed, about))
      .slice(0, MOST_DEEDS)
      .map((deed) => `    ${lineOf(deed)}`),
  ]);
  const more = complaints.length - MOST_COMPLAINTS;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Itself, or what was decided about it. */
function concerns({ mark, operation }: Deed, about: readonly string[]): boolean {
  if (about.includes(mark)) return true;
  return 'target' in operation && about.some((one) => one.endsWith(` ${operation.target}`));
}

function lineOf({ mark, alliance, by, body, key, sent, answered, status, text }: Deed): string {
  const times = `${sent.toFixed(1)}–${answered.toFixed(1)}`;
  const keyed = key === undefined ? '' : ' with a key';
  return `${times} ${alliance.slug} ${mark} by ${by.email}${keyed} ${JSON.stringify(body)} → ${status} ${text.slice(0, 300)}`;
}
