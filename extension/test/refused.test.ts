import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../src/worker/api';
import { Refused } from '../src/worker/refused';
import { World } from './world';

let world: World;
let refused: Refused;

beforeEach(async () => {
  world = new World('message');
  world.stored.settings = { mode: 'automatic', stopped: false };
  const machine = world.machine();
  await world.until(machine, () => world.inState('verified'));
  world.failing = new ApiError(404, '/problems/not-found', null);
  await world.until(machine, () => world.inState('reported'));
  refused = new Refused(world.store, async () => world.api);
});

describe('a refused report', () => {
  it('leaves the list when the pipeline takes it after all', async () => {
    world.failing = null;
    expect(await refused.retry()).toBe(0);
    expect(world.stored.refused).toEqual([]);
    expect(world.outcomes).toMatchObject([{ kind: 'result', body: { success: true } }]);
  });

  it.each([409, 401, 503])('stays through an answer %i', async (status) => {
    world.failing = new ApiError(status, '/problems/x', null);
    expect(await refused.retry()).toBe(1);
    expect(world.stored.refused).toMatchObject([{ status: status === 409 ? 409 : 404 }]);
  });

  it('stays without a pairing', async () => {
    expect(await new Refused(world.store, async () => null).retry()).toBe(1);
    expect(world.stored.refused).toHaveLength(1);
  });

  it('holds no text', () => expect(JSON.stringify(world.stored.refused)).not.toContain(world.body));
});
