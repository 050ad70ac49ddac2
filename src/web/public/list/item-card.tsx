/** One item in the list as a card: its picture, what it is, how many are free, whose it is, what it takes, and how many are wanted. */
import type { VNode } from 'preact';
import { kindOf } from '../../ui/drawing.js';
import { Gauge } from '../../ui/gauge.js';
import { NeedList } from '../../ui/need-list.js';
import { needsInShort, type NeedSign } from '../../ui/need-signs.js';
import { Pictured } from '../../ui/pictured.js';
import { softened } from '../../ui/soft.js';
import { itemAnchor } from '../../forms/list-address.js';
import { freeLine, isFree } from '../free-line.js';
import { listWords } from './list-words.js';
import { besideWanted, canWant, Wanted, type RowFacts } from './wanted.js';

export const ItemCard = (facts: RowFacts): VNode => {
  const { item, path, language } = facts;
  const needs = needsInShort(item, language);
  const areBeside = canWant(facts) && fitBeside(needs, facts);
  return (
    <article class={cardClass(facts)} data-cat={kindOf(item.category)} id={itemAnchor(item.id)}>
      <div class={item.photo ? 'lb-card__pic lb-card__pic--photo' : 'lb-card__pic'}>
        <Pictured of={item} />
      </div>
      <div class="lb-card__body">
        <h3 class="lb-card__name">
          <a href={path}>{softened(item.name)}</a>
        </h3>
        <Free {...facts} hasGauge />
        <Whose {...facts} />
        {!areBeside && <NeedList needs={needs} language={language} />}
      </div>
      {canWant(facts) && (
        <div class="lb-card__foot">
          {areBeside ? (
            <NeedList needs={needs} language={language} />
          ) : (
            <span class="lb-unit">{besideWanted(facts)}</span>
          )}
          <Wanted {...facts} />
        </div>
      )}
    </article>
  );
};

function cardClass({ item, chosen }: RowFacts): string {
  if (chosen > 0) return 'lb-card lb-card--in';
  return item.lent && (item.free === undefined || isFree(item)) ? 'lb-card' : 'lb-card lb-card--none';
}

/** Two short ones at most; what is said of the number itself goes first. */
const fitBeside = (needs: readonly NeedSign[], { item, chosen }: RowFacts): boolean =>
  needs.length > 0 &&
  needs.length <= 2 &&
  needs.every(({ text }) => text.length <= SHORT) &&
  item.packStep === 1 &&
  chosen <= (item.free ?? 0);

/** Letters that stand beside the stepper on a phone. */
const SHORT = 12;

export const Free = ({ item, language, timeZone, hasGauge }: RowFacts & { hasGauge: boolean }): VNode => {
  const { free } = item;
  const isSome = free === undefined ? item.lent : isFree(item);
  return (
    <p class={isSome ? 'lb-free' : 'lb-free lb-free--none'}>
      <span>{softened(freeLine(item, timeZone, language))}</span>
      {hasGauge && isSome && free !== undefined && <Gauge free={free} all={item.quantity} />}
    </p>
  );
};

export const Whose = ({ item, language }: RowFacts): VNode => (
  <p class="lb-whose">
    <span class="lb-sr">{listWords[language].belongs}</span>
    {softened(item.owner.name)} · {softened(item.storagePlace.name)}
  </p>
);
