import { describe, expect, it } from 'vitest';
import type { ProfileSignals } from '../src/adapters/2026-11';
import type { Contact } from '../src/shared/types';
import { Answers, LOOK_EVERY_MS } from '../src/worker/answers';
import { ApiError, type Api, type Signal } from '../src/worker/api';
import type { Tab } from '../src/worker/tab';
import { MEMBER, World } from './world';

const NOW = Date.parse('2026-11-20T09:00:00Z');

const contact = (changes: Partial<Contact>): Contact => ({
  url: 'https://www.linkedin.com/in/jane-doe',
  names: ['jane-doe', MEMBER],
  invitedAt: null,
  messagedAt: null,
  threadUrl: null,
  accepted: false,
  replied: false,
  checkedAt: 0,
  ...changes,
});

function looking(
  contacts: Contact[],
  page: { connected?: boolean; author?: string[]; slug?: string; http?: number },
  failing: Error | null = null,
) {
  const world = new World('message');
  world.stored.contacts = contacts;
  const state = { failing, page };
  const opened: string[] = [];
  const signals: Signal[] = [];
  const profile: Partial<ProfileSignals> = {
    topCard: true,
    slugs: [page.slug ?? 'jane-doe'],
    memberId: MEMBER,
    compose: '/messaging/compose/',
    invite: null,
    pending: page.connected !== true,
    incoming: false,
    labelled: false,
    more: 'closed',
  };
  const tab = {
    open: async (url: string) => void opened.push(url),
    call: async (name: string) => {
      const notice = { http: state.page.http ?? 200, helpOnly: false };
      if (name === 'status') return { address: opened.at(-1), loaded: true, notice };
      return name === 'profile' ? profile : (page.author ?? []);
    },
    permitted: async () => true,
    anyOpen: async () => true,
  } as unknown as Tab;
  const api = {
    signal: async (signal: Signal) => (state.failing ? Promise.reject(state.failing) : void signals.push(signal)),
  } as unknown as Api;
  const answers = new Answers(
    world.store,
    tab,
    async () => api,
    () => world.now,
    async () => {},
  );
  /** What the alarm does every thirty seconds while there is no job. */
  const passHours = async (hours: number) => {
    for (let i = 0; i < hours * 120; i++) {
      await answers.look(false).catch(() => {});
      world.now += 30_000;
    }
  };
  return { world, answers, opened, signals, state, passHours };
}

const people = (count: number) =>
  Array.from({ length: count }, (_, i) => contact({ url: `https://www.linkedin.com/in/p${i}`, invitedAt: NOW - 1000 }));

describe('answers', () => {
  it('tells that an invitation was accepted, once', async () => {
    const { answers, signals, world } = looking([contact({ invitedAt: NOW - 1000 })], { connected: true });
    expect(await answers.look(true)).toBe(1);
    expect(signals).toEqual([{ prospectUrl: 'https://www.linkedin.com/in/jane-doe', type: 'accepted' }]);
    expect(await answers.look(true)).toBe(0);
    expect(world.stored.contacts[0]!.accepted).toBe(true);
  });

  it('tells that the last message is theirs, without its text', async () => {
    const contacts = [contact({ messagedAt: NOW - 1000, threadUrl: 'https://www.linkedin.com/messaging/thread/2-a/' })];
    const { answers, signals, opened } = looking(contacts, { author: [MEMBER] });
    await answers.look(true);
    expect(opened).toEqual(['https://www.linkedin.com/messaging/thread/2-a/']);
    expect(signals).toEqual([{ prospectUrl: 'https://www.linkedin.com/in/jane-doe', type: 'replied' }]);
  });

  it('tells nothing of others', async () => {
    const invited = [contact({ invitedAt: NOW - 1000 })];
    expect(await looking(invited, {}).answers.look(true)).toBe(0);
    expect(await looking(invited, { connected: true, slug: 'john' }).answers.look(true)).toBe(0);
    const messaged = [contact({ messagedAt: NOW - 1000, threadUrl: 'https://www.linkedin.com/messaging/thread/2-a/' })];
    expect(await looking(messaged, { author: ['me'] }).answers.look(true)).toBe(0);
  });

  it('looks at nobody else after LinkedIn has shown a notice', async () => {
    const { answers, opened } = looking(people(3), { http: 429 });
    expect(await answers.look(true)).toBe(0);
    expect(opened).toHaveLength(1);
  });

  it('says what LinkedIn shows, and opens nothing for four hours', async () => {
    const { opened, world, state, passHours } = looking(people(20), { http: 429 });
    await passHours(3.9);
    expect(opened).toHaveLength(1);
    expect(world.stored.problem).toBe('rate_limited');
    state.page = {};
    await passHours(0.2);
    expect(opened.length).toBeGreaterThan(1);
    expect(world.stored.problem).toBeNull();
  });

  it.each([
    ['is away', new TypeError('fetch')],
    ['rejects the token', new ApiError(401, '', null)],
    ['is overloaded', new ApiError(503, '', null)],
  ])(
    'visits nobody twice within four hours when the pipeline %s, and posts what it found later',
    async (_, failing) => {
      const { opened, signals, state, passHours } = looking(
        [contact({ invitedAt: NOW - 1000 })],
        { connected: true, slug: 'jane-doe' },
        failing,
      );
      await passHours(1);
      expect(opened).toHaveLength(1);
      state.failing = null;
      await passHours(0.1);
      expect(opened).toHaveLength(1);
      expect(signals).toEqual([{ prospectUrl: 'https://www.linkedin.com/in/jane-doe', type: 'accepted' }]);
    },
  );

  it.each(['unreachable', 'token_revoked', 'paused', 'not_permitted'] as const)(
    'looks at nobody while the pipeline is %s, unless a person asks',
    async (problem) => {
      const { answers, opened, world, passHours } = looking(people(1), {});
      world.stored.problem = problem;
      await passHours(1);
      expect(opened).toEqual([]);
      await answers.look(true);
      expect(opened).toHaveLength(1);
    },
  );

  it('visits a few people each quarter of an hour, each once in four hours', async () => {
    const { opened, passHours } = looking(people(30), {});
    await passHours(1);
    expect(opened).toHaveLength(20);
    await passHours(2.5);
    expect(new Set(opened).size).toBe(30);
    expect(opened).toHaveLength(30);
  });

  it('looks at nobody twice within four hours unless a person asks', async () => {
    const { answers } = looking([contact({ invitedAt: NOW - LOOK_EVERY_MS, checkedAt: NOW - LOOK_EVERY_MS + 1 })], {});
    expect(await answers.due(false)).toHaveLength(0);
    expect(await answers.due(true)).toHaveLength(1);
  });

  it('looks at five people at most, for thirty days at most', async () => {
    expect(await looking(people(9), {}).answers.due(true)).toHaveLength(5);
    expect(await looking([contact({ invitedAt: NOW - 31 * 24 * 60 * 60_000 })], {}).answers.due(true)).toHaveLength(0);
  });

  it('keeps a signal that could not be posted for the next time', async () => {
    const { answers, world } = looking(
      [contact({ invitedAt: NOW - 1000 })],
      { connected: true },
      new ApiError(503, '', null),
    );
    await expect(answers.look(true)).rejects.toThrow();
    expect(world.stored.signals).toMatchObject([{ type: 'accepted' }]);
  });

  it('does not repeat a signal that the pipeline refuses', async () => {
    const { answers, world } = looking(
      [contact({ invitedAt: NOW - 1000 })],
      { connected: true },
      new ApiError(400, '', null),
    );
    await answers.look(true);
    expect(world.stored.contacts[0]!.accepted).toBe(true);
  });

  it('remembers whom a job was sent to', async () => {
    const world = new World('message');
    world.stored.settings = { mode: 'automatic', stopped: false };
    await world.until(world.machine(), () => world.finished);
    expect(world.stored.contacts).toMatchObject([
      { url: world.url, names: ['jane-doe', MEMBER], accepted: false, replied: false },
    ]);
    // The next look is hours away.
    expect(world.now - world.stored.contacts[0]!.checkedAt).toBeLessThan(60_000);
    expect(JSON.stringify(world.stored.contacts)).not.toContain('Hi Jane');
  });
});
