import { ADAPTERS } from '../adapters/2026-11';
import type { Target } from '../page/operations';
import { type FailureCode, TOLD_BY } from '../shared/codes';
import { EMPTY_JOURNAL, type Store } from '../shared/store';
import type { NoticeCode } from '../shared/linkedin';
import type { Job, Journal, Outcome, Problem } from '../shared/types';
import { LOOK_EVERY_MS } from './answers';
import type { Api } from './api';
import type { Verdict } from './judge';
import type { Pace } from './pace';
import { type State, STATES } from './states';
import type { Tab } from './tab';
import type { Teller } from './teller';

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

/** Nothing is begun or clicked with less of the lock left. */
export const LOCK_MARGIN_MS = 30_000;

/** A page that names somebody else may still be about to change. */
const SURE_AFTER_MS = 5_000;

export type Waiting = Extract<Verdict, { kind: 'wait' | 'end' }>;

/** Writes the journal: every change of state, and how a job ends. */
export class JournalKeeper {
  constructor(
    private readonly around: Surroundings,
    /** Tells this worker's entries from those of one before it. */
    readonly run: string,
  ) {}

  read(): Promise<Journal> {
    return this.around.store.get('journal');
  }

  /** Changes an entry without changing its state. */
  async write(journal: Journal): Promise<Journal> {
    await this.around.store.set({ journal });
    return journal;
  }

  async move(journal: Journal, state: State, more: Partial<Journal> = {}): Promise<Journal> {
    const { next, restart } = STATES[journal.state];
    const allowed = state === journal.state || next.includes(state) || (restart === 'reopen' && state === 'claimed');
    if (!allowed) throw new Error(`no transition from ${journal.state} to ${state}`);
    const moved: Journal = { ...journal, nextAt: 0, ...more, state, since: this.around.now(), run: this.run };
    await this.around.store.set({ journal: moved });
    return moved;
  }

  /** In milliseconds. */
  limitOf({ state, mode }: Journal): number | null {
    const seconds = STATES[state].timeout[mode];
    return seconds === null ? null : seconds * 1000 * this.around.pace.patience;
  }

  async waitOrEnd(journal: Journal, verdict: Waiting): Promise<number> {
    const { now, pace } = this.around;
    const soon = (this.limitOf(journal) ?? 0) - 2 * pace.poll * 1000;
    const sure = verdict.code === 'ui_changed' ? now() - journal.since >= soon : this.isSettled(journal);
    if (verdict.kind === 'wait' && !sure) return pace.poll;
    return this.end(journal, verdict.code, verdict.detail);
  }

  /** A page that keeps loading has shown by now what it shows. */
  isSettled({ since }: Journal): boolean {
    return this.around.now() - since >= SURE_AFTER_MS * this.around.pace.patience;
  }

  async end(journal: Journal, code: FailureCode, detail = '', by: Outcome['kind'] = TOLD_BY[code]): Promise<number> {
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

  async finish(journal: Journal, outcome: Outcome): Promise<void> {
    await this.move(journal, 'verified', { outcome });
  }

  async later(journal: Journal, seconds: number): Promise<number> {
    const { store, pace, now } = this.around;
    const wait = Math.min(seconds, pace.mostBetweenClaims);
    await store.set({ journal: { ...journal, nextAt: now() + wait * 1000 } });
    return wait;
  }

  /** LinkedIn shows a notice: nobody is looked at for hours. */
  async restAt(notice: NoticeCode, seconds?: number): Promise<number> {
    // Whoever signs in next may be somebody else.
    await this.around.store.set({ lookFrom: this.around.now() + LOOK_EVERY_MS, own: [] });
    return this.rest(notice, stateAt(notice), seconds);
  }

  async rest(problem: Problem | null, state?: Parameters<Teller['tell']>[0], seconds?: number): Promise<number> {
    const { teller, pace, now, store } = this.around;
    const wait = seconds ?? pace.leastBetweenClaims;
    // What a person sets right takes effect at once.
    const nextAt = state === 'stopped_by_person' || problem === 'not_paired' ? 0 : now() + wait * 1000;
    await store.set({ journal: { ...EMPTY_JOURNAL, run: this.run, since: now(), nextAt } });
    await teller.problem(problem);
    const { stopped } = await store.get('settings');
    if (state) await teller.tell(state === 'ready' && stopped ? 'stopped_by_person' : state);
    return wait;
  }
}

/** What concerns the account is the device's state, too. */
export function stateAt(notice: NoticeCode) {
  return notice === 'rate_limited' ? 'ready' : notice;
}

export function jobOf(journal: Journal): Job {
  if (!journal.job) throw new Error(`${journal.state} without a job`);
  return journal.job;
}

export function targetOf(journal: Journal): Target {
  const { names, own } = journal;
  return { action: jobOf(journal).action as Target['action'], names, own };
}
