import { createHash } from 'node:crypto';
import type { InviteSignals, Notice, ProfileSignals } from '../src/adapters/2026-11';
import type { Seen, Target } from '../src/page/operations';
import { personOf, postUrn, profileSlug } from '../src/shared/linkedin';
import { DEFAULTS, type Store } from '../src/shared/store';
import type { ClaimAnswer, Job, Outcome, Stored } from '../src/shared/types';
import { ApiError, type Api, type Signal } from '../src/worker/api';
import { Machine } from '../src/worker/machine';
import { PRODUCTION_PACE } from '../src/worker/pace';
import type { State } from '../src/worker/states';
import type { OperationName, Tab } from '../src/worker/tab';
import { Teller } from '../src/worker/teller';

export type Action = Target['action'];
export const MEMBER = 'ACoAABcdefghijklmnopqrstuvwxyz0123456';
export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A simulated LinkedIn, pipeline, browser and clock. Whatever reaches the outside can be cut by {@link cut}. */
export class World {
  now = Date.parse('2026-11-20T09:00:00Z');
  stored: Stored = structuredClone({
    ...DEFAULTS,
    pairing: {
      baseUrl: 'https://pipeline.example',
      token: 'hcx_x',
      customerId: 'c',
      customerName: null,
      deviceName: 'd',
    },
  });

  // LinkedIn
  relation: 'connectable' | 'pending' | 'connected' = 'connectable';
  items: string[] = [];
  /** Comments of somebody else. */
  otherItems: string[] = [];
  /** Whether pages still name the person who is signed in. */
  namesOwner = true;
  /** The items come so many milliseconds after the page. */
  itemsLate = 0;
  box: string | null = null;
  dialog = false;
  address: string | null = null;
  loadedAt = 0;
  /** How often the extension opened a page. */
  opened = 0;
  place: string | null = null;
  notice: Notice = { http: 200, helpOnly: false };
  /** What the dialog says after Send. */
  refusal: Seen['refusal'] = null;
  pressed = false;
  /** Send only pretends: the page shows it until it is loaded again. */
  pretends = false;
  hasSendButton = true;
  typesWrong = false;
  /** Texts and to whom, as they arrived, each with the token of the claim at that moment. */
  readonly sends: { text: string; token: string }[] = [];
  clicks: string[] = [];

  // The pipeline
  job: Job | null = null;
  claims = 0;
  keys = new Map<string, ClaimAnswer>();
  readonly outcomes: Outcome[] = [];
  readonly states: string[] = [];
  readonly signals: Signal[] = [];
  approved = 1;
  paused = false;
  minimumVersion: string | null = null;
  failing: ApiError | null = null;

  // The browser
  tabKnown = false;
  tabAlive = false;
  shown = 0;

  /** Called before and after each effect; a test makes it throw or stop. */
  cut: (where: 'before' | 'after', effect: string) => Promise<void> = async () => {};
  private ids = 0;

  constructor(
    readonly action: Action,
    readonly body = 'Hi Jane',
  ) {
    if (action === 'message') this.relation = 'connected';
  }

  get url(): string {
    return this.action === 'comment'
      ? 'https://www.linkedin.com/feed/update/urn:li:activity:71'
      : 'https://www.linkedin.com/in/jane-doe';
  }

  machine(version = '1.0.0'): Machine {
    const api = async () => (this.stored.pairing ? this.api : null);
    const store = this.store;
    return new Machine({
      store,
      tab: this.tab,
      api,
      teller: new Teller(store, api, version),
      pace: PRODUCTION_PACE,
      version,
      now: () => this.now,
      random: () => 0.5,
      newId: () => `id-${++this.ids}`,
    });
  }

  /** Steps until the condition holds. */
  async until(machine: Machine, done: () => boolean, steps = 400): Promise<void> {
    for (let i = 0; i < steps; i++) {
      if (done()) return;
      const wait = await machine.advance().catch(() => 1);
      this.now += Math.max(wait, 0.2) * 1000;
    }
    throw new Error(`stuck in ${this.stored.journal.state}`);
  }

  inState(state: State): boolean {
    return this.stored.journal.state === state;
  }

  get finished(): boolean {
    return this.outcomes.length > 0 && this.inState('idle');
  }

  /** The person presses Send. */
  press(): void {
    this.pressed = true;
    this.send();
  }

  private send(): void {
    this.clicks.push(this.stored.journal.job?.claimToken ?? 'none');
    const text = this.box ?? '';
    if (this.pretends) {
      this.dialog = false;
      this.items.push(text);
      return;
    }
    this.sends.push({ text, token: this.stored.journal.job?.claimToken ?? 'none' });
    this.box = this.action === 'connection_request' ? null : '';
    this.dialog = false;
    if (this.action === 'connection_request') this.relation = 'pending';
    else this.items.push(text);
  }

  readonly store: Store = {
    get: async (key) => structuredClone(this.stored[key]),
    set: (values) =>
      this.effect(`set ${values.journal?.state ?? Object.keys(values).join()}`, () => {
        Object.assign(this.stored, structuredClone(values));
      }),
  };

  private async effect<T>(name: string, apply: () => T): Promise<T> {
    await this.cut('before', name);
    const result = apply();
    await this.cut('after', name);
    return result;
  }

  readonly api: Api = {
    whoAmI: () =>
      this.remote('whoAmI', () => ({
        customerId: 'c',
        customerName: null,
        deviceId: 'e',
        deviceName: 'd',
        paused: this.paused,
        maxConnectionNoteLength: 280,
        minimumVersion: this.minimumVersion,
      })),
    usage: () => this.remote('usage', () => ({ paused: this.paused, statuses: { approved: this.approved } }) as never),
    claim: (key) => this.remote('claim', () => this.claim(key)),
    extend: () => this.remote('extend', () => ({ lockSeconds: 300 })),
    answer: (_id, outcome) => this.remote('answer', () => void this.outcomes.push(structuredClone(outcome))),
    state: (state) => this.remote('state', () => void this.states.push(state.state)),
    signal: (signal) => this.remote('signal', () => void this.signals.push(signal)),
  };

  private remote<T>(name: string, answer: () => T): Promise<T> {
    return this.effect(name, () => {
      if (this.failing) throw this.failing;
      return answer();
    });
  }

  private claim(key: string): ClaimAnswer {
    const repeated = this.keys.get(key);
    if (repeated) return repeated;
    const free = this.approved > 0;
    const { action, body, url } = this;
    if (free) {
      this.claims++;
      this.approved--;
      this.job = {
        id: 'draft',
        action,
        prospectUrl: url,
        prospectName: 'Jane Doe',
        body,
        bodySha256: sha256(body),
        lockedUntil: '2026-11-20T09:05:00Z',
        lockSeconds: 300,
        claimToken: `token-${this.claims}`,
        claim: this.claims,
      } as Job;
    }
    const answer = { job: free ? this.job : null, reason: free ? null : 'empty', retryAfterSeconds: 90 } as ClaimAnswer;
    this.keys.set(key, answer);
    return answer;
  }

  private readonly tab: Tab = {
    open: (url) => this.effect('open', () => this.load(url)),
    call: (async (name: OperationName, ...given: unknown[]) =>
      this.effect(name, () => this.call(name, given))) as Tab['call'],
    show: async () => void this.shown++,
    present: async () => this.tabAlive,
    known: async () => this.tabKnown,
    permitted: async () => true,
    anyOpen: async () => this.tabAlive,
  };

  private load(url: string): void {
    if (this.pretends) this.items = [];
    this.tabKnown = this.tabAlive = true;
    this.address = this.place ?? url.replace('/in/me/', '/in/me--myself/');
    this.loadedAt = this.now;
    this.opened++;
    this.pressed = false;
    this.dialog = url.includes('/preload/custom-invite/');
    this.box = this.dialog || (this.action === 'connection_request' && !this.dialog) ? null : '';
  }

  private call(name: OperationName, given: unknown[]): unknown {
    if (!this.tabAlive) throw new Error('the tab was closed');
    switch (name) {
      case 'status':
        return { address: this.address, loaded: true, notice: this.notice, age: this.now - this.loadedAt };
      case 'profile':
        return this.profile();
      case 'invite':
        return this.invite();
      case 'addNote':
        this.box = '';
        return true;
      case 'openMore':
      case 'watch':
        return true;
      case 'message':
        return { editors: 1, recipients: ['jane-doe'], text: this.box, canSend: true, sendButton: this.hasSendButton };
      case 'post':
        return { wrapper: postUrn(this.address) === given[0], others: 0, composer: {} };
      case 'lastAuthor':
        return [];
      case 'compose':
        if (this.box !== '' && this.box !== given[1]) return { problem: 'occupied' };
        this.box = given[1] as string;
        return { problem: null, typed: sha256(this.typesWrong ? 'Hi John' : this.box) };
      case 'submit':
        if (this.somebodyElse) return 'other_recipient';
        if (sha256(this.box ?? '') !== given[1]) return 'changed';
        this.send();
        return 'pressed';
      case 'clear':
        if (this.box !== null && (given[1] === null || this.box === given[1])) this.box = '';
        return true;
      case 'look':
        return {
          problem: null,
          matches:
            this.action === 'connection_request'
              ? null
              : this.ownItems(given[0] as Target).filter((each) => each === given[1]).length,
          items: this.shownItems.length + this.otherItems.length,
          composer:
            this.action === 'connection_request' && !this.dialog
              ? 'none'
              : this.box === given[1]
                ? 'ours'
                : this.box
                  ? 'other'
                  : 'empty',
          address: this.address,
          pressed: this.pressed,
          refusal: this.refusal,
        };
    }
  }

  private ownItems({ own }: Target): string[] {
    const known = this.action !== 'comment' || own.includes('me--myself');
    return known ? this.shownItems : [];
  }

  private get shownItems(): string[] {
    return this.now - this.loadedAt >= this.itemsLate ? this.items : [];
  }

  private get somebodyElse(): boolean {
    return this.action === 'connection_request' && personOf(this.address ?? '') !== 'jane-doe';
  }

  private profile(): ProfileSignals {
    const slug = profileSlug(this.address);
    const invite =
      this.relation === 'connectable' ? 'https://www.linkedin.com/preload/custom-invite/?vanityName=jane-doe' : null;
    return {
      topCard: slug !== null,
      slugs: slug ? [slug] : [],
      memberId: MEMBER,
      self: slug === 'me--myself' && this.namesOwner,
      invite,
      compose: `https://www.linkedin.com/messaging/compose/?recipient=${MEMBER}`,
      more: 'closed',
      pending: this.relation === 'pending',
      incoming: false,
      labelled: false,
    };
  }

  private invite(): InviteSignals {
    return {
      dialog: this.dialog,
      recipients: [personOf(this.address ?? '') ?? []].flat(),
      invitation: this.dialog,
      note: this.box !== null,
      noteLimit: 300,
      asksForEmail: false,
      premium: false,
      notice: false,
      canSend: true,
    };
  }
}
