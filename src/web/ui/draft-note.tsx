/** Above a text that nobody has read yet: what visitors see of it, and where to read it; for the coordination only. */
import type { VNode } from 'preact';
import { dictionary, type Language } from '../../shared/words.js';
import { Alert, Link } from './parts.js';

const words = dictionary(
  {
    title: 'Entwurf: noch nicht gelesen',
    help: 'Diesen Hinweis sieht nur die Koordination.',
    read: 'Lesen und veröffentlichen',
  },
  {
    title: 'Draft: not read yet',
    help: 'Only the coordination sees this note.',
    read: 'Read and publish',
  },
);

export const DraftNote = ({ at, language }: { at: string; language: Language }): VNode => {
  const w = words[language];
  return (
    <Alert kind="info" title={w.title}>
      <p>{w.help}</p>
      <Link href={at}>{w.read}</Link>
    </Alert>
  );
};
