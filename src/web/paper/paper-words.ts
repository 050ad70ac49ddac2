/** The words of every paper. */
import { dictionary } from '../../shared/words.js';

export const paperWords = dictionary(
  {
    hint: 'Dieses Blatt können Sie mit Ihrem Browser ausdrucken (A4).',
    pdf: 'Als PDF',
    page: (page: string, pages: string) => `Seite ${page} von ${pages}`,
    busy: 'Gerade werden sehr viele Blätter gesetzt. Bitte versuchen Sie es in einigen Sekunden noch einmal, oder drucken Sie die Seite aus.',
    failed: 'Dieses Blatt ließ sich nicht als PDF setzen. Bitte drucken Sie die Seite aus.',
  },
  {
    hint: 'You can print this sheet with your browser (A4).',
    pdf: 'As a PDF',
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    busy: 'Very many sheets are being set just now. Please try again in a few seconds, or print the page.',
    failed: 'This sheet could not be set as a PDF. Please print the page.',
  },
);
