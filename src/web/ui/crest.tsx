/** The crest of an alliance, or the shield that stands for it; Leihbund's own where there is no alliance. */
import type { VNode } from 'preact';
import { iconSheet } from './icon-sheet.js';
import { Shield } from './icon.js';

interface Crested {
  slug: string;
  place: string;
  crestId: string | null;
}

interface CrestFacts {
  alliance: Crested | undefined;
  class?: string;
}

/** Its name stands beside it. */
export const Crest = ({ alliance, class: name }: CrestFacts): VNode => {
  if (!alliance)
    return (
      <svg class={name} viewBox="0 0 40 44" aria-hidden="true">
        <use href={`${iconSheet}#i-crest`} />
      </svg>
    );
  if (alliance.crestId === null) return <Shield letter={initial(alliance.place)} class={name ?? ''} />;
  return <img class={name} src={crestPath(alliance.slug, alliance.crestId)} alt="" width="40" height="44" />;
};

const initial = (place: string): string => [...place][0]?.toUpperCase() ?? '';

export const crestPath = (slug: string, id: string): string => `/b/${slug}/crest/${id}`;
