/** Every page in every role, in English on a phone. */
import { everyPage } from './support/every-page.js';

everyPage('en', 'phone', 'dark');
