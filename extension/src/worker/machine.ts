import { ADAPTERS } from '../adapters/2026-11';
import type { Target } from '../page/operations';
import { type FailureCode, TOLD_BY } from '../shared/codes';
import { placeOf, postUrn } from '../shared/linkedin';
import { EMPTY_JOURNAL, type Store } from '../shared/store';
import type { Job, Journal, Outcome } from '../shared/types';
import { ApiError, type Api } from './api';
import { rememberContact } from './contacts';
import { type Verdict, isPageOf, judgeDialog, judgePost, judgeProfile, relationOf } from './judge';
import type { Pace } from './pace';
import { type State, STATES } from './states';
import type { Tab } from './tab';
import { type Teller } from './teller';

export interface Surroundings {
  readonly store: Store;
  readonly tab: Tab;
  /** Null while no pipeline is paired. */
  readonly api: () => Promise<Api | null>;
  readonly teller: Teller;
  readonly pace: Pace;
  readonly version: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
}

const FEED = 'https://www.linkedin.com/feed/';
/** Nothing is begun or clicked with less of the lock left. */
const LOCK_MARGIN_MS = 30_000;
const EXTEND_BELOW_MS = 150_000;
const LONGEST_FROM_CLAIM_MS = 29 * 60_000;
/** So often not even a page could be opened, for instance without a network. */
const GIVE_UP_LOOKING = 40;
const KEPT_HISTORY = 10;
const KEPT_TRIED = 200;
/** A page that names somebody else may still be about to change. */
const SURE_AFTER_MS = 5_000;

/** Walks one job after the other through the states. Each call of {@link advance} is one step. */
export class Machine {
  private readonly run: string;
  private asked = false;

  constructor(private readonly around: Surroundings) {
    this.run = around.newId();
  }

  /** Takes one step and returns the seconds until the next one. */
  async advance(): Promise<number> {
    const journal = await this.afterRestart(await this.around.store.get('journal'));
    const wait = (journal.nextAt - this.around.now()) / 1000;
    if (wait > 0 && wait <= this.around.pace.mostBetweenClaims) return wait;
    if (await this.timedOut(journal)) return 0;
    switch (journal.state) {
      case 'idle':
        return this.idle(journal);
      case 'ready':
        return this.ready(journal);
      case 'claimed':
        return this.claimed(journal);
      case 'opened':
        return this.opened(journal);
      case 'identified':
        return this.identified(journal);
      case 'composed':
        return this.composed(journal);
      case 'armed':
        return this.armed(journal);
      case 'submitted':
        return this.submitted(journal);
      case 'verified':
        return this.verified(journal);
      case 'reported':
        return this.reported(journal);
    }
  }

  /** The person does not want this to be sent. */
  async decline(): Promise<void> {
    await this.withdraw(await this.around.store.get('journal'), 'person_declined');
  }

  /** The page saw Send being pressed; the text had this hash then. */
  async pressed(hash: string | null): Promise<void> {
    const journal = await this.around.store.get('journal');
    if (journal.state === 'armed') await this.move(journal, 'submitted', { sentHash: hash });
  }

  private async afterRestart(journal: Journal): Promise<Journal> {
    if (journal.run === this.run) return journal;
    const seen = { ...journal, run: this.run };
    switch (STATES[journal.state].restart) {
      case 'continue':
        await this.around.store.set({ journal: seen });
        return seen;
      case 'reopen':
        return this.move(seen, 'claimed', { names: [], composerUrl: null });
      case 'look':
        return this.look(seen);
    }
  }

  /** While the person's tab lives, they may still press Send; everything else is only looked at. */
  private async look(journal: Journal): Promise<Journal> {
    const { tab, store } = this.around;
    const waits = journal.state === 'armed' && journal.mode === 'assisted' && (await tab.known()) && (await tab.present());
    if (!waits && journal.state === 'armed') return this.move(journal, 'submitted');
    await store.set({ journal });
    return journal;
  }

  private async timedOut(journal: Journal): Promise<boolean> {
    const { failure } = STATES[journal.state];
    const limit = this.limitOf(journal);
    if (!failure || limit === null) return false;
    const elapsed = this.around.now() - journal.since;
    const over = elapsed >= limit;
    if (journal.state === 'submitted') return this.doneLooking(journal, over && elapsed >= 0);
    // A clock that was set back tells nothing about the lock.
    const locked = elapsed >= 0 && journal.lockedUntil - this.around.now() >= LOCK_MARGIN_MS;
    if (!over && elapsed >= 0 && (locked || journal.state === 'armed')) return false;
    if (journal.state === 'armed') await this.withdraw(journal, 'person_away');
    else await this.end(journal, locked ? await this.timeoutCode(journal) : 'timeout', `in ${journal.state}`);
    return true;
  }

  /** In milliseconds. */
  private limitOf({ state, mode }: Journal): number | null {
    const seconds = STATES[state].timeout[mode];
    return seconds === null ? null : seconds * 1000 * this.around.pace.patience;
  }

  private async timeoutCode(journal: Journal): Promise<FailureCode> {
    if (!(await this.around.tab.present())) return 'person_away';
    return (STATES[journal.state].failure?.code ?? 'timeout') as FailureCode;
  }

  /** After a sleep the time is over, but nobody has looked yet. */
  private async doneLooking(journal: Journal, over: boolean): Promise<boolean> {
    const fresh = (this.around.now() - journal.reloadedAt) / 1000;
    const looked = isFresh(journal) && fresh >= this.around.pace.beforeReload;
    if (!(over && looked) && journal.looks < GIVE_UP_LOOKING) return false;
    if (looked && (await this.isSent(journal))) await this.sent(journal);
    else await this.conclude(journal);
    return true;
  }

  private async idle(journal: Journal): Promise<number> {
    const { store, tab } = this.around;
    const api = await this.around.api();
    if (!api) return this.rest('not_paired');
    if ((await store.get('settings')).stopped) return this.rest(null, 'stopped_by_person');
    if (!(await tab.permitted())) return this.rest('not_permitted', 'stopped_by_person');
    try {
      const info = await api.whoAmI();
      if (isOlder(this.around.version, info.minimumVersion)) return await this.restBecause('update_required');
      const usage = await api.usage();
      await store.set({ usage });
      // Without a job there is no reason to open LinkedIn.
      if (usage.paused) return await this.rest('paused', 'ready');
      if (!usage.statuses?.approved) return await this.rest(null, 'ready');
    } catch (error) {
      return this.unanswered(journal, error);
    }
    await this.move(journal, 'ready', { key: this.around.newId() });
    return 0;
  }

  /** Checked before each claim, so that no job is taken that cannot be done. */
  private async signedIn(): Promise<boolean> {
    const { tab } = this.around;
    if (!(await tab.present())) await tab.open(FEED);
    const place = placeOf((await tab.call('status').catch(() => null))?.address ?? '');
    if (place === 'page' || place === 'gone') return true;
    if (place === 'elsewhere') await tab.open(FEED);
    else await this.restBecause(place === 'checkpoint' ? 'checkpoint' : 'logged_out');
    return false;
  }

  private async ready(journal: Journal): Promise<number> {
    const { store, pace, now } = this.around;
    const api = await this.around.api();
    if (!api) return this.rest('not_paired');
    if (!(await this.signedIn())) return pace.poll;
    const asked = now();
    try {
      const { job, retryAfterSeconds } = await api.claim(journal.key ?? this.around.newId());
      if (!job) {
        const wait = Math.max(retryAfterSeconds, pace.leastBetweenClaims);
        return await this.rest(null, 'ready', Math.min(wait, pace.mostBetweenClaims));
      }
      const { mode } = await store.get('settings');
      const lock = { claimedAt: asked, lockedUntil: asked + job.lockSeconds * 1000 };
      await this.move(journal, 'claimed', { job, mode, ...lock });
      await store.set({ problem: null });
      return 0;
    } catch (error) {
      return this.unanswered(journal, error);
    }
  }

  /** The same key is used again: an answer that was lost costs nothing. */
  private async unanswered(journal: Journal, error: unknown): Promise<number> {
    if (error instanceof ApiError && error.unauthorized) return this.rest('token_revoked');
    await this.around.store.set({ problem: 'unreachable' });
    return this.later(journal, (error instanceof ApiError && error.retryAfterSeconds) || this.around.pace.afterError);
  }

  private async later(journal: Journal, seconds: number): Promise<number> {
    const { store, pace, now } = this.around;
    const wait = Math.min(seconds, pace.mostBetweenClaims);
    await store.set({ journal: { ...journal, nextAt: now() + wait * 1000 } });
    return wait;
  }

  private async claimed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    await this.around.teller.tell('working');
    await this.around.tab.open(job.prospectUrl);
    this.asked = false;
    await this.move(journal, 'opened');
    return 0;
  }

  private async opened(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab } = this.around;
    if (await this.endedByPlace(journal, await this.place())) return 0;
    const urn = postUrn(job.prospectUrl);
    const verdict = job.action === 'comment' ? judgePost(urn ?? '', await tab.call('post', urn ?? '')) : judgeProfile(job, await tab.call('profile'));
    switch (verdict.kind) {
      case 'open_more':
        await tab.call('openMore');
        return this.around.pace.poll;
      case 'done_before':
        return this.doneBefore(journal, 'already_pending');
      case 'go':
        if (verdict.url) await tab.open(verdict.url);
        await this.move(journal, 'identified', { names: verdict.names, composerUrl: verdict.url });
        return 0;
      default:
        return this.waitOrEnd(journal, verdict);
    }
  }

  private async identified(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    if (await this.endedByPlace(journal, await this.place())) return 0;
    if (job.action !== 'connection_request') return this.fill(journal);
    const verdict = judgeDialog(job, await this.around.tab.call('invite'));
    switch (verdict.kind) {
      case 'add_note':
        // Pressed once: later, the button in that place is another one.
        if (!this.asked) await this.around.tab.call('addNote');
        this.asked = true;
        return this.around.pace.poll;
      case 'go':
        return this.fill(journal);
      default:
        if (verdict.kind === 'end' && verdict.code === 'note_over_account_limit') await this.rememberNoteLimit(verdict.detail);
        return this.waitOrEnd(journal, verdict as Waiting);
    }
  }

  private async fill(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab, pace } = this.around;
    const target = targetOf(journal);
    const seen = await tab.call('look', target, job.body);
    if (job.action !== 'connection_request' && seen.problem) return this.waitOrEnd(journal, WAITS[seen.problem]);
    if (job.action !== 'connection_request' && seen.matches === null) return this.waitOrEnd(journal, WAITS.no_composer);
    const before = seen.matches ?? 0;
    if (before > 0 && job.claim > 1) return this.doneBefore(journal, 'uncertain');
    const composed = job.action === 'connection_request' && job.body === '' ? EMPTY_NOTE(job) : await tab.call('compose', target, job.body);
    if (composed.problem === 'occupied') return this.end(journal, 'composer_occupied');
    if (composed.problem) return this.waitOrEnd(journal, WAITS[composed.problem]);
    if (composed.typed !== job.bodySha256) {
      await tab.call('clear', target, null);
      return this.end(journal, 'text_mismatch');
    }
    await this.move(journal, 'composed', { before });
    return pace.poll;
  }

  private async composed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { store, tab, teller, pace } = this.around;
    const target = targetOf(journal);
    const tried = [...(await store.get('tried')), job.id].slice(-KEPT_TRIED);
    await store.set({ tried });
    // With "press Enter to send" only the person can send it.
    const byEnter = job.action === 'message' && !(await tab.call('message')).sendButton;
    if (journal.mode === 'assisted' || byEnter) {
      await this.move(journal, 'armed', { mode: 'assisted' });
      await tab.call('watch', target);
      await tab.show();
      await teller.tell('waiting_for_person');
      return pace.poll;
    }
    const armed = await this.move(journal, 'armed');
    const pressed = await tab.call('submit', target, job.bodySha256).catch(() => 'unknown' as const);
    if (pressed === 'changed') return this.end(armed, 'text_mismatch');
    if (pressed === 'no_button') return this.end(armed, 'ui_changed', 'Send cannot be pressed');
    await this.move(armed, 'submitted', { sentHash: pressed === 'pressed' ? job.bodySha256 : null });
    return pace.poll;
  }

  /** Only assisted jobs wait here; an automatic one moves on in the step that armed it. */
  private async armed(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { tab, pace } = this.around;
    if (!(await tab.present())) return this.withdraw(journal, 'person_away');
    const target = targetOf(journal);
    const seen = await tab.call('look', target, job.body).catch(() => null);
    if (!(await this.keepLock(journal))) return 0;
    await tab.call('watch', target).catch(() => null);
    const sent = seen !== null && (job.action === 'connection_request' ? seen.composer === 'none' : (seen.matches ?? 0) > journal.before);
    if (sent || seen?.pressed) await this.move(journal, 'submitted');
    return pace.poll;
  }

  private async keepLock(journal: Journal): Promise<boolean> {
    const job = jobOf(journal);
    const now = this.around.now();
    const left = journal.lockedUntil - now;
    if (left > EXTEND_BELOW_MS && journal.claimedAt <= now) return true;
    if (now - journal.claimedAt < LONGEST_FROM_CLAIM_MS && journal.claimedAt <= now) {
      try {
        const answer = await (await this.around.api())?.extend(job.id, job.claimToken);
        if (answer) {
          await this.around.store.set({ journal: { ...journal, lockedUntil: now + answer.lockSeconds * 1000 } });
          if (answer.lockSeconds * 1000 > LOCK_MARGIN_MS) return true;
        }
      } catch (error) {
        const over = error instanceof ApiError && error.final;
        if (!over && left > LOCK_MARGIN_MS) return true;
      }
    } else if (left > LOCK_MARGIN_MS) return true;
    await this.withdraw(journal, 'person_away');
    return false;
  }

  /** Takes the text out of the composer, and then looks whether it was sent before. */
  private async withdraw(journal: Journal, code: FailureCode): Promise<number> {
    const job = journal.job;
    if (!job || journal.outcome) return 0;
    if (!STATES[journal.state].mayBeSent) return this.end(journal, code);
    if (journal.state === 'armed') {
      await this.around.tab.call('clear', targetOf(journal), job.body).catch(() => null);
      await this.move(journal, 'submitted', { withdraw: code });
    }
    return 0;
  }

  /** Looks, first at the page as it is, then at a fresh one: success is often only pretended. */
  private async submitted(journal: Journal): Promise<number> {
    const { tab, pace, now } = this.around;
    const elapsed = (now() - journal.since) / 1000;
    // The clock was set back: its earlier times are useless.
    if (elapsed < 0) {
      await this.move(journal, 'submitted', { looks: 0 });
      return 0;
    }
    const fresh = isFresh(journal);
    if (fresh && (await this.isSent(journal))) return this.sent(journal);
    if (!fresh && elapsed < pace.beforeReload) {
      const seen = await tab.call('look', targetOf(journal), jobOf(journal).body).catch(() => null);
      if (seen?.premium && !journal.withdraw) {
        await this.around.store.set({ journal: { ...journal, withdraw: jobOf(journal).body === '' ? 'weekly_limit' : 'note_quota' } });
      }
      return pace.poll;
    }
    if (!fresh || now() - journal.reloadedAt > pace.betweenReloads * 1000) return this.reload(journal);
    if (journal.withdraw && now() - journal.reloadedAt > (pace.betweenReloads * 1000) / 2) {
      await this.conclude(journal);
      return 0;
    }
    return pace.poll;
  }

  private async reload(journal: Journal): Promise<number> {
    const { store, tab, pace, now } = this.around;
    const counted = { ...journal, looks: journal.looks + 1 };
    await store.set({ journal: counted });
    await tab.open(await this.placeToLook(journal));
    const reached = await tab.call('status').catch(() => null);
    if (!reached) return pace.betweenReloads;
    await store.set({ journal: { ...counted, reloadedAt: now() } });
    return pace.poll;
  }

  private async placeToLook(journal: Journal): Promise<string> {
    const job = jobOf(journal);
    if (job.action !== 'message') return job.prospectUrl;
    const { address } = await this.around.tab.call('status').catch(() => ({ address: '' }));
    return address.includes('/messaging/thread/') ? address : (journal.composerUrl ?? job.prospectUrl);
  }

  private async isSent(journal: Journal): Promise<boolean> {
    const job = jobOf(journal);
    if (job.action !== 'connection_request') {
      const seen = await this.around.tab.call('look', targetOf(journal), job.body).catch(() => null);
      return seen !== null && (seen.matches ?? 0) > journal.before;
    }
    return (await this.relation(job)) === 'pending';
  }

  private async relation(job: Job) {
    const signals = await this.around.tab.call('profile').catch(() => null);
    return signals && isPageOf(job.prospectUrl, signals) ? relationOf(signals) : 'unknown';
  }

  private async sent(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { address } = await this.around.tab.call('status').catch(() => ({ address: job.prospectUrl }));
    // Exactly this text stands on the page; a note is not shown there.
    const hash = job.action === 'connection_request' ? journal.sentHash : job.bodySha256;
    await this.finish(journal, {
      kind: 'result',
      body: { success: true, claimToken: job.claimToken, resultUrl: address, sentBodySha256: hash },
    });
    return 0;
  }

  /** The time to look is over, and nothing was seen. */
  private async conclude(journal: Journal): Promise<void> {
    const job = jobOf(journal);
    const connectable = job.action === 'connection_request' && ['connectable', 'more'].includes(await this.relation(job));
    await this.around.tab.call('clear', targetOf(journal), job.body).catch(() => null);
    if (journal.withdraw && (connectable || journal.sentHash === null)) await this.end(journal, journal.withdraw as FailureCode);
    else if (connectable) await this.end(journal, 'timeout', 'the page shows no invitation', 'result');
    else await this.end(journal, 'uncertain');
  }

  private async doneBefore(journal: Journal, unsure: FailureCode): Promise<number> {
    const job = jobOf(journal);
    const here = (await this.around.store.get('tried')).includes(job.id);
    if (here || (job.action === 'message' && job.claim > 1)) return this.sent({ ...journal, sentHash: null });
    return this.end(journal, job.claim > 1 ? 'uncertain' : unsure, `claim ${job.claim}`);
  }

  private async place() {
    return placeOf((await this.around.tab.call('status')).address);
  }

  private async endedByPlace(journal: Journal, place: ReturnType<typeof placeOf>): Promise<boolean> {
    const codes = { page: null, elsewhere: null, signed_out: 'logged_out', checkpoint: 'checkpoint', gone: 'profile_gone' } as const;
    const code = codes[place];
    if (code === null) return false;
    const post = jobOf(journal).action === 'comment' && code === 'profile_gone';
    if (place !== 'gone') await this.around.store.set({ problem: code === 'checkpoint' ? 'checkpoint' : 'logged_out' });
    await this.end(journal, post ? 'other' : code, post ? 'the post is gone' : '');
    return true;
  }

  private async waitOrEnd(journal: Journal, verdict: Waiting): Promise<number> {
    const { now, pace } = this.around;
    const elapsed = now() - journal.since;
    const soon = (this.limitOf(journal) ?? 0) - 2 * pace.poll * 1000;
    const sure = elapsed >= (verdict.code === 'ui_changed' ? soon : SURE_AFTER_MS * pace.patience);
    if (verdict.kind === 'wait' && !sure) return pace.poll;
    return this.end(journal, verdict.code, verdict.detail);
  }

  private async end(journal: Journal, code: FailureCode, detail = '', by: Outcome['kind'] = TOLD_BY[code]): Promise<number> {
    const { claimToken } = jobOf(journal);
    const report = `${code}; adapters ${ADAPTERS}${detail ? `; ${detail}` : ''}`;
    await this.finish(
      journal,
      by === 'release'
        ? { kind: 'release', body: { claimToken, failureCode: code, detail: report } }
        : { kind: 'result', body: { success: false, claimToken, failureCode: code, errorMessage: report } },
    );
    return 0;
  }

  private async finish(journal: Journal, outcome: Outcome): Promise<void> {
    await this.move(journal, 'verified', { outcome });
  }

  /** Stays in the journal until the pipeline has answered, also across a new pairing. */
  private async verified(journal: Journal): Promise<number> {
    const job = jobOf(journal);
    const { store, pace } = this.around;
    const api = await this.around.api();
    if (!api || !journal.outcome) return this.later(journal, pace.afterError);
    try {
      await api.answer(job.id, journal.outcome);
    } catch (error) {
      if (!(error instanceof ApiError && error.final)) {
        await store.set({ problem: error instanceof ApiError && error.unauthorized ? 'token_revoked' : 'unreachable' });
        return this.later(journal, pace.afterError);
      }
    }
    await this.move(journal, 'reported');
    return 0;
  }

  private async reported(journal: Journal): Promise<number> {
    const { store, pace, random } = this.around;
    const job = jobOf(journal);
    const { kind, body } = journal.outcome!;
    const success = kind === 'result' && body.success;
    const entry = {
      at: this.around.now(),
      id: job.id,
      action: job.action,
      name: job.prospectName,
      url: job.prospectUrl,
      outcome: success ? ('sent' as const) : kind === 'result' ? ('failed' as const) : ('released' as const),
      code: success ? null : (body.failureCode ?? null),
    };
    if (success) await rememberContact(store, journal, this.around.now());
    const [least, most] = pace.betweenActions;
    await store.set({ history: [entry, ...(await store.get('history'))].slice(0, KEPT_HISTORY) });
    const problem = entry.code === 'logged_out' || entry.code === 'checkpoint' ? entry.code : null;
    await this.rest(problem, problem ?? 'ready', least + random() * (most - least));
    return 0;
  }

  private restBecause(problem: 'checkpoint' | 'logged_out' | 'update_required'): Promise<number> {
    return this.rest(problem, problem);
  }

  private async rest(problem: Parameters<Teller['problem']>[0], state?: Parameters<Teller['tell']>[0], seconds?: number): Promise<number> {
    const { teller, pace, now, store } = this.around;
    const wait = seconds ?? pace.leastBetweenClaims;
    // What a person sets right takes effect at once.
    const nextAt = state === 'stopped_by_person' || problem === 'not_paired' ? 0 : now() + wait * 1000;
    await store.set({ journal: { ...EMPTY_JOURNAL, run: this.run, since: now(), nextAt } });
    await teller.problem(problem);
    if (state) await teller.tell(state);
    return wait;
  }

  private async rememberNoteLimit(detail: string): Promise<void> {
    await this.around.store.set({ noteLimit: Number(/\d+/.exec(detail)?.[0] ?? 0) || null });
  }

  private async move(journal: Journal, state: State, more: Partial<Journal> = {}): Promise<Journal> {
    const { next, restart } = STATES[journal.state];
    const allowed = state === journal.state || next.includes(state) || (restart === 'reopen' && state === 'claimed');
    if (!allowed) throw new Error(`no transition from ${journal.state} to ${state}`);
    const moved: Journal = { ...journal, nextAt: 0, ...more, state, since: this.around.now(), run: this.run };
    await this.around.store.set({ journal: moved });
    return moved;
  }
}

type Waiting = Extract<Verdict, { kind: 'wait' | 'end' }>;

const WAITS = {
  no_composer: { kind: 'wait', code: 'ui_changed', detail: 'no composer' },
  no_note: { kind: 'wait', code: 'ui_changed', detail: 'no box for a note' },
  ambiguous: { kind: 'wait', code: 'recipient_ambiguous', detail: 'several composers' },
  other_recipient: { kind: 'wait', code: 'recipient_ambiguous', detail: 'the composer names somebody else' },
} as const satisfies Record<string, Waiting>;

const EMPTY_NOTE = (job: Job) => ({ problem: null, typed: job.bodySha256 });

/** A page was loaded since Send was pressed. */
function isFresh(journal: Journal): boolean {
  return journal.looks > 0 && journal.reloadedAt >= journal.since;
}

function jobOf(journal: Journal): Job {
  if (!journal.job) throw new Error(`${journal.state} without a job`);
  return journal.job;
}

function targetOf(journal: Journal): Target {
  return { action: jobOf(journal).action as Target['action'], names: journal.names };
}

/** Compares versions such as 1.4.0 number by number. */
export function isOlder(version: string, minimum: string | null): boolean {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [own, least] = [parts(version), parts(minimum ?? '0')];
  for (let i = 0; i < Math.max(own.length, least.length); i++) {
    const difference = (own[i] ?? 0) - (least[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
