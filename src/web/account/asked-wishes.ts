/** Asked wishes: which mails somebody is asked about, by what they do. */

/** In any alliance. */
export interface Tasks {
  decides: boolean;
  keeps: boolean;
}

type TimedWish = 'pickUps' | 'returns' | 'lists' | 'digests' | 'confirmations';

export const timedWishes = ({ decides, keeps }: Tasks): TimedWish[] => [
  'pickUps',
  'returns',
  ...(keeps ? ['lists' as const] : []),
  ...(decides ? ['digests' as const] : []),
  'confirmations',
];

/** What is not ticked of these is not wanted. */
export const askedWishes = (tasks: Tasks): ('entries' | 'requests' | TimedWish)[] => [
  'entries',
  ...(tasks.decides ? ['requests' as const] : []),
  ...timedWishes(tasks),
];
