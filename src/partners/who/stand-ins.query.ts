/** Stand-ins in SQL: the conditions about `stand_in` that decide who stands in for whom at an instant. */

export const lastsAt = (now: string): string =>
  `(stand_in.starts_at <= ${now} AND stand_in.ends_at > ${now})`;

/** For the coordination: whoever is away still has the role, and their deputy a tie to the alliance. */
export const FOR_OFFICE = `(stand_in.partner_id IS NULL AND EXISTS (
    SELECT 1 FROM roles office JOIN people away ON away.id = office.person_id AND away.disabled_at IS NULL
    WHERE office.alliance_id = stand_in.alliance_id AND office.person_id = stand_in.person_id
      AND office.role IN ('coordinator', 'deputy'))
  AND (EXISTS (
    SELECT 1 FROM memberships own WHERE own.alliance_id = stand_in.alliance_id AND own.person_id = stand_in.deputy_id)
  OR EXISTS (
    SELECT 1 FROM roles own WHERE own.alliance_id = stand_in.alliance_id AND own.person_id = stand_in.deputy_id)))`;
