// Looks at a page from inside the browser. Everything answers with sentences or facts, ready to be compared.
const LEAST_TARGET = 44;
const CANDIDATES = 'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button]';

const called = (element) => {
  const words = (element.getAttribute('aria-label') ?? element.innerText ?? element.value ?? '').trim();
  const field = element.getAttribute('name') ?? element.getAttribute('href') ?? element.className;
  return `<${element.tagName.toLowerCase()} ${field}> "${words.slice(0, 40)}"`;
};

const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true }) &&
  element.getClientRects().length > 0 &&
  // Parked outside of the page until it has the focus.
  element.getBoundingClientRect().right > 0;

// What can be hit: a radio button or a tick box together with its words, which are its label.
const areaOf = (element) => {
  const parts = [element, ...(isTick(element) ? element.labels : []), ...coveredBy(element)].map((one) =>
    one.getBoundingClientRect(),
  );
  const [top, left] = [Math.min(...parts.map((one) => one.top)), Math.min(...parts.map((one) => one.left))];
  const [bottom, right] = [
    Math.max(...parts.map((one) => one.bottom)),
    Math.max(...parts.map((one) => one.right)),
  ];
  return { width: right - left, height: bottom - top };
};

// A link may lie over the whole card that it is about.
const coveredBy = (element) => {
  const { content, position, inset } = getComputedStyle(element, '::after');
  const lies = content !== 'none' && position === 'absolute' && inset === '0px';
  const card = element.closest('article, tr, li');
  return lies && card && getComputedStyle(card).position === 'relative' ? [card] : [];
};

const isTick = (element) => element.tagName === 'INPUT' && ['radio', 'checkbox'].includes(element.type);

// WCAG 2.5.8: a link within a sentence has the height of the line.
const isInSentence = (element) =>
  element.tagName === 'A' &&
  getComputedStyle(element).display.startsWith('inline') &&
  [...element.parentElement.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.data),
  );

const smallTargets = () =>
  [...document.querySelectorAll(CANDIDATES)]
    .filter((element) => isSeen(element) && !isInSentence(element))
    .map((element) => ({ element, ...areaOf(element) }))
    .filter(({ width, height }) => Math.min(width, height) < LEAST_TARGET - 0.5)
    .map(
      ({ element, width, height }) => `${called(element)} is ${width.toFixed(0)} × ${height.toFixed(0)} px`,
    );

const scrollsOnItsOwn = (element) => {
  for (let one = element.parentElement; one; one = one.parentElement)
    if (
      ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX) &&
      one !== document.body
    )
      return true;
  return false;
};

// The outermost elements that make the page wider than the window.
const overflow = () => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > wide + 1 && !scrollsOnItsOwn(element))
    .slice(0, 3)
    .map(
      (element) =>
        `${called(element)} ends at ${element.getBoundingClientRect().right.toFixed(0)} of ${wide} px`,
    );
};

// Text that is smaller than four fifths of the base: one example for each size. A drawing of a sheet is as large as its print.
const smallTexts = () => {
  const least = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.77;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Map();
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (!/\w/.test(data) || !isSeen(parentElement) || parentElement.closest('svg')) continue;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (size < least && !found.has(size)) found.set(size, `"${data.trim().slice(0, 40)}" has ${size} px`);
  }
  return [...found.values()];
};

// Neither hidden nor only read aloud.
const isShown = (element) => {
  for (let one = element; one; one = one.parentElement)
    if (getComputedStyle(one).clipPath !== 'none') return false;
  return isSeen(element);
};

const linesOf = (range) => {
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
  return new Set(boxes.map(({ top }) => Math.round(top))).size;
};

// Short words that stand on two lines: whatever is long may break, or has joints for it, but these have room.
const brokenWords = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = new Set();
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    range.selectNodeContents(node);
    if (linesOf(range) < 2 || node.parentElement.closest('pre, textarea, thead, .lb-secret')) continue;
    for (const { 0: word, index } of node.data.matchAll(/(?<!\S)[\p{L}\p{N}]{2,10}(?![^\s.,:;!?)])/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (linesOf(range) > 1 && isShown(node.parentElement))
        found.add(`${called(node.parentElement)}: "${word}" is broken`);
    }
  }
  return [...found].slice(0, 5);
};

const facts = () => ({
  language: document.documentElement.lang,
  title: document.title,
  headings: document.querySelectorAll('h1').length,
  baseSize: getComputedStyle(document.documentElement).fontSize,
  stolenOrder: document.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').length,
});

const looks = (element) =>
  [element, element.parentElement, element.nextElementSibling, ...(element.labels ?? [])]
    .filter(Boolean)
    .flatMap((one) => [undefined, '::before', '::after'].map((part) => getComputedStyle(one, part)))
    .map(({ outlineStyle, outlineWidth, outlineColor, boxShadow }) =>
      outlineStyle === 'none' ? boxShadow : `${outlineStyle} ${outlineWidth} ${outlineColor} ${boxShadow}`,
    )
    .join();

// What has the focus looks different without it.
const showsFocus = () => {
  const element = document.activeElement;
  const focused = looks(element);
  element.blur();
  const blurred = looks(element);
  element.focus({ focusVisible: true, preventScroll: true });
  return focused !== blurred;
};

// WCAG 2.4.11: what has the focus is not entirely behind something that stays in its place.
const isBehind = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const inside = [0.05, 0.5, 0.95];
  const points = inside.flatMap((x) =>
    inside.map((y) => [left + (right - left) * x, top + (bottom - top) * y]),
  );
  return points.every(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    const own = [element, ...(element.labels ?? [])];
    return !own.some((one) => one.contains(there) || there?.contains(one));
  });
};

const hidesFocus = () => isBehind(document.activeElement);

// Everything that Tab stops at, and does not show it.
const hiddenFocus = () =>
  [...document.querySelectorAll(`${CANDIDATES},[tabindex="0"]`)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .filter((element) => element.tabIndex >= 0)
    .filter((element) => {
      element.focus({ focusVisible: true, preventScroll: true });
      return document.activeElement === element && !showsFocus();
    })
    .map(called);

const links = () =>
  [...document.querySelectorAll('a[href]')]
    .map((element) => element.href)
    .filter((address) => address.startsWith('http'));

// What stands within the frame, without what differs from one answer to the next: ids, secrets and keys.
const content = () =>
  document
    .querySelector('main')
    .outerHTML.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, ':id')
    .replace(/[\w-]{30,}/g, ':secret');

const NONSENSE = { number: '-7', date: '1999-01-01', time: '23:59' };
const isTyped = ({ tagName, type }) =>
  tagName === 'TEXTAREA' ||
  (tagName === 'INPUT' && !['hidden', 'radio', 'checkbox', 'submit', 'button', 'file'].includes(type));
const posted = () => [...document.querySelectorAll('form[method=post]')];
const typedFields = (form) => [...form.elements].filter(isTyped);

// Where each form with something to type goes; empty for the others.
const forms = () => posted().map((form) => (typedFields(form).length > 0 ? form.action : ''));

// Types into every field what no service takes (text that runs backwards) and sends the form; answers what was typed.
const sendNonsense = (index) => {
  const form = posted()[index];
  for (const field of typedFields(form)) field.value = NONSENSE[field.type] ?? `\u202everkehrt ${field.name}`;
  const typed = Object.fromEntries(typedFields(form).map(({ name, value }) => [name, value]));
  // The server must refuse it, whatever the browser thinks of it.
  form.noValidate = true;
  form.requestSubmit();
  return typed;
};

// Which of these fields no longer hold what was typed.
const lost = (typed) =>
  Object.keys(typed).filter((field) => {
    const there = [...document.getElementsByName(field)];
    return !there.some(({ value }) => value === typed[field]);
  });

// Elements that only stored text could have brought along.
const planted = () =>
  [...document.querySelectorAll('script:not([src]), img[src=x], main u, main s, [onerror]')].map(
    (element) => `text became an element: ${element.outerHTML.slice(0, 80)}`,
  );

globalThis.look = {
  planted,
  brokenWords,
  forms,
  sendNonsense,
  lost,
  smallTargets,
  overflow,
  smallTexts,
  facts,
  showsFocus,
  hidesFocus,
  hiddenFocus,
  links,
  content,
};
