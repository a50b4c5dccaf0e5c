import { describe, expect, it } from 'vitest';
import type { ProfileSignals } from '../src/adapters/2026-11';
import type { Contact } from '../src/shared/types';
import { Answers, LOOK_EVERY_MS } from '../src/worker/answers';
import { ApiError, type Api, type Signal } from '../src/worker/api';
import type { Tab } from '../src/worker/tab';
import { MEMBER, World } from './world';

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
  failing: ApiError | null = null,
) {
  const world = new World('message');
  world.stored.contacts = contacts;
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
      const notice = { http: page.http ?? 200, helpOnly: false };
      if (name === 'status') return { address: opened.at(-1), loaded: true, notice };
      return name === 'profile' ? profile : (page.author ?? []);
    },
    permitted: async () => true,
  } as unknown as Tab;
  const api = {
    signal: async (signal: Signal) => (failing ? Promise.reject(failing) : void signals.push(signal)),
  } as unknown as Api;
  const answers = new Answers(
    world.store,
    tab,
    async () => api,
    () => world.now,
    async () => {},
  );
  return { world, answers, opened, signals };
}

const NOW = Date.parse('2026-11-20T09:00:00Z');

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
    const many = Array.from({ length: 3 }, (_, i) =>
      contact({ url: `https://www.linkedin.com/in/p${i}`, invitedAt: NOW - 1000 }),
    );
    const { answers, opened, world } = looking(many, { http: 429 });
    expect(await answers.look(true)).toBe(0);
    expect(opened).toHaveLength(1);
    expect(world.stored.contacts.every((each) => each.checkedAt === 0)).toBe(true);
  });

  it('looks at nobody twice within four hours unless a person asks', async () => {
    const { answers } = looking([contact({ invitedAt: NOW - LOOK_EVERY_MS, checkedAt: NOW - LOOK_EVERY_MS + 1 })], {});
    expect(await answers.due(false)).toHaveLength(0);
    expect(await answers.due(true)).toHaveLength(1);
  });

  it('looks at five people at most, for thirty days at most', async () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      contact({ url: `https://www.linkedin.com/in/p${i}`, invitedAt: NOW - 1000 }),
    );
    expect(await looking(many, {}).answers.due(true)).toHaveLength(5);
    expect(await looking([contact({ invitedAt: NOW - 31 * 24 * 60 * 60_000 })], {}).answers.due(true)).toHaveLength(0);
  });

  it('keeps a signal that could not be posted for the next time', async () => {
    const { answers, world } = looking(
      [contact({ invitedAt: NOW - 1000 })],
      { connected: true },
      new ApiError(503, '', null),
    );
    await expect(answers.look(true)).rejects.toThrow();
    expect(world.stored.contacts[0]!.accepted).toBe(false);
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
    expect(JSON.stringify(world.stored.contacts)).not.toContain('Hi Jane');
  });
});
