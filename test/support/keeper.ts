/** A keeper of a storage place, who acts for a partner of their own. */
import type { TestApp } from './app.js';
import { done } from './house.js';
import type { World } from './world.js';

export const KEEPER = 'lager@example.org';

/** Answers the partner that the keeper acts for. */
export async function makeKeeper(app: TestApp, world: World, storagePlaceId: string): Promise<string> {
  const { token } = world.coordinator;
  const partnerId = await world.partner({ name: 'Nachbarn' });
  const person = { email: KEEPER, name: 'Lara Lager', role: 'member' };
  const { id } = await done<{ id: string }>(
    app,
    'post',
    world.path(`partners/${partnerId}/people`),
    token,
    person,
  );
  await done(app, 'put', world.path(`roles/${id}`), token, { role: 'keeper', storagePlaceId });
  return partnerId;
}
