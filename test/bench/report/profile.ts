/** A profile in short: in which files and packages the processor's time was spent. */
import { existsSync } from 'node:fs';

/** As V8 writes it. */
export interface CpuProfile {
  nodes: readonly ProfileNode[];
  samples: readonly number[];
  timeDeltas: readonly number[];
}

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string };
  children?: readonly number[];
}

export interface Spent {
  where: string;
  /** Of all time that was not idle, in itself. */
  self: number;
  /** And with what it called. */
  total: number;
}

const IDLE = '(idle)';

/** Those with most time in themselves, or with what they called, first. */
export function spentBy({ nodes, samples, timeDeltas }: CpuProfile, by: 'self' | 'total'): Spent[] {
  const times = new Map<number, number>();
  samples.forEach((id, at) => times.set(id, (times.get(id) ?? 0) + timeDeltas[at]!));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const placeOf = new Map<number, string>();
  for (const node of nodes) placeOf.set(node.id, whereOf(node) ?? placeOf.get(parents.get(node.id)!) ?? '');
  const spent = new Map<string, Spent>();
  let busy = 0;
  for (const [id, time] of times) {
    if (placeOf.get(id) === IDLE) continue;
    busy += time;
    const way = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) way.add(placeOf.get(at)!);
    for (const where of way) add(spent, where, where === placeOf.get(id) ? time : 0, time);
  }
  return [...spent.values()]
    .map(({ where, self, total }) => ({ where, self: self / busy, total: total / busy }))
    .toSorted((one, other) => other[by] - one[by]);
}

function add(spent: Map<string, Spent>, where: string, self: number, total: number): void {
  const so = spent.get(where) ?? { where, self: 0, total: 0 };
  spent.set(where, { where, self: so.self + self, total: so.total + total });
}

/** Our file, the package, or what the engine does besides; undefined for native code and our own probe, which count to their caller. */
function whereOf({ callFrame: { functionName, url } }: ProfileNode): string | undefined {
  const packaged = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (packaged) return packaged[1]!;
  const own = /\/dist\/(.+)\.js$/.exec(url);
  if (own) return existsSync(`src/${own[1]!}.tsx`) ? `src/${own[1]!}.tsx` : `src/${own[1]!}.ts`;
  if (url.startsWith('node:')) return 'node';
  return functionName.startsWith('(') ? functionName : undefined;
}

export const inPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;
