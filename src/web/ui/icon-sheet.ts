/** Where browsers find the sheet of signs and drawings: named by a hash of its bytes, so that they keep it for ever. A test says the new name where it changed. */

export const iconSheetVersion = '5406b83708c2da02';

export const iconSheet = `/assets/${iconSheetVersion}/icons.svg`;
