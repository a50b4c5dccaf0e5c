import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../src/worker/api';
import { isOlder } from '../src/worker/claiming';
import type { Machine } from '../src/worker/machine';
import { World } from './world';

let world: World;
let machine: Machine;

function start(
  action: 'connection_request' | 'message' | 'comment',
  mode: 'assisted' | 'automatic' = 'automatic',
  body = 'Hi Jane',
) {
  world = new World(action, body);
  world.stored.settings = { mode, stopped: false };
  machine = world.machine();
}

const HOUR = 60 * 60_000;

describe('between jobs', () => {
  beforeEach(() => start('message'));

  it('passes a random time of 90 to 300 seconds after an action', async () => {
    await world.until(machine, () => world.finished);
    expect(world.stored.journal.nextAt - world.stored.journal.since).toBe(195_000);
  });

  it('LinkedIn is not opened while there is nothing to do', async () => {
    world.approved = 0;
    await machine.advance();
    expect(world.tabKnown).toBe(false);
    expect(world.stored.journal.nextAt - world.now).toBe(90_000);
  });

  it.each([
    [
      'stopped',
      (): void => void (world.stored.settings = { mode: 'assisted', stopped: true }),
      null,
      'stopped_by_person',
    ],
    ['paused', (): void => void (world.paused = true), 'paused', 'ready'],
    ['too old', (): void => void (world.minimumVersion = '1.0.1'), 'update_required', 'update_required'],
    ['not paired', (): void => void (world.stored.pairing = null), 'not_paired', undefined],
    ['revoked', (): void => void (world.failing = new ApiError(401, '', null)), 'token_revoked', undefined],
  ] as const)('nothing is claimed when it is %s', async (_, change, problem, state) => {
    change();
    await machine.advance();
    await machine.advance();
    expect(world.claims).toBe(0);
    expect(world.stored.problem).toBe(problem);
    expect(world.states.at(-1)).toBe(state);
  });

  it('nothing is claimed while the account is restricted', async () => {
    world.place = 'https://www.linkedin.com/checkpoint/challenge/1';
    world.notice = { http: 200, helpOnly: true };
    await world.until(machine, () => world.stored.problem === 'restricted');
    expect(world.claims).toBe(0);
    expect(world.states.at(-1)).toBe('restricted');
  });

  it('nothing is claimed while LinkedIn asks to slow down, and LinkedIn is asked again after fifteen minutes', async () => {
    world.notice = { http: 429, helpOnly: false };
    await world.until(machine, () => world.stored.problem === 'rate_limited');
    expect(world.claims).toBe(0);
    expect(world.stored.journal.nextAt - world.stored.journal.since).toBe(15 * 60_000);
    world.now += 15 * 60_000;
    world.cut = async (where, effect) => {
      if (where === 'after' && effect === 'open') world.notice = { http: 200, helpOnly: false };
    };
    await world.until(machine, () => world.claims === 1);
  });

  const passHours = async (hours: number) => {
    const end = world.now + hours * HOUR;
    while (world.now < end) world.now += Math.max(await machine.advance().catch(() => 1), 0.2) * 1000;
  };

  it.each([
    ['signed out', 'login', 'logged_out'],
    ['at a checkpoint', 'checkpoint/challenge/1', 'checkpoint'],
  ])(
    'LinkedIn %s is asked again four times an hour, until the person has signed in in another tab',
    async (_, path, problem) => {
      world.place = `https://www.linkedin.com/${path}`;
      await passHours(2);
      expect(world.stored.problem).toBe(problem);
      expect(world.opened).toBeGreaterThan(6);
      expect(world.opened).toBeLessThanOrEqual(9);
      expect(world.claims).toBe(0);
      world.place = null;
      await passHours(0.3);
      expect(world.claims).toBe(1);
      expect(world.stored.problem).toBeNull();
    },
  );

  it('a page from hours ago does not show that LinkedIn is signed in', async () => {
    await world.until(machine, () => world.finished);
    await passHours(2);
    world.place = 'https://www.linkedin.com/login';
    world.approved = 1;
    await passHours(0.1);
    expect(world.claims).toBe(1);
    expect(world.stored.problem).toBe('logged_out');
  });

  it('nothing is claimed at a checkpoint', async () => {
    world.place = 'https://www.linkedin.com/checkpoint/challenge/1';
    await world.until(machine, () => world.stored.problem === 'checkpoint');
    expect(world.claims).toBe(0);
    expect(world.states.at(-1)).toBe('checkpoint');
  });

  it('a clock that was set back a day does not hold up the next claim', async () => {
    await world.until(machine, () => world.finished);
    world.now -= 24 * HOUR;
    world.approved = 1;
    await world.until(machine, () => world.claims === 2, 5);
  });

  it.each([
    ['1.0.0', null, false],
    ['1.0.0', '1.0.0', false],
    ['1.9.0', '1.10.0', true],
    ['2.0', '1.10.5', false],
    ['1.0', '1.0.1', true],
  ])('version %s is older than %s: %s', (version, minimum, older) => expect(isOlder(version, minimum)).toBe(older));
});
