import { type Place, placeOf } from '../shared/linkedin';
import type { Journal } from '../shared/types';
import { ApiError } from './api';
import type { JournalKeeper, Surroundings } from './keeper';

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
      if (isOlder(this.around.version, info.minimumVersion)) return await this.journal.restBecause('update_required');
      const usage = await api.usage();
      await store.set({ usage });
      // Without a job there is no reason to open LinkedIn.
      if (usage.paused) return await this.journal.rest('paused', 'ready');
      if (!usage.statuses?.approved) return await this.journal.rest(null, 'ready');
    } catch (error) {
      return this.unanswered(journal, error);
    }
    await this.journal.move(journal, 'ready', { key: this.around.newId() });
    return 0;
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
    const { tab } = this.around;
    const place = (await tab.present()) ? await this.place() : 'elsewhere';
    // The page of the last job may still say to slow down.
    if (place !== 'elsewhere' && place !== 'rate_limited') return this.isSignedIn(place);
    await tab.open(FEED);
    return this.isSignedIn(await this.place());
  }

  private async place(): Promise<Place> {
    const status = await this.around.tab.call('status').catch(() => null);
    return placeOf(status?.address ?? '', status?.notice);
  }

  private async isSignedIn(place: Place): Promise<boolean> {
    if (place === 'page' || place === 'gone') return true;
    if (place === 'rate_limited') await this.journal.rest(place, 'ready', this.around.pace.mostBetweenClaims);
    else if (place !== 'elsewhere') await this.journal.restBecause(place === 'signed_out' ? 'logged_out' : place);
    return false;
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
