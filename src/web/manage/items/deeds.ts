/** Deeds: what a button of an item's form says beside that it saves. */
import type { Typed } from '../../forms/typed.js';

export const DEEDS = { another: 'another', anyway: 'anyway', count: 'count' } as const;

/** The next thing is typed at once. */
export const goesOn = ({ deed = '' }: Typed): boolean => deed.includes(DEEDS.another);

/** Whoever was asked whether it is there already has answered. */
export const isAnyway = ({ deed = '' }: Typed): boolean => deed.includes(DEEDS.anyway);

/** Nothing is saved: the form comes back with what follows from it. */
export const isCounting = ({ deed = '' }: Typed): boolean => deed === DEEDS.count;
