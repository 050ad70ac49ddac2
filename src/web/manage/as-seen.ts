/** As seen: a form carries the fields as they stood when it was shown, so that nobody undoes unseen what another changed. */
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { formState } from '../ui/form.js';
import type { FormState, Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';

/** A form of something that exists. */
export const seenForm = (visit: Visit, standing: Typed): FormState =>
  formState(visit, { ...standing, seen: textOf(standing) });

/** What a form carries along unseen. */
export const carried = ({ typed }: FormState): Typed =>
  typed['seen'] === undefined ? {} : { seen: typed['seen'] };

/** Refuses (412) where the fields stand otherwise than the form had shown them. */
export function expectSeen(typed: Typed, standing: Typed): void {
  if (typed['seen'] === textOf(standing)) return;
  const words = {
    de: 'Das hat inzwischen jemand geändert. Bitte prüfen Sie die Werte und speichern Sie noch einmal.',
    en: 'Somebody has changed this in the meantime. Please check the values and save again.',
  };
  throw new Refusal('stale', 'stale', words);
}

/**
 * The form after a refusal. A stale one shows what stands now with one's own changes on top, and marks what somebody
 * else has changed; any other keeps what was typed, and what it was typed over.
 */
export function seenAgain(visit: Visit, typed: Typed, refusal: Refusal, standing: Typed): FormState {
  if (refusal.kind !== 'stale') return formState(visit, typed, refusal);
  const [mine, before, now] = [groupsOf(typed), groupsOf(seenIn(typed)), groupsOf(standing)];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(before), ...Object.keys(now)])];
  const isMine = (name: string): boolean => textOf(mine[name]) !== textOf(before[name]);
  const shown = names.map((name) => (isMine(name) ? mine[name] : now[name]));
  const errors = names
    .filter((name) => textOf(before[name]) !== textOf(now[name]))
    .map((field): FieldFault => ({ field, message: isMine(field) ? both : others }));
  const marked = new Refusal(refusal.kind, refusal.code, refusal.words, { errors });
  return formState(visit, { ...Object.assign({}, ...shown), seen: textOf(standing) }, marked);
}

const others = {
  de: 'Das hat jemand anderes geändert; hier steht der neue Wert.',
  en: 'Somebody else has changed this; the new value stands here.',
};
const both = {
  de: 'Das hat auch jemand anderes geändert; hier steht, was Sie eingegeben haben.',
  en: 'Somebody else has changed this as well; what you typed stands here.',
};

/** Rows of a list stand and fall together, and so do a number and its unit. */
const groupOf = (name: string): string =>
  name.endsWith('bufferMinutes') ? 'bufferUnit' : name.replace(/\.\d+(\..*)?$/, '');

function groupsOf(fields: Typed): Readonly<Record<string, Typed>> {
  const groups = new Map<string, Typed>();
  for (const [name, text] of saidIn(fields)) {
    groups.set(groupOf(name), { ...groups.get(groupOf(name)), [name]: text });
  }
  return Object.fromEntries(groups);
}

/** An empty field says what a missing one does, and a flag that is not set is not sent. */
const saidIn = (fields: Typed): [name: string, text: string][] =>
  Object.entries(fields)
    .filter(([name, text]) => name !== 'seen' && text !== '' && text !== 'false')
    .map(([name, text]): [string, string] => [name, text.replaceAll('\r\n', '\n')])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

const textOf = (fields: Typed = {}): string => JSON.stringify(saidIn(fields));

/** Whoever writes the field by hand may write nonsense; then nothing was seen. */
function seenIn({ seen = '' }: Typed): Typed {
  try {
    const said = JSON.parse(seen) as unknown;
    return Array.isArray(said) ? Object.fromEntries(said.filter(isField)) : {};
  } catch {
    return {};
  }
}

const isField = (one: unknown): one is [string, string] =>
  Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string');
