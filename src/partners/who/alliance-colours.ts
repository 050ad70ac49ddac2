/** The colours that an alliance can choose from: each keeps its contrast on every ground (docs/design.md). */
import type { MailColours } from '../../notifications/mail-layout.js';

export const allianceColours = ['petrol', 'fluss', 'moos', 'ziegel', 'beere', 'pflaume'] as const;

export type AllianceColour = (typeof allianceColours)[number];

/** For mails, which know no style sheet: the band on top and the button, in the light theme's values; white is written on both. */
export const mailColours: Readonly<Record<AllianceColour, MailColours>> = {
  petrol: { band: '#0b4f56', button: '#0d5c63' },
  fluss: { band: '#1a4389', button: '#1e4d9e' },
  moos: { band: '#3e4e17', button: '#47591a' },
  ziegel: { band: '#833018', button: '#96381c' },
  beere: { band: '#771d4a', button: '#8a2356' },
  pflaume: { band: '#4c3182', button: '#593a96' },
};
