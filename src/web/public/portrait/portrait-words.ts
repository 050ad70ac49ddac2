/** The words of an alliance's portrait. */
import { dictionary } from '../../../shared/words.js';

export const portraitWords = dictionary(
  {
    title: 'Über das Bündnis',
    promise: 'Wir leihen einander, was wir haben.',
    see: 'Sehen, was frei ist',
    join: 'Mitmachen',
    items: (count: number) => (count === 1 ? 'Gegenstand' : 'Gegenstände'),
    partners: (_count: number) => 'Partner',
    places: (count: number) => (count === 1 ? 'Lagerort' : 'Lagerorte'),
    founded: 'gegründet',
    lends: 'Was es zu leihen gibt',
    itemCount: (count: number) => (count === 1 ? '1 Gegenstand' : `${count} Gegenstände`),
    closedList: 'Die Liste sehen die Partner, wenn sie angemeldet sind.',
    reach: 'So erreichen Sie uns',
    joinHow:
      'Ihr Verein, Ihre Kita, Ihre Firma kann Partner werden: Sie unterschreiben die Vereinbarung des Bündnisses, dann können Sie leihen und verleihen. Es kostet nichts.',
    joinAsk: 'Rufen Sie an oder schreiben Sie uns.',
    access: 'Zugang für meinen Verein erfragen',
    who: 'Wer verleiht',
    more: 'Mehr über uns',
    place: 'Ort',
    bearer: 'Rechtsträger',
  },
  {
    title: 'About the alliance',
    promise: 'We lend each other what we have.',
    see: 'See what is free',
    join: 'Take part',
    items: (count: number) => (count === 1 ? 'item' : 'items'),
    partners: (count: number) => (count === 1 ? 'partner' : 'partners'),
    places: (count: number) => (count === 1 ? 'storage place' : 'storage places'),
    founded: 'founded',
    lends: 'What there is to borrow',
    itemCount: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    closedList: 'The partners see the list when they are signed in.',
    reach: 'How to reach us',
    joinHow:
      'Your club, day-care centre or company can become a partner: you sign the agreement of the alliance, then you can borrow and lend. It costs nothing.',
    joinAsk: 'Call or write to us.',
    access: 'Ask for access for my organisation',
    who: 'Who lends',
    more: 'More about us',
    place: 'Place',
    bearer: 'Legal bearer',
  },
);
