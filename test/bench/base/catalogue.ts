/** The one hand-written statement of a catalogue's month: each item with its owner, its place, and how many are free throughout. */

/**
 * Holds begin and end within the month; the running sum of each item is highest when most are away. Where the item is a
 * set, its parts would have to be looked at too: that is left out, to the base's advantage.
 */
export const catalogueStatement = (instant: (place: string) => string): string => {
  const [from, until] = [instant('$1'), instant('$2')];
  return `
  WITH month AS (SELECT ${from} AS starts, ${until} AS ends),
  listed AS (SELECT * FROM items WHERE alliance_id = $3 ORDER BY number_order, id LIMIT $4),
  moves AS (
    SELECT l.item_id, CASE WHEN l.pick_up_at > m.starts THEN l.pick_up_at ELSE m.starts END AS at, l.held_quantity AS more
    FROM month m CROSS JOIN listed i JOIN reservation_lines l ON l.item_id = i.id
      AND l.return_due_at > m.starts AND l.pick_up_at < m.ends AND l.held_quantity > 0
    UNION ALL
    SELECT l.item_id, l.return_due_at AS at, -l.held_quantity AS more
    FROM month m CROSS JOIN listed i JOIN reservation_lines l ON l.item_id = i.id
      AND l.return_due_at > m.starts AND l.pick_up_at < m.ends AND l.held_quantity > 0
  ),
  sums AS (SELECT item_id, SUM(more) OVER (PARTITION BY item_id ORDER BY at, more) AS away FROM moves)
  SELECT i.*, o.name AS owner_name, o.short_name AS owner_short_name, p.name AS place_name,
    i.quantity - COALESCE(s.most, 0) AS free
  FROM listed i JOIN partners o ON o.id = i.owner_id JOIN storage_places p ON p.id = i.storage_place_id
    LEFT JOIN (SELECT item_id, MAX(away) AS most FROM sums GROUP BY item_id) s ON s.item_id = i.id
  ORDER BY i.number_order, i.id`;
};
