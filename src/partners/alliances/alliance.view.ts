/** What everybody may know of an alliance: its public portrait. */
import { choice, day, orNull, Shows, whole } from '../../http/shown.decorators.js';
import { allianceColours, type AllianceColour } from '../who/alliance-colours.js';
import { listVisibilities, type Alliance } from '../who/alliance.entity.js';

export class AllianceContactView {
  @Shows('What the office is called.') name!: string;
  @Shows('What people dial.') phone!: string;
  @Shows('Where people write.') email!: string;
  @Shows('When somebody answers the phone, in words.') hours!: string;
}

export class AllianceView {
  @Shows('The alliance’s word in every address.') slug!: string;
  @Shows('What it is called.') name!: string;
  @Shows('Town or district.') place!: string;
  @Shows('The Land.') state!: string;
  @Shows('Rechtsträger: the controller in the sense of the DSGVO.') legalBearer!: string;
  @Shows('Its colour, on pages, in mails and in print.', choice(allianceColours)) colour!: AllianceColour;
  @Shows('What it is, in one or two sentences of its own; empty where nobody wrote any.') about!: string;
  @Shows(
    'Where it lies, in thousandths of a degree to the north; null where that is not said.',
    orNull(whole),
  )
  latitude!: number | null;
  @Shows('Where it lies, in thousandths of a degree to the east; null where that is not said.', orNull(whole))
  longitude!: number | null;
  @Shows('The public office, not a private person.') contact!: AllianceContactView;
  @Shows('IANA name, such as `Europe/Berlin`.') timeZone!: string;
  @Shows('Who may see the pooled list.', choice(listVisibilities)) visibility!: string;
  @Shows('The day of the founding; null where it is not known.', orNull(day)) foundedOn!: string | null;
  @Shows('True for invented example data.') isExample!: boolean;
}

/** What the coordination can change of it. */
export const portraitOf = (alliance: Alliance) => ({
  name: alliance.name,
  place: alliance.place,
  state: alliance.state,
  legalBearer: alliance.legalBearer,
  colour: alliance.colour ?? allianceColours[0],
  about: alliance.about ?? '',
  latitude: alliance.latitude,
  longitude: alliance.longitude,
  contact: {
    name: alliance.contactName,
    phone: alliance.contactPhone,
    email: alliance.contactEmail,
    hours: alliance.contactHours,
  },
});

export const allianceView = (alliance: Alliance): AllianceView => ({
  slug: alliance.slug,
  ...portraitOf(alliance),
  timeZone: alliance.timeZone,
  visibility: alliance.visibility,
  foundedOn: alliance.foundedOn,
  isExample: alliance.isExample,
});
