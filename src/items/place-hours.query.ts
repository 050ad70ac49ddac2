/** The SQL of places' hours: what each storage place of an alliance says of its days and hours, without what else is known of it. */
import type { EntityManager } from 'typeorm';
import { among, flagFrom, jsonFrom, listed, rowsOf } from '../database/sql.query.js';
import type { ClosedDays, PlaceDays } from './closed-days.js';
import type { HandOverWindow } from './hand-over-windows.js';

export interface OpenPlace extends PlaceDays {
  id: string;
  name: string;
  handOverWindows: readonly HandOverWindow[];
}

interface Row {
  id: string;
  name: string;
  windows: unknown;
  closedDays: unknown;
  rests: boolean | number;
  opens: number;
}

const PLACES = `
  SELECT id, name, hand_over_windows AS windows, closed_days AS "closedDays",
    is_closed_in_school_holidays AS rests, CASE WHEN opens_on_holidays_since IS NULL THEN 0 ELSE 1 END AS opens
  FROM storage_places WHERE alliance_id = $1`;
const ALL = `${PLACES} ORDER BY id`;
const BY_NAME = `${PLACES} ORDER BY name, id`;
const SOME = `${PLACES} AND id ${among('$2')}`;

/** All of the alliance, in the order in which they were made. */
export async function openPlaces(tx: EntityManager, allianceId: string): Promise<OpenPlace[]> {
  return (await rowsOf<Row>(tx, ALL, [allianceId])).map(placeFrom);
}

export async function openPlacesByName(tx: EntityManager, allianceId: string): Promise<OpenPlace[]> {
  return (await rowsOf<Row>(tx, BY_NAME, [allianceId])).map(placeFrom);
}

export async function openPlacesOf(
  tx: EntityManager,
  allianceId: string,
  ids: Iterable<string>,
): Promise<OpenPlace[]> {
  return (await rowsOf<Row>(tx, SOME, [allianceId, listed(ids)])).map(placeFrom);
}

const placeFrom = ({ id, name, windows, closedDays, rests, opens }: Row): OpenPlace => ({
  id,
  name,
  handOverWindows: jsonFrom<HandOverWindow[]>(windows),
  closedDays: jsonFrom<ClosedDays[] | null>(closedDays),
  closedInSchoolHolidays: flagFrom(rests),
  opensOnPublicHolidays: opens === 1,
});
