/** A field that holds a mailed code: the one check for all forms and bodies. */

export const sixDigits = {
  max: 12,
  test: (code: string) => /^\s*(\d\s*){6}$/.test(code),
  words: { de: 'Bitte die sechs Ziffern aus der E-Mail.', en: 'Please the six digits from the mail.' },
};
