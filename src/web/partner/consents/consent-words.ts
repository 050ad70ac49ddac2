/** The words of what an owner is asked about. */
import { dictionary } from '../../../shared/words.js';

export const consentWords = dictionary(
  {
    title: 'Worüber Sie entscheiden',
    lead: 'Hier steht nur, was Ihnen gehört und worüber Sie entscheiden.',
    nothing: 'Zurzeit wartet nichts auf Ihre Zustimmung.',
    toRequests: 'Zu den Anfragen',
    lights: { green: 'Frei', amber: 'Bitte ansehen', red: 'Geht so nicht' },
    facts: {
      number: 'Anfrage',
      partner: 'Bündnispartner',
      when: 'Zeitraum',
      things: 'Gegenstände',
      askedAt: 'Angefragt am',
      decideBy: 'Entscheiden bis',
    },
    approve: 'Zusagen',
    decline: 'Absagen',
    declineOpen: 'Absagen …',
    reason: 'Grund der Absage',
    reasonHint: 'Das liest, wer angefragt hat.',
    done: { approved: 'Zugesagt.', declined: 'Abgesagt.' },
  },
  {
    title: 'What you decide about',
    lead: 'Here stands only what belongs to you and is yours to decide.',
    nothing: 'Nothing waits for your consent at present.',
    toRequests: 'To the requests',
    lights: { green: 'Free', amber: 'Please look', red: 'Not possible like this' },
    facts: {
      number: 'Request',
      partner: 'Partner',
      when: 'Period',
      things: 'Items',
      askedAt: 'Asked on',
      decideBy: 'Decide by',
    },
    approve: 'Approve',
    decline: 'Decline',
    declineOpen: 'Decline …',
    reason: 'Why it is declined',
    reasonHint: 'Whoever asked will read it.',
    done: { approved: 'Approved.', declined: 'Declined.' },
  },
);
