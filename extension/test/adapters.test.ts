import { type DOMWindow, JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { Site, memberIdOf } from '../fixtures/site.mjs';
import {
  openMore,
  readInvite,
  readMessageComposer,
  readPost,
  readProfile,
  addNoteButton,
  commentsBy,
  inviteDialog,
  itemsWith,
  lastAuthor,
  messageEditors,
  postWrapper,
  readNotice,
  threadOf,
} from '../src/adapters/2026-11';
import { judgeDialog, judgePost, judgeProfile, relationOf } from '../src/worker/judge';
import { commentedUrn, placeOf } from '../src/shared/linkedin';
import type { Job } from '../src/shared/types';

const LINKEDIN = 'https://www.linkedin.com';
let site: Site;

beforeEach(() => {
  site = new Site();
});

/** The page at the address, after redirects, with its script run. */
function open(path: string): { window: DOMWindow; document: Document; address: string; status: number } {
  let answer = site.respond({ method: 'GET', url: LINKEDIN + path, body: '' });
  let address = LINKEDIN + path;
  while (answer.status === 302) {
    address = answer.headers.location!;
    answer = site.respond({ method: 'GET', url: address, body: '' });
  }
  const { window } = new JSDOM(answer.body, {
    url: address,
    runScripts: 'dangerously',
    beforeParse: (page) => void Object.assign(page, { fetch: async () => null }),
  });
  Object.assign(globalThis, { Node: window.Node, ShadowRoot: window.ShadowRoot });
  return { window, document: window.document, address, status: answer.status };
}

function profile(slug: string, more = false) {
  const { document, address } = open(`/in/${encodeURIComponent(slug)}`);
  if (more) openMore(document);
  return readProfile(document, address);
}

const job = (action: Job['action'], prospectUrl: string, body = 'Hi') =>
  ({ action, prospectUrl, body, claim: 1 }) as Job;

describe('a profile', () => {
  it.each([
    ['connected--1', 'connected'],
    ['connectable--1', 'connectable'],
    ['connectable--in-german', 'connectable'],
    ['moved--1', 'connectable'],
    ['under-more--1', 'more'],
    ['follow-only--1', 'more'],
    ['pending--1', 'pending'],
    ['incoming--1', 'incoming'],
  ])('%s reads as %s, in every language', (slug, relation) => {
    for (const variant of ['', 'a', 'b', 'c', 'd']) {
      const signals = profile(slug + variant);
      expect(signals.topCard).toBe(true);
      expect(relationOf(signals)).toBe(relation);
    }
  });

  it('finds Connect in the menu behind More, outside main', () => {
    expect(relationOf(profile('under-more--1', true))).toBe('connectable');
    expect(relationOf(profile('follow-only--1', true))).toBe('follow_only');
  });

  it('is not confused by the buttons of people in a sidebar', () => {
    const signals = profile('connected--1');
    expect(signals.invite).toBeNull();
    expect(signals.memberId).toBe(memberIdOf('connected--1'));
    expect(signals.compose).toContain(memberIdOf('connected--1'));
  });

  it('knows whose page it is by URLs alone', () => {
    const wanted = (slug: string) => job('message', `${LINKEDIN}/in/${encodeURIComponent(slug)}`);
    expect(judgeProfile(wanted('connected--jürgen'), profile('connected--jürgen')).kind).toBe('go');
    expect(judgeProfile(wanted(memberIdOf('connected--1')), profile('connected--1')).kind).toBe('go');
    expect(judgeProfile(wanted('jane-doe'), profile('connected--1'))).toMatchObject({ code: 'recipient_ambiguous' });
    expect(judgeProfile(wanted('somebody-else--1'), profile('somebody-else--1'))).toMatchObject({
      code: 'recipient_ambiguous',
    });
  });

  it.each([
    ['connection_request', 'connected--1', 'already_connected'],
    ['connection_request', 'incoming--1', 'incoming_request'],
    ['connection_request', 'follow-only--1', 'follow_only'],
    ['connection_request', 'self--1', 'self'],
    ['message', 'self--1', 'self'],
    ['message', 'connectable--1', 'not_first_degree'],
    ['message', 'pending--1', 'not_first_degree'],
    ['message', 'incoming--1', 'not_first_degree'],
    ['message', 'no-message--1', 'not_messageable'],
  ] as const)('ends a %s to %s as %s', (action, slug, code) => {
    expect(judgeProfile(job(action, `${LINKEDIN}/in/${slug}`), profile(slug, true))).toMatchObject({ code });
  });

  it('is never invited where an invitation is pending', () => {
    expect(judgeProfile(job('connection_request', `${LINKEDIN}/in/pending--1`), profile('pending--1')).kind).toBe(
      'done_before',
    );
  });

  it('waits for a page that is slow', () => {
    const { document, address } = open('/in/slow--1');
    expect(judgeProfile(job('message', `${LINKEDIN}/in/slow--1`), readProfile(document, address)).kind).toBe('wait');
  });
});

describe('an address', () => {
  it.each([
    ['/in/jane-doe', 'page'],
    ['/feed/', 'page'],
    ['/login', 'signed_out'],
    ['/authwall?x=1', 'signed_out'],
    ['/uas/login', 'signed_out'],
    ['/checkpoint/challenge/1', 'checkpoint'],
    ['/404/', 'gone'],
    ['/in/unavailable/', 'gone'],
    ['/in/login', 'page'],
  ])('%s is %s', (path, place) => expect(placeOf(LINKEDIN + path)).toBe(place));

  it('elsewhere is not LinkedIn', () => {
    for (const url of ['https://www.linkedin.com.evil.test/in/x', 'http://www.linkedin.com/in/x', 'about:blank', ''])
      expect(placeOf(url)).toBe('elsewhere');
  });

  it.each([
    ['restricted', 'restricted'],
    ['checkpoint', 'checkpoint'],
    ['captcha', 'checkpoint'],
    ['rate-limited', 'rate_limited'],
    ['connected', 'page'],
  ])('of %s and what the page shows there are %s, in every language', (scenario, place) => {
    for (const variant of ['1', '1a', '1b', '1c', '1d']) {
      const { document, address, status } = open(`/in/${scenario}--${variant}`);
      expect(placeOf(address, readNotice(document, status))).toBe(place);
    }
  });

  it.each([429, 999])('that answers %i asks to slow down', (http) =>
    expect(placeOf(`${LINKEDIN}/in/jane-doe`, { http, helpOnly: false })).toBe('rate_limited'),
  );

  it.each(['gone--1', 'checkpoint--1', 'signed-out--1'])('of %s tells by redirects', (slug) => {
    expect(placeOf(open(`/in/${slug}`).address)).toBe(
      { gone: 'gone', checkpoint: 'checkpoint', 'signed-out': 'signed_out' }[slug.split('--')[0]!],
    );
  });
});

describe("an invitation's dialog", () => {
  function dialog(slug: string, note: boolean, body = 'Hi') {
    const { document, address } = open(`/preload/custom-invite/?vanityName=${slug}`);
    if (note) addNoteButton(inviteDialog(document)!)!.click();
    return judgeDialog(job('connection_request', '', body), readInvite(document, address), [slug]);
  }

  it.each(['wrong-dialog--1', 'names-another--1'])('of %s is that of somebody else', (slug) => {
    expect(dialog(slug, false)).toMatchObject({ code: 'recipient_ambiguous' });
    expect(dialog(slug, false, '')).toMatchObject({ code: 'recipient_ambiguous' });
  });

  it('is told from other dialogs', () => {
    expect(dialog('other-dialog--1', false)).toMatchObject({ kind: 'wait', code: 'ui_changed' });
    expect(dialog('other-dialog--1', false, '')).toMatchObject({ kind: 'wait', code: 'ui_changed' });
    expect(dialog('confirm-dialog--1', false)).toMatchObject({ kind: 'wait' });
    expect(dialog('confirm-dialog--1', false, '')).toMatchObject({ kind: 'wait' });
  });

  it.each(['connectable--1', 'two-buttons--1', 'named-dialog--1'])('of %s offers to add a note', (slug) => {
    expect(dialog(slug, false).kind).toBe('add_note');
    expect(dialog(slug, true).kind).toBe('go');
    expect(dialog(slug, false, '').kind).toBe('go');
  });

  it('may nudge to Premium beside a working box', () => expect(dialog('nudge--1', true).kind).toBe('go'));
  it('offers Premium instead of a box', () =>
    expect(dialog('note-quota--1', true)).toMatchObject({ code: 'note_quota' }));
  it.each(['weekly-limit--1', 'weekly-limit--a', 'weekly-limit--b', 'weekly-limit--c'])(
    'of %s says that the limit of the week is reached',
    (slug) => expect(dialog(slug, false)).toMatchObject({ code: 'weekly_limit' }),
  );

  it.each([
    ['connectable--1', false],
    ['weekly-limit--1', true],
    ['limit-after-send--1', true],
    ['quota-after-send--1', false],
    ['pretended-invite--1', false],
  ])('of %s is a notice after Send: %s', (slug, notice) => {
    const { document } = open(`/preload/custom-invite/?vanityName=${slug}`);
    if (!slug.startsWith('weekly')) {
      (inviteDialog(document)!.querySelector('[data-do=without]') as HTMLButtonElement).click();
    }
    expect(readInvite(document, '').notice).toBe(notice);
  });

  it('asks for an e-mail address', () =>
    expect(dialog('email-gate--1', false)).toMatchObject({ code: 'email_required' }));
  it('takes only short notes', () => {
    expect(dialog('short-note--1', true, 'x'.repeat(101))).toMatchObject({ code: 'note_over_account_limit' });
    expect(dialog('short-note--1', true, 'x'.repeat(100)).kind).toBe('go');
  });
});

describe('a composer of messages', () => {
  const compose = (slug: string) => {
    site.respond({ method: 'GET', url: `${LINKEDIN}/in/${slug}`, body: '' });
    return open(`/messaging/compose/?recipient=${memberIdOf(slug)}`).document;
  };

  it('names the recipient', () => {
    expect(readMessageComposer(compose('connected--1'))).toMatchObject({ editors: 1, text: '', sendButton: true });
    expect(new Set(readMessageComposer(compose('connected--1')).recipients)).toEqual(
      new Set(['connected--1', memberIdOf('connected--1')]),
    );
    expect(readMessageComposer(compose('wrong-recipient--1')).recipients).not.toContain('wrong-recipient--1');
  });

  it('is found in a shadow root', () =>
    expect(readMessageComposer(compose('shadow--1'))).toMatchObject({
      editors: 1,
      recipients: expect.arrayContaining(['shadow--1']),
    }));
  it('may hold an old draft', () => expect(readMessageComposer(compose('old-draft--1')).text).toBe('An old draft'));
  it('may have a second one beside it', () => expect(readMessageComposer(compose('two-composers--1')).editors).toBe(2));
  it('may have no Send', () => expect(readMessageComposer(compose('press-enter--1')).sendButton).toBe(false));

  it('stands beside the items of its thread, not those of others', () => {
    const text = 'Hi there\n\nsecond';
    site.respond({
      method: 'POST',
      url: `${LINKEDIN}/fixture/send`,
      body: JSON.stringify({ kind: 'message', to: 'connected--1', text }),
    });
    const thread = threadOf(messageEditors(compose('connected--1'))[0]!)!;
    expect(itemsWith(thread, text)).toHaveLength(1);
    expect(itemsWith(thread, 'Hi there')).toHaveLength(0);
  });

  it('counts no text that the recipient wrote', () => {
    site.replies.add('connected--1');
    const thread = threadOf(messageEditors(compose('connected--1'))[0]!)!;
    expect(itemsWith(thread, 'Thanks!', ['somebody'])).toHaveLength(1);
    expect(itemsWith(thread, 'Thanks!', ['connected--1', memberIdOf('connected--1')])).toHaveLength(0);
  });

  it('tells whose the last message is', () => {
    const author = () => lastAuthor(threadOf(messageEditors(compose('connected--1'))[0]!)!);
    site.respond({
      method: 'POST',
      url: `${LINKEDIN}/fixture/send`,
      body: JSON.stringify({ kind: 'message', to: 'connected--1', text: 'Hi' }),
    });
    expect(author()).not.toContain('connected--1');
    site.replies.add('connected--1');
    expect(author()).toContain('connected--1');
  });
});

describe('a post', () => {
  const urn = (number: number) => `urn:li:activity:${number}`;
  const post = (number: number) => readPost(open(`/feed/update/${urn(number)}/`).document, urn(number));

  it('is known by its URN', () => {
    expect(judgePost(urn(7100), post(7100))).toMatchObject({ kind: 'go', names: [urn(7100)] });
    expect(judgePost(urn(7600), post(7600))).toMatchObject({ code: 'recipient_ambiguous' });
    expect(judgePost(urn(7700), post(7700))).toMatchObject({ kind: 'wait', code: 'ui_changed' });
  });

  it('may be a comment, which is answered and nothing else', () => {
    const post = `${LINKEDIN}/feed/update/${urn(7100)}`;
    const comment = 'urn:li:comment:(activity:7100,1)';
    expect(commentedUrn(post)).toBe(urn(7100));
    expect(commentedUrn(`${post}?commentUrn=${encodeURIComponent(comment)}`)).toBe(comment);
    expect(commentedUrn(`${LINKEDIN}/pulse/an-article`)).toBeNull();
    expect(judgePost(comment, readPost(open(`/feed/update/${urn(7100)}/`).document, comment))).not.toMatchObject({
      kind: 'go',
    });
    expect(readPost(open(`/feed/update/${urn(7100)}/`).document, 'urn:li:comment:0')).toMatchObject({
      wrapper: true,
      composer: { editors: 0 },
    });
  });

  it('counts no comment that somebody else wrote', () => {
    const send = (more: object) =>
      site.respond({
        method: 'POST',
        url: `${LINKEDIN}/fixture/send`,
        body: JSON.stringify({ kind: 'comment', to: urn(7100), text: 'Hi', ...more }),
      });
    const counted = () => {
      const wrapper = postWrapper(open(`/feed/update/${urn(7100)}/`).document, urn(7100))!;
      const equal = itemsWith(wrapper, 'Hi');
      return [equal.length, commentsBy(equal, ['me--myself']).length, commentsBy(equal, []).length];
    };
    send({ echo: true });
    expect(counted()).toEqual([1, 0, 0]);
    send({});
    expect(counted()).toEqual([2, 1, 0]);
  });

  it('is commented by who is signed in', () => {
    const { document, address } = open('/in/me/');
    expect(readProfile(document, address)).toMatchObject({ self: true, slugs: ['me--myself', 'me--myself'] });
  });

  it('has one composer, also in a shadow root', () => {
    expect(post(7100).composer).toMatchObject({ editors: 1, text: '', sendButton: true });
    expect(post(7400).composer).toMatchObject({ editors: 1, text: '', sendButton: true });
    expect(post(7300).composer.text).toBe('An old draft');
  });
});
