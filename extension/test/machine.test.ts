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

describe('a comment', () => {
  beforeEach(() => start('comment'));

  it('that somebody else writes with the same words is not ours', async () => {
    world.pretends = true;
    await world.until(machine, () => world.inState('submitted'));
    world.otherItems = ['Hi Jane'];
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'uncertain' } });
    expect(world.stored.own).toEqual([]);
  });

  it('is not written unless its author can be told from others', async () => {
    world.namesOwner = false;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'ui_changed' } });
    expect(world.clicks).toEqual([]);
  });

  it('asks only once who is signed in', async () => {
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
    expect(world.stored.own).toContain('me--myself');
    const pages = world.opened;
    world.items = [];
    world.stored.tried = [];
    world.approved = 1;
    await world.until(machine, () => world.outcomes.length === 2);
    // The post, and the post again to see the comment.
    expect(world.opened).toBe(pages + 2);
  });
});

describe('a job', () => {
  beforeEach(() => start('message'));

  it('is not sent with another text than was approved', async () => {
    world.typesWrong = true;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'text_mismatch' } });
    expect(world.sends).toEqual([]);
    expect(world.box).toBe('');
  });

  it('does not overwrite a text of the person', async () => {
    await world.until(machine, () => world.inState('identified'));
    world.box = 'My own words';
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'composer_occupied' } });
    expect(world.box).toBe('My own words');
  });

  it('is believed only when a fresh page shows it', async () => {
    world.pretends = true;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'uncertain' } });
    expect(world.clicks).toHaveLength(1);
  });

  it('that this browser sent for an earlier claim is reported as sent', async () => {
    world.items = ['Hi Jane', 'Hi Jane'];
    world.claims = 1;
    world.stored.tried = [{ id: 'draft', before: 1, unsent: false }];
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true, sentBodySha256: sha256('Hi Jane') } });
    expect(world.clicks).toEqual([]);
  });

  it.each([
    ['another browser', []],
    ['this one, which found that it was not sent,', [{ id: 'draft', before: 0, unsent: true }]],
  ])('that %s tried to send, and whose words stand there, is for a person to resolve', async (_, tried) => {
    world.items = ['Hi Jane'];
    world.claims = 1;
    world.stored.tried = tried;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'uncertain' } });
    expect(world.clicks).toEqual([]);
  });

  it('is sent after a claim that was given back, whatever was sent with the same words before', async () => {
    world.items = ['Hi Jane'];
    world.stored.settings = { mode: 'assisted', stopped: false };
    await world.until(machine, () => world.inState('armed') && world.shown > 0);
    await machine.decline();
    await world.until(machine, () => world.finished);
    world.approved = 1;
    world.stored.settings = { mode: 'automatic', stopped: false };
    await world.until(machine, () => world.outcomes.length === 2);
    expect(world.outcomes[1]).toMatchObject({ body: { success: true, claimToken: 'token-2' } });
    expect(world.sends.map((each) => each.token)).toEqual(['token-2']);
  });

  it.each([3_000, 20_000])('counts earlier messages that its page shows %i ms late', async (late) => {
    world.items = ['Hi Jane'];
    world.itemsLate = late;
    world.stored.settings = { mode: 'assisted', stopped: false };
    await world.until(machine, () => world.inState('armed') && world.shown > 0);
    const end = world.now + 60_000;
    while (world.now < end) world.now += Math.max(await machine.advance(), 0.2) * 1000;
    expect(world.inState('armed')).toBe(true);
    expect(world.stored.journal.before).toBe(1);
    await machine.decline();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'person_declined' } });
  });

  it('sends the same words again to somebody who got them once', async () => {
    world.items = ['Hi Jane'];
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
    expect(world.items).toEqual(['Hi Jane', 'Hi Jane']);
  });

  it('without a Send button waits for the person, also automatically', async () => {
    world.hasSendButton = false;
    await world.until(machine, () => world.inState('armed') && world.shown > 0);
    expect(world.clicks).toEqual([]);
    world.press();
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });

  it('is given back with the place where LinkedIn leads instead', async () => {
    await world.until(machine, () => world.inState('claimed'));
    world.place = 'https://www.linkedin.com/checkpoint/challenge/1';
    await world.until(machine, () => world.outcomes.length > 0);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'checkpoint' } });
    await world.until(machine, () => world.inState('idle'));
    expect(world.stored.problem).toBe('checkpoint');
    expect(world.states.at(-1)).toBe('checkpoint');
  });

  it('whose report the pipeline refuses is over, and the report is kept', async () => {
    await world.until(machine, () => world.inState('verified'));
    for (const status of [401, 403, 429, 500, 503]) {
      world.failing = new ApiError(status, '', null);
      world.now += 16 * 60_000;
      await machine.advance();
      expect(world.inState('verified'), `${status}`).toBe(true);
    }
    world.failing = new ApiError(409, '/problems/claim-superseded', null);
    world.now += 16 * 60_000;
    await machine.advance();
    expect(world.inState('reported')).toBe(true);
    expect(world.stored.refused).toMatchObject([
      { entry: { id: 'draft', outcome: 'sent' }, outcome: { body: { success: true } }, status: 409 },
    ]);
  });

  it('has one refused report, also when the worker dies while it keeps it', async () => {
    await world.until(machine, () => world.inState('verified'));
    world.failing = new ApiError(409, '/problems/claim-superseded', null);
    world.cut = async (where, effect) => {
      if (where === 'before' && effect === 'set reported') throw new Error('the worker ends');
    };
    await expect(machine.advance()).rejects.toThrow();
    world.cut = async () => {};
    machine = world.machine();
    await world.until(machine, () => world.inState('reported'));
    expect(world.stored.refused).toHaveLength(1);
  });

  it.each([
    [{ http: 200, helpOnly: true }, 'https://www.linkedin.com/checkpoint/challenge/1', 'restricted', 'restricted'],
    [{ http: 429, helpOnly: false }, null, 'rate_limited', 'ready'],
  ])('is given back with the notice %o', async (notice, place, code, state) => {
    await world.until(machine, () => world.inState('claimed'));
    world.notice = notice;
    world.place = place;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: code } });
    expect(world.stored.problem).toBe(code);
    expect(world.states.at(-1)).toBe(state);
  });

  it('is not begun after a sleep that outlasted the lock', async () => {
    await world.until(machine, () => world.inState('composed'));
    world.now += HOUR;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'timeout' } });
    expect(world.clicks).toEqual([]);
  });

  it('is not sent in the last seconds of its lock', async () => {
    await world.until(machine, () => world.inState('composed'));
    world.stored.journal = { ...world.stored.journal, lockedUntil: world.now + 20_000 };
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: 'timeout' } });
    expect(world.clicks).toEqual([]);
  });

  it.each([-24, 24])('is not sent after the clock moved by %i hours', async (hours) => {
    await world.until(machine, () => world.inState('composed'));
    world.now += hours * HOUR;
    await world.until(machine, () => world.finished);
    expect(world.clicks).toEqual([]);
    expect(outcome()).toMatchObject({ kind: 'release' });
  });

  it.each([-24, 1, 24])('that was sent is found after the clock moved by %i hours', async (hours) => {
    await world.until(machine, () => world.inState('submitted'));
    world.now += hours * HOUR;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });
});

describe('an invitation', () => {
  it('that is pending already is not sent', async () => {
    start('connection_request');
    world.relation = 'pending';
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { failureCode: 'already_pending' } });
  });

  it('that somebody may have sent for an earlier claim is for a person to resolve', async () => {
    start('connection_request');
    world.relation = 'pending';
    world.claims = 1;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { failureCode: 'uncertain' } });
  });

  it('that this browser sent for an earlier claim is reported as sent', async () => {
    start('connection_request');
    world.relation = 'pending';
    world.claims = 1;
    world.stored.tried = [{ id: 'draft', before: 0, unsent: false }];
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });

  it('that the person made themselves after they had declined this one is for them to resolve', async () => {
    start('connection_request', 'assisted');
    await world.until(machine, () => world.inState('armed') && world.shown > 0);
    await machine.decline();
    await world.until(machine, () => world.finished);
    world.relation = 'pending';
    world.approved = 1;
    await world.until(machine, () => world.outcomes.length === 2);
    expect(world.outcomes[1]).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'uncertain' } });
  });

  it.each(['identified', 'composed'] as const)(
    'is not sent to somebody else whose dialog the person opens while it is %s',
    async (state) => {
      start('connection_request');
      await world.until(machine, () => world.inState(state));
      world.address = 'https://www.linkedin.com/in/bob/';
      await world.until(machine, () => world.finished);
      expect(outcome()).toMatchObject({ kind: 'result', body: { failureCode: 'recipient_ambiguous' } });
      expect(world.clicks).toEqual([]);
    },
  );

  it('that still can be sent afterwards was not sent', async () => {
    start('connection_request');
    world.pretends = true;
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'result', body: { success: false, failureCode: 'timeout' } });
  });

  it.each([
    ['notice', 'Hi Jane', 'weekly_limit'],
    ['premium', 'Hi Jane', 'note_quota'],
    ['premium', '', 'weekly_limit'],
  ] as const)('that %s stops after Send, with the note "%s", is given back as %s', async (refusal, note, code) => {
    start('connection_request', 'automatic', note);
    await world.until(machine, () => world.inState('submitted'));
    world.refusal = refusal;
    world.relation = 'connectable';
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ kind: 'release', body: { failureCode: code } });
  });

  it('whose Send was seen before its page told the text has the hash of that text', async () => {
    start('connection_request', 'assisted');
    await world.until(machine, () => world.inState('armed') && world.shown > 0);
    world.press();
    await machine.advance();
    expect(world.inState('submitted')).toBe(true);
    await machine.pressed(sha256('Hi Jane'));
    await machine.pressed(sha256('the next dialog'));
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true, sentBodySha256: sha256('Hi Jane') } });
  });

  it('that was sent with a warning was sent', async () => {
    start('connection_request');
    await world.until(machine, () => world.inState('submitted'));
    world.refusal = 'notice';
    await world.until(machine, () => world.finished);
    expect(outcome()).toMatchObject({ body: { success: true } });
  });

  it('needs no note', async () => {
    start('connection_request', 'automatic', '');
    world.box = null;
    await world.until(machine, () => world.finished);
    expect(world.sends.map((each) => each.text)).toEqual(['']);
    expect(outcome()).toMatchObject({ body: { success: true, sentBodySha256: sha256('') } });
  });
});
