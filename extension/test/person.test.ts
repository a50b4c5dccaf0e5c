import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../src/worker/api';
import type { Machine } from '../src/worker/machine';
import { World, sha256 } from './world';

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

const outcome = () => world.outcomes[0]!;
const HOUR = 60 * 60_000;

describe('a person', () => {
  beforeEach(async () => {
    start('message', 'assisted');
    await world.until(machine, () => world.inState('armed') && world.states.includes('waiting_for_person'));
  });

  it('sees the tab, and nothing is clicked for them', () => {
    expect(world.shown).toBe(1);
    expect(world.clicks).toEqual([]);
  });

  it('who is away gets the text taken out and the job given back', async () => {
    await world.until(machine, () => world.finished, 4000);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'person_away' } });
    expect(world.box).toBe('');
    expect(world.now - Date.parse('2026-11-20T09:00:00Z')).toBeLessThan(30 * 60_000);
  });

  it('who presses Send just before that has sent it', async () => {
    await world.until(machine, () => world.now - world.stored.journal.since > 27.9 * 60_000, 4000);
    world.press();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });

  it('who declines gets the text taken out and the job given back', async () => {
    await machine.decline();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'person_declined' } });
    expect(world.box).toBe('');
  });

  it('who declines what they have sent has sent it', async () => {
    world.press();
    await machine.decline();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });

  it('who sends other words leaves it to a person to say so', async () => {
    world.box = 'Hello Jane';
    world.press();
    await machine.pressed(sha256('Hello Jane'));
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: false, failureCode: 'uncertain' } });
  });

  it('keeps the lock only while the pipeline extends it', async () => {
    world.failing = new ApiError(409, '/problems/do-not-contact', null);
    await world.until(machine, () => world.inState('submitted'));
    world.failing = null;
    expect(world.box).toBe('');
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release' });
    expect(world.sends).toEqual([]);
  });

  it('who was asleep with the computer finds the text taken out', async () => {
    world.failing = new ApiError(409, '/problems/claim-superseded', null);
    world.now += HOUR;
    await machine.advance();
    expect(world.box).toBe('');
    expect(world.clicks).toEqual([]);
  });
});

describe('a person who stops the extension', () => {
  const stop = (): void => void (world.stored.settings = { ...world.stored.settings, stopped: true });

  it('while a claim is on its way gets no job before they resume it', async () => {
    start('message');
    await world.until(machine, () => world.inState('ready'));
    world.failing = new ApiError(503, '', null);
    await machine.advance();
    world.failing = null;
    stop();
    world.now += HOUR;
    for (let i = 0; i < 5; i++) await machine.advance();
    expect(world.claims).toBe(0);
    expect(world.states.at(-1)).toBe('stopped_by_person');
    world.stored.settings = { mode: 'automatic', stopped: false };
    await world.until(machine, () => world.claims === 1);
  });

  it.each(
    (['message', 'connection_request', 'comment'] as const).flatMap((action) =>
      (['claimed', 'opened', 'identified', 'composed', 'armed'] as const).map((state) => [action, state] as const),
    ),
  )('during a %s that is %s gets it back unsent, without its text on the page', async (action, state) => {
    start(action, state === 'armed' ? 'assisted' : 'automatic');
    await world.until(machine, () => world.inState(state));
    stop();
    await world.until(machine, () => world.outcomes.length > 0);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'person_declined' } });
    expect(world.clicks).toEqual([]);
    expect(world.box ?? '').toBe('');
    await world.until(machine, () => world.inState('idle'));
    expect(world.states.at(-1)).toBe('stopped_by_person');
  });

  it('after Send still has it reported', async () => {
    start('message');
    await world.until(machine, () => world.inState('submitted'));
    stop();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });
});

describe('the mode', () => {
  it.each(['claimed', 'identified', 'composed'] as const)(
    'that is chosen while a job is %s holds for it',
    async (state) => {
      start('message', 'automatic');
      await world.until(machine, () => world.inState(state));
      world.stored.settings = { mode: 'assisted', stopped: false };
      await world.until(machine, () => world.inState('armed') && world.shown > 0);
      expect(world.clicks).toEqual([]);
      world.press();
      await world.until(machine, () => world.finished);
      expect(outcome()).toMatchObject({ body: { success: true } });
    },
  );
});

describe('a text that is not sent', () => {
  it('is taken out of the composer when its time is over', async () => {
    start('message');
    await world.until(machine, () => world.inState('composed'));
    world.now += HOUR;
    await world.until(machine, () => world.finished);
    expect(world.box).toBe('');
  });
});
