import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../src/worker/api';
import { isOlder } from '../src/worker/claiming';
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
