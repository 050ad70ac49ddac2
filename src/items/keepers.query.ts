/** Who keeps which storage place. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from '../database/sql.query.js';

const KEEPERS = `
  SELECT DISTINCT role.storage_place_id AS "placeId", person.id, person.name
  FROM roles role JOIN people person ON person.id = role.person_id AND person.disabled_at IS NULL
  WHERE role.alliance_id = $1 AND role.role = 'keeper' AND role.storage_place_id ${among('$2')}`;

/** Their names by the place, in the order of their names; nobody whom nothing lets in any more. */
export async function keepersOf(
  tx: EntityManager,
  allianceId: string,
  placeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const keepers = await rowsOf<{ placeId: string; name: string }>(tx, KEEPERS, [
    allianceId,
    listed(placeIds),
  ]);
  return new Map(
    placeIds.map((id) => {
      const here = keepers.filter(({ placeId }) => placeId === id);
      return [id, here.map(({ name }) => name).toSorted()];
    }),
  );
}
