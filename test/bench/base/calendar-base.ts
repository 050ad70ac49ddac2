/** The base of a feed, a process of its own: ical-generator draws every event anew and writes the whole. */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import ICAL from 'ical.js';

interface Event {
  id: string;
  sequence: number;
  start: Date;
  end: Date;
  stamp: Date;
  lastModified: Date;
  summary: string;
  description: string;
  location: string;
  url: string;
}

process.on('message', ({ feed }: { feed: string }) => {
  const events = eventsIn(feed);
  const began = performance.now();
  const size = drawn(events).length;
  process.send!({ ms: performance.now() - began, events: events.length, size });
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');

/** What the product's own feed shows, so that both draw the same. */
function eventsIn(feed: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(feed) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const said = (name: string): string => String(one.getFirstPropertyValue(name) ?? '');
    const at = (name: string): Date => (one.getFirstPropertyValue(name) as ICAL.Time).toJSDate();
    return {
      id: said('uid'),
      sequence: Number(said('sequence')),
      start: at('dtstart'),
      end: at('dtend'),
      stamp: at('dtstamp'),
      lastModified: at('last-modified'),
      summary: said('summary'),
      description: said('description'),
      location: said('location'),
      url: said('url'),
    };
  });
}

function drawn(events: readonly Event[]): string {
  const calendar = ical({ prodId: '//Leihbund//Leihbund//DE', name: 'Alles', ttl: 3_600 });
  for (const event of events)
    calendar.createEvent({
      ...event,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
    });
  return calendar.toString();
}
