/** An alliance's name where there is little room: without the words that all alliances share. */

/** "Lokales Bündnis für Familie Auenbrück" is "Bündnis Auenbrück" to those who know it; other names stay whole. */
export const shortName = (name: string): string =>
  name
    .replace(/[ ,–-]{1,5}(?:lokales )?bündnis für familien?$/i, '')
    .replace(/^(?:lokales )?bündnis für familien?(?= \S)/i, 'Bündnis');
