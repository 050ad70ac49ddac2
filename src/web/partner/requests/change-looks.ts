/** Looks: the buttons of a form that send nothing and only show it again. */

/** Their names: search, add one of what was found, take an offer. */
export const LOOKS = { find: 'find', put: 'put', take: 'take' } as const;
