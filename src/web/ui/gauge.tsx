/** A gauge: how many of all are free, as a bar that only repeats what the words beside it say. */
import type { VNode } from 'preact';

/** More would be too narrow to be told apart. */
const MOST_BLOCKS = 12;
const LONG = 100;
const GAP = 2.2;

interface GaugeProps {
  free: number;
  /** Of how many. */
  all: number;
}

/** One block for each piece while there are few, else one bar; of a single thing the word says it. */
export const Gauge = ({ free, all }: GaugeProps): VNode | null =>
  all < 2 ? null : (
    <svg class="lb-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {all <= MOST_BLOCKS ? blocks(all, free) : bar(all, free)}
    </svg>
  );

function blocks(all: number, free: number): VNode[] {
  const width = (LONG - GAP * (all - 1)) / all;
  return Array.from({ length: all }, (_, index) => (
    <rect
      class={index < free ? 'on' : undefined}
      x={short(index * (width + GAP))}
      width={short(width)}
      height="8"
      key={index}
    />
  ));
}

const bar = (all: number, free: number): VNode => (
  <>
    <rect width="100" height="8" />
    <rect class="on" width={short((LONG * Math.min(free, all)) / all)} height="8" />
  </>
);

const short = (number: number): string => String(Math.round(number * 100) / 100);
