/** The words of approving several requests at once. */
import { dictionary } from '../../shared/words.js';

const requests = (count: number): string => (count === 1 ? '1 Anfrage' : `${count} Anfragen`);
const requestsInEnglish = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);

export const approveAllWords = dictionary(
  {
    title: (count: number) => `${requests(count)} zusagen?`,
    help: 'Zugesagt wird genau das, was hier steht. Jede Anfrage wird dabei noch einmal geprüft.',
    approve: (count: number) => `${requests(count)} zusagen`,
    none: 'Zurzeit gibt es keine Anfrage ohne Konflikt.',
    back: 'Zurück zu „Zu entscheiden“',
    resultTitle: (done: number, all: number) => `Zugesagt: ${done} von ${requests(all)}`,
    approved: 'Zugesagt',
    mails: 'Die Nachrichten sind unterwegs.',
    notApproved: 'Nicht zugesagt',
    already: (status: string) => `ist schon entschieden: ${status}.`,
    changed: 'hat sich inzwischen geändert. Bitte noch einmal ansehen.',
    unknown: 'Eine Anfrage gibt es hier nicht.',
  },
  {
    title: (count: number) => `Approve ${requestsInEnglish(count)}?`,
    help: 'Exactly what stands here is approved. Each request is checked once more.',
    approve: (count: number) => `Approve ${requestsInEnglish(count)}`,
    none: 'At present there is no request without a conflict.',
    back: 'Back to “To decide”',
    resultTitle: (done: number, all: number) => `Approved: ${done} of ${requestsInEnglish(all)}`,
    approved: 'Approved',
    mails: 'The mails are on their way.',
    notApproved: 'Not approved',
    already: (status: string) => `is decided already: ${status}.`,
    changed: 'has changed in the meantime. Please look again.',
    unknown: 'One request does not exist here.',
  },
);

export type ApproveAllWords = (typeof approveAllWords)['de'];
