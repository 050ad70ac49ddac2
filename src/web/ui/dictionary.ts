/** A dictionary: the words of one room, the same keys in every language; the compiler refuses one that lacks a word. */
export { dictionary } from '../../shared/words.js';
