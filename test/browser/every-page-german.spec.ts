/** Every page in every role, in German on a desktop. */
import { everyPage } from './support/every-page.js';

everyPage('de', 'desktop', 'light');
