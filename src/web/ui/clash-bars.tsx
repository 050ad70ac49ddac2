/** The sum of a clash as bars: what each has, one behind the other, against what there is. */
import type { VNode } from 'preact';

export interface ClashBar {
  /** Whose it is, and how many; in words, for the bar only repeats it. */
  who: string;
  amount: string;
  quantity: number;
  look: 'ok' | 'ask' | 'bad';
}

interface ClashBarsProps {
  /** The same in a sentence: "18 Garnituren sind da, 21 werden gebraucht". */
  label: string;
  /** How many there are; a stroke stands there. */
  limit: number;
  bars: readonly ClashBar[];
}

const HEIGHT = 20;
/** Units of the drawing's width; the drawing is stretched to whatever there is. */
const WIDTH = 1000;

export const ClashBars = ({ label, limit, bars }: ClashBarsProps): VNode => {
  const sum = bars.reduce((all, { quantity }) => all + quantity, 0);
  const scale = WIDTH / Math.max(sum, limit, 1);
  const before = (position: number): number =>
    bars.slice(0, position).reduce((all, { quantity }) => all + quantity, 0);
  const stroke = Math.min(limit * scale, WIDTH - 4);
  return (
    <ul class="lb-clashbars" aria-label={label}>
      {bars.map(({ who, amount, quantity, look }, position) => (
        <li key={position}>
          <span>
            {who}: <b>{amount}</b>
          </span>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bg" width={WIDTH} height={HEIGHT} />
            <rect class="over" x={limit * scale} width={WIDTH - limit * scale} height={HEIGHT} />
            <rect class={look} x={before(position) * scale} y="3" width={quantity * scale} height="14" />
            <rect class="lim" x={stroke} width="4" height={HEIGHT} />
          </svg>
        </li>
      ))}
    </ul>
  );
};
