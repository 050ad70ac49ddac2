/** The map of the alliances: an outline and a spot for each, drawn in the page; nothing is loaded from elsewhere. */
import type { VNode } from 'preact';
import type { Alliance } from '../../../partners/who/alliance.entity.js';
import { MAP, outline, spotOf } from './germany.js';

interface MapFacts {
  alliances: readonly Alliance[];
  /** What it shows, for those who do not see it. */
  title: string;
}

/** So many names have room beside their spots. */
const MOST_NAMED = 12;
const MARGIN = 8;

/** Nothing where nobody said where they lie. */
export const GermanyMap = ({ alliances, title }: MapFacts): VNode | null => {
  const spots = alliances.flatMap((alliance) => {
    const { latitude, longitude } = alliance;
    const spot = latitude === null || longitude === null ? undefined : spotOf(latitude, longitude);
    return spot ? [{ ...spot, alliance }] : [];
  });
  if (spots.length === 0) return null;
  const named = spots.length <= MOST_NAMED ? heights(spots) : new Map<string, number>();
  const box = `${-MARGIN} ${-MARGIN} ${MAP.width + 2 * MARGIN} ${MAP.height + 2 * MARGIN}`;
  return (
    <figure>
      <svg class="lb-map" viewBox={box} aria-hidden="true">
        <path class="land" d={outline} />
        {spots.map(({ x, y, alliance }) => (
          <g data-colour={alliance.colour ?? undefined} key={alliance.id}>
            <circle class="dot" cx={x} cy={y} r={spots.length > MOST_NAMED ? 4 : 6} />
            {named.has(alliance.id) && <Name x={x} y={named.get(alliance.id) ?? y} name={alliance.place} />}
          </g>
        ))}
      </svg>
      <figcaption class="lb-sr">{title}</figcaption>
    </figure>
  );
};

interface Spot {
  x: number;
  y: number;
  alliance: Alliance;
}

const LINE = 15;

/** Where each name stands: beside its spot, or below the one before where they would cover each other. */
function heights(spots: readonly Spot[]): ReadonlyMap<string, number> {
  const lowest = { left: -LINE, right: -LINE };
  const fromNorth = spots.toSorted((one, other) => one.y - other.y);
  return new Map(
    fromNorth.map(({ x, y, alliance }) => {
      const side = isEast(x) ? 'left' : 'right';
      lowest[side] = Math.max(y, lowest[side] + LINE);
      return [alliance.id, lowest[side]];
    }),
  );
}

const isEast = (x: number): boolean => x > MAP.width / 2;

/** On the side where there is room. */
const Name = ({ x, y, name }: { x: number; y: number; name: string }): VNode =>
  isEast(x) ? (
    <text x={x - 10} y={y + 4} text-anchor="end">
      {name}
    </text>
  ) : (
    <text x={x + 10} y={y + 4}>
      {name}
    </text>
  );
