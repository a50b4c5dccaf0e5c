import { type Place, noticeAt, noticeOf, placeOf } from '../shared/linkedin';
import type { Journal } from '../shared/types';
import { ApiError } from './api';
import { type JournalKeeper, type Surroundings, stateAt } from './keeper';

const FEED = 'https://www.linkedin.com/feed/';

/** The way to a job: `idle` and `ready`. */
export class Claiming {
  constructor(
    private readonly around: Surroundings,
    private readonly journal: JournalKeeper,
  ) {}

  async idle(journal: Journal): Promise<number> {
    const { store, tab } = this.around;
    const api = await this.around.api();
    if (!api) return this.journal.rest('not_paired');
    if ((await store.get('settings')).stopped) return this.journal.rest(null, 'stopped_by_person');
    if (!(await tab.permitted())) return this.journal.rest('not_permitted', 'stopped_by_person');
    try {
      const info = await api.whoAmI();
      if (isOlder(this.around.version, info.minimumVersion))
        return await this.journal.rest('update_required', 'update_required');
      const usage = await api.usage();
      await store.set({ usage });
      // Without a job there is no reason to open LinkedIn.
      if (usage.paused) return await this.journal.rest('paused', 'ready');
      if (!usage.statuses?.approved) return await this.withoutJob();
    } catch (error) {
      return this.unanswered(journal, error);
    }
    await this.journal.move(journal, 'ready', { key: this.around.newId() });
    return 0;
  }

  /** What LinkedIn showed is said until it may have changed. */
  private async withoutJob(): Promise<number> {
    const { store, now } = this.around;
    const notice = noticeOf(await store.get('problem'));
    const holds = notice !== null && (await store.get('lookFrom')) > now();
    return holds ? this.journal.rest(notice, stateAt(notice)) : this.journal.rest(null, 'ready');
  }

  async ready(journal: Journal): Promise<number> {
    const { store, pace, now } = this.around;
    const api = await this.around.api();
    if (!api) return this.journal.rest('not_paired');
    if ((await store.get('settings')).stopped) return this.journal.rest(null, 'stopped_by_person');
    if (!(await this.signedIn())) return pace.afterError;
    const asked = now();
    try {
      const { job, retryAfterSeconds } = await api.claim(journal.key ?? this.around.newId());
      if (!job) {
        const wait = Math.max(retryAfterSeconds, pace.leastBetweenClaims);
        return await this.journal.rest(null, 'ready', Math.min(wait, pace.mostBetweenClaims));
      }
      const lock = { claimedAt: asked, lockedUntil: asked + job.lockSeconds * 1000 };
      await this.journal.move(journal, 'claimed', { job, ...lock });
      await store.set({ problem: null });
      return 0;
    } catch (error) {
      return this.unanswered(journal, error);
    }
  }

  /** Checked before each claim, so that no job is taken that cannot be done. */
  private async signedIn(): Promise<boolean> {
    const { tab, pace } = this.around;
    let place = (await tab.present()) ? await this.place() : null;
    if (place === null) {
      await tab.open(FEED);
      place = await this.place();
    }
    if (place === 'page' || place === 'gone') return true;
    const notice = place && noticeAt(place);
    if (notice) await this.journal.restAt(notice, notice === 'rate_limited' ? pace.mostBetweenClaims : undefined);
    return false;
  }

  /** Null: the tab shows another site or an old page; since then the person may have signed in or out in another tab. */
  private async place(): Promise<Place | null> {
    const { tab, pace } = this.around;
    const status = await tab.call('status').catch(() => null);
    if (status === null || status.age < 0 || status.age >= pace.mostBetweenClaims * 1000) return null;
    const place = placeOf(status.address, status.notice);
    return place === 'elsewhere' ? null : place;
  }

  /** The same key is used again: an answer that was lost costs nothing. */
  private async unanswered(journal: Journal, error: unknown): Promise<number> {
    if (error instanceof ApiError && error.unauthorized) return this.journal.rest('token_revoked');
    await this.around.store.set({ problem: 'unreachable' });
    return this.journal.later(
      journal,
      (error instanceof ApiError && error.retryAfterSeconds) || this.around.pace.afterError,
    );
  }
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
