/** Soft hyphens: where long German words may break, so that they do on a narrow screen and nowhere else. */

/** The joints of the words that are long and common in lists of things and partners: a part that we know, before another. */
const JOINT =
  /(?:absperr|beschallungs|besteck|betriebs|bierzelt|bier|bühnen|falt|familien|feier|feuer|förder|freiwilligen|gemeinde|genossenschafts|generationen|gesamt|geschirr|getränke|grund|gründungs|interessen|jugend|kaffee|kinder|kirchen|kleingarten|kühl|lautsprecher|licht|mannschafts|mehr|mehrweg|moderations|pfarr|popcorn|rollen|rollstuhl|seiten|spiel|sport|stand|strom|tages|transport|veranstaltungs|verlängerungs|warmhalte|weihnachts|wohlfahrts|zeit|zuckerwatte)(?=agentur|anhänger|anlage|bank|becher|bibliothek|bierzelt|einrichtung|elemente|erzeuger|ferien|garnitur|gemeinschaft|gesellschaft|geschirr|generationen|gemeinde|gewicht|gitter|haus|kabel|kanne|kasten|kiste|koffer|kühl|löscher|maschine|mobil|pavillon|podest|rampe|rutsche|schrank|schule|stätte|tages|tag|technik|verband|verein|vereinbarung|verteiler|verwaltung|wagen|wände|weise|zelt|zentrum)/gi;

/** As it was written, with the joints marked; other words stay as they are. */
export const softened = (text: string): string => text.replaceAll(JOINT, '$&\u{ad}');
