/** Deeds: what a button of an item's form says beside that it saves. */
import type { Typed } from '../../forms/typed.js';

export const DEEDS = { another: 'another', anyway: 'anyway' } as const;

/** The next thing is typed at once. */
export const goesOn = ({ deed = '' }: Typed): boolean => deed.includes(DEEDS.another);

/** Whoever was asked whether it is there already has answered. */
export const isAnyway = ({ deed = '' }: Typed): boolean => deed.includes(DEEDS.anyway);
