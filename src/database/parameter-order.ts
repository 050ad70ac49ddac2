/** Parameters in order: SQLite numbers `$n` by first appearance, PostgreSQL by n; where both agree, one text serves both. */

/** What is wrong with the text, or undefined. Each text is asked once, when it is prepared. */
export function outOfOrder(text: string): string | undefined {
  const firsts = [...new Set(text.match(/\$\d+/g))];
  const isInOrder = firsts.every((parameter, index) => parameter === `$${index + 1}`);
  return isInOrder
    ? undefined
    : `Parameters must first appear in the order of their numbers: ${firsts.join(', ')}`;
}
