/** Where somebody may be sent after signing in: a path of our own and nothing that could lead elsewhere (safety.md, D11). */

const LONGEST = 500;
const MOST_ENCODINGS = 5;
/** What an address consists of; anything else would have to be encoded. */
const PLAIN = /^\/[\w\-.~!$&'()*+,;=:?/%#]*$/;
const SUSPICIOUS = /\/\/|[\\@\p{Cc}]/u;

/** The target where it is a relative path, in whatever encoding one looks at it; else the front page. */
export const safeReturn = (target: string | undefined): string =>
  target !== undefined && target.length <= LONGEST && PLAIN.test(target) && isHarmless(target) ? target : '/';

/** Somebody between us and the page may decode once more than we do, or take a wide slash for a slash. */
function isHarmless(target: string): boolean {
  let text = target;
  for (let round = 0; round < MOST_ENCODINGS; round += 1) {
    if (SUSPICIOUS.test(text.normalize('NFKC'))) return false;
    const inner = decoded(text);
    if (inner === text) return true;
    if (inner === undefined) return false;
    text = inner;
  }
  return false;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
